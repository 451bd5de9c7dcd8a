using System;
using System.Globalization;
using Planner.Domain.Numbers;

namespace Planner.Web.Components.Inputs;

/// <summary>How far a figure can be trusted at a glance.</summary>
public enum SourceState
{
    Read,
    Stale,
    Unverified,
    Own,
    Assumed,
}

/// <summary>From citations to what marks show.</summary>
public static class SourceStates
{
    /// <summary>A read figure over a year old is stale; what has no date is judged by its confidence alone.</summary>
    public static SourceState Of(Citation citation, DateOnly today) => citation.Confidence switch
    {
        Confidence.Yours => SourceState.Own,
        Confidence.Unverified => SourceState.Unverified,
        Confidence.Assumed => SourceState.Assumed,
        _ => IsOld(citation.AsOf, today) ? SourceState.Stale : SourceState.Read,
    };

    // The end of the stated year or month counts: "2025" is fresh until the end of 2026.
    private static bool IsOld(string? asOf, DateOnly today)
    {
        if (asOf is not { Length: >= 4 } || !int.TryParse(asOf.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year))
        {
            return false;
        }

        var month = asOf.Length >= 7 && int.TryParse(asOf.AsSpan(5, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var stated) ? Math.Clamp(stated, 1, 12) : 12;
        return new DateOnly(year, month, 28).AddYears(1) < today;
    }
}
