using System.Collections.Immutable;
using System.Linq;

namespace Planner.Domain.Plans;

/// <summary>How work beyond the named one lies over the months.</summary>
internal static class UseProfile
{
    /// <summary>A weight for each of so many months with mean 1 over them, the pattern repeated; no pattern, or one of zeros, gives ones.</summary>
    public static ImmutableArray<double> Weights(ImmutableArray<double> pattern, int months)
    {
        if (months <= 0)
        {
            return [];
        }

        var repeated = Enumerable.Range(0, months).Select(month => pattern.IsEmpty ? 1 : pattern[month % pattern.Length]).ToArray();
        var mean = repeated.Average();
        return [.. repeated.Select(weight => mean > 0 ? weight / mean : 1)];
    }

    /// <summary>The highest weight of so many months.</summary>
    public static double Peak(ImmutableArray<double> pattern, int months) => Weights(pattern, months).DefaultIfEmpty(1).Max();
}
