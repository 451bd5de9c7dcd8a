using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Engines;
using Planner.Domain.Engines.Costs;
using Planner.Domain.Engines.Finance;
using Planner.Domain.Numbers;

namespace Planner.Domain.Plans;

/// <summary>
/// A later start never looks cheaper. Who comes later than the first option pays later, runs for fewer months and sells younger hardware, though it does less of what is needed. In each month of waiting
/// an option therefore bears its bridge or what that month would have cost it had it stood, whichever is more; the part above the bridge is a line of its own.
/// </summary>
internal static class LateStart
{
    /// <summary>The line, in nominal US dollars by month of waiting; nothing when the option is the first or never ready.</summary>
    /// <param name="evaluation">The evaluation.</param>
    /// <param name="option">With hardware of its own.</param>
    /// <param name="lines">Its own costs: purchases, hall, running costs and resale.</param>
    /// <param name="work">What is bridged.</param>
    public static IEnumerable<CostLine<T>> Charge<T>(Evaluation<T> evaluation, OptionDecisions option, ImmutableArray<CostLine<T>> lines, WorkMonths<T> work)
        where T : struct, IReal<T>
    {
        var from = evaluation.Decisions.Need.ExperimentsFrom;
        if (option.ReadyMonth <= from || option.ReadyMonth >= evaluation.Horizon)
        {
            yield break;
        }

        var standing = Standing(evaluation, option, lines);
        var rate = Price<T>.Of(option.Overflow?.Rate, evaluation.Reading);
        var months = Enumerable.Range(from, option.ReadyMonth - from).Select(month =>
        {
            // The month of waiting by which the hardware is sold so much younger.
            var age = evaluation.Horizon - option.Site!.DeliveryMonth + (option.ReadyMonth - 1 - month);
            var lost = LostValue(evaluation, lines, age) * evaluation.Factors.AtStart[evaluation.Horizon] / evaluation.Factors.AtStart[month + 1];
            var bridged = rate.Known ? work.Bridge[month] * rate.Value : 0;
            return T.Max(0, standing + lost - bridged);
        });
        ImmutableArray<T> amounts = [.. months];
        yield return CostLine<T>.ByMonth(Labels.LateStart, CostCategory.Compute, from, new Series<T>(amounts), 1, Units.Usd) with { IsCash = false };
    }

    /// <summary>What a month of standing costs: the dearest month of all that runs, and interest on all that is bought and built.</summary>
    private static T Standing<T>(Evaluation<T> evaluation, OptionDecisions option, ImmutableArray<CostLine<T>> lines)
        where T : struct, IReal<T>
    {
        T running = 0;
        T bought = 0;
        // Taking down is paid once, whenever the hardware came.
        foreach (var line in lines.Where(line => line.PriceKnown && line.Category != CostCategory.Resale && line.Label != Labels.TakingDown))
        {
            if (line.Timing == Timing.EndOfMonth && line.FirstMonth + line.Months == evaluation.Horizon && line.FirstMonth >= option.Site!.DeliveryMonth)
            {
                running += IsFlat(line) ? line.Amount(0) : Enumerable.Range(1, line.Months - 1).Aggregate(line.Amount(0), (most, place) => T.Max(most, line.Amount(place)));
            }
            else
            {
                bought += IsFlat(line) ? line.Amount(0) * line.Months : Enumerable.Range(1, line.Months - 1).Aggregate(line.Amount(0), (sum, place) => sum + line.Amount(place));
            }
        }

        // Hardware is paid some months before it serves: what the month saves is worth more by as much interest.
        var interest = Discounting.MonthlyRate(evaluation.DiscountRate);
        return (running + (bought * interest)) * T.Pow(1 + interest, option.ReadyMonth - option.Site!.DeliveryMonth);
    }

    private static bool IsFlat<T>(CostLine<T> line)
        where T : struct, IReal<T> => line.Quantities.IsFlat && line.UnitPrices.IsFlat;

    /// <summary>What hardware of this age and the hall lose in their last month before the horizon, by which an earlier start would have sold for less; land keeps its price.</summary>
    private static T LostValue<T>(Evaluation<T> evaluation, ImmutableArray<CostLine<T>> lines, int age)
        where T : struct, IReal<T>
    {
        T lost = 0;
        var (younger, older) = (OwnedCosts.HardwareShare(evaluation, age), OwnedCosts.HardwareShare(evaluation, age + 1));
        foreach (var line in lines.Where(line => line.PriceKnown && line.Category == CostCategory.Resale && line.Label != Labels.LandResidual && line.FirstMonth == evaluation.Horizon - 1))
        {
            lost += line.Label == Labels.HallResidual
                ? evaluation.Assumptions.FacilityLife is { } life ? line.Quantities[0] * (1 - Residual.StraightLine(T.Of(Durations.Month), evaluation.Reading.Read(life))) : 0
                : younger.Known && older.Known ? line.Quantities[0] * (younger.Value - older.Value) : 0;
        }

        return lost;
    }
}
