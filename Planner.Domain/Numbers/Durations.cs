namespace Planner.Domain.Numbers;

/// <summary>Lengths of time and other quantities of one that costs are counted by: a month is 730 hours, a year 8,760 (DESIGN §5).</summary>
public static class Durations
{
    public static readonly Constant Month = new(1, Units.Month, new Label("one-month", Units.Month));

    /// <summary>One US dollar, for prices that a scenario states as bare numbers.</summary>
    public static readonly Constant Dollar = new(1, Units.Usd, new Label("one-dollar", Units.Usd));

    public static readonly Constant Kilowatt = new(1, Units.Kilowatt, new Label("one-kilowatt", Units.Kilowatt));

    public static readonly Constant Megawatt = new(1, Units.Megawatt, new Label("one-megawatt", Units.Megawatt));

    public static readonly Constant KilowattHour = new(1, Units.KilowattHour, new Label("one-kilowatt-hour", Units.KilowattHour));

    public static readonly Constant SquareMetre = new(1, Units.SquareMetre, new Label("one-square-metre", Units.SquareMetre));

    public static readonly Constant Week = new(1, Units.Week, new Label("one-week", Units.Week));

    public static readonly Constant Day = new(1, Units.Day, new Label("one-day", Units.Day));

    public static readonly Constant Hour = new(1, Units.Hour, new Label("one-hour-of-time", Units.Hour));

    public static readonly Constant Gigabyte = new(1, Units.Gigabyte, new Label("one-gigabyte", Units.Gigabyte));

    public static readonly Constant Terabyte = new(1, Units.Terabyte, new Label("one-terabyte", Units.Terabyte));

    public static readonly Constant Year = new(1, Units.Year, new Label("one-year", Units.Year));
}
