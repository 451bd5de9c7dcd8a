using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Costs;

/// <summary>What is left of a purchase price with age.</summary>
public static class Residual
{
    private const double MonthsOfYear = 12;

    /// <summary>
    /// The share left after some months, straight between the known ages (months, rising), which begin with all of it at age 0; beyond the last known age it
    /// falls no further. Age 0 gives 1.
    /// </summary>
    public static T Share<T>(int ageMonths, params (int Age, T Share)[] known)
        where T : struct, IReal<T>
    {
        (int Age, T Share) before = (0, 1);
        foreach (var after in known)
        {
            if (ageMonths <= after.Age)
            {
                var way = (double)(ageMonths - before.Age) / (after.Age - before.Age);
                return (before.Share + ((after.Share - before.Share) * way)).As(Labels.ResidualShare);
            }

            before = after;
        }

        return before.Share.As(Labels.ResidualShare);
    }

    /// <summary>The share left of what loses value evenly over its life: of a hall; nothing beyond its life.</summary>
    public static T StraightLine<T>(T age, T life)
        where T : struct, IReal<T> => T.Max(0, 1 - (age / life)).As(Labels.ResidualShare);

    /// <summary>The share left when a price falls by the same share every year.</summary>
    public static T Declining<T>(T sharePerYear, int ageMonths)
        where T : struct, IReal<T> => T.Pow(1 - sharePerYear, ageMonths / MonthsOfYear).As(Labels.ResidualShare);
}
