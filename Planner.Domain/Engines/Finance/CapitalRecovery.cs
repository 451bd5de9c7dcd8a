using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Finance;

/// <summary>What capital costs by the year: a purchase as the equal yearly amount that pays it with interest.</summary>
public static class CapitalRecovery
{
    private const double NearZero = 1e-9;

    /// <summary>
    /// Capital recovery factor r / (1 − (1+r)^−n): the share of an amount that is paid each year, at the end of the year or at its start. Special cases: a rate of 0 gives 1/n;
    /// a rate within a billionth of 0 the first terms of its series, (1 + r (n+1)/2) / n.
    /// </summary>
    /// <param name="yearlyRate">A share, above −1.</param>
    /// <param name="years">Life, above 0; need not be whole.</param>
    /// <param name="timing">End or start of each year.</param>
    public static T Factor<T>(T yearlyRate, T years, Timing timing)
        where T : struct, IReal<T>
    {
        var small = T.Abs(yearlyRate);
        var growth = T.Exp(-years * T.Log(1 + yearlyRate));
        var quotient = yearlyRate / T.WhereLess(small, NearZero, 1, 1 - growth);
        var series = (1 + (yearlyRate * (years + 1) / 2)) / years;
        var atEnd = T.WhereLess(small, NearZero, series, quotient);
        return (timing == Timing.EndOfMonth ? atEnd : atEnd / (1 + yearlyRate)).As(Labels.CapitalRecoveryFactor);
    }

    /// <summary>The equal yearly amount, US dollars, that is worth a present value over some years.</summary>
    public static T AnnualisedCost<T>(T presentValue, T yearlyRate, T years, Timing timing)
        where T : struct, IReal<T> => (presentValue * Factor(yearlyRate, years, timing)).As(Labels.AnnualisedCost);

    /// <summary>The yearly cost of what lasts for ever (land): interest alone, at the end of each year or at its start. A rate of 0 costs nothing.</summary>
    public static T OfEndlessLife<T>(T presentValue, T yearlyRate, Timing timing)
        where T : struct, IReal<T> => (timing == Timing.EndOfMonth ? presentValue * yearlyRate : presentValue * yearlyRate / (1 + yearlyRate)).As(Labels.AnnualisedCost);
}
