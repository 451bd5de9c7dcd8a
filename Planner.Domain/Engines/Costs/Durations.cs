using System.Collections.Immutable;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Costs;

/// <summary>Lengths of time that costs are counted by: a month is 730 hours, a year 8,760 (DESIGN §5).</summary>
public static class Durations
{
    public static readonly Constant Month = new(1, Units.Month, new Label("one-month", Units.Month));

    public static readonly Constant Year = new(1, Units.Year, new Label("one-year", Units.Year));
}
