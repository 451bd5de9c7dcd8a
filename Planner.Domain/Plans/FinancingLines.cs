using System;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Engines;
using Planner.Domain.Engines.Costs;
using Planner.Domain.Engines.Finance;
using Planner.Domain.Numbers;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Plans;

/// <summary>Puts a lease in place of the purchase of hardware, or a loan beside it.</summary>
internal static class FinancingLines
{
    private static readonly ImmutableArray<Label> s_hardware = [Labels.ServerPurchase, Labels.FabricPurchase, Labels.SpareServers, Labels.StoragePurchase];

    public static ImmutableArray<CostLine<T>> Apply<T>(Evaluation<T> evaluation, OptionDecisions option, ImmutableArray<CostLine<T>> lines)
        where T : struct, IReal<T>
    {
        if (option.Site is not { } site || option.Option.Financing is not { Kind: not FinancingKind.Purchase } financing || site.DeliveryMonth >= evaluation.Horizon)
        {
            return lines;
        }

        var bought = Financed(option, lines);
        var value = Purchasing.Value(bought);
        return financing.Kind == FinancingKind.Lease
            ? [.. lines.Where(line => !s_hardware.Contains(line.Label) && line.Label != Labels.Resale), .. Unknown(bought), .. Lease(evaluation, site, financing, value, option.Option.Id)]
            : [.. lines, .. Borrow(evaluation, site, financing, value, option.Option.Id)];
    }

    // A refresh is paid from its own pocket, or comes with the renewed lease.
    private static ImmutableArray<CostLine<T>> Financed<T>(OptionDecisions option, ImmutableArray<CostLine<T>> lines)
        where T : struct, IReal<T> => [.. lines.Where(line => s_hardware.Contains(line.Label) && OwnedCosts.IsFirst(option, line))];

    // A price that is not known stays in sight: the payments for it are not known either.
    private static ImmutableArray<CostLine<T>> Unknown<T>(ImmutableArray<CostLine<T>> bought)
        where T : struct, IReal<T> => [.. bought.Where(line => !line.PriceKnown)];

    private static ImmutableArray<CostLine<T>> Lease<T>(Evaluation<T> evaluation, DecidedSite site, Financing financing, T value, string option)
        where T : struct, IReal<T>
    {
        var payment = Loans.Payment(value, value * financing.ResidualShare, Rate(evaluation, financing, option), financing.TermMonths, TimingOf(financing));
        var span = Commitment.WholeTerms(site.DeliveryMonth, evaluation.Horizon, financing.TermMonths, evaluation.Horizon);
        return Financings.Pay(Labels.LeasePayments, payment, span, TimingOf(financing));
    }

    private static ImmutableArray<CostLine<T>> Borrow<T>(Evaluation<T> evaluation, DecidedSite site, Financing financing, T value, string option)
        where T : struct, IReal<T>
    {
        var lent = value * financing.Share;
        var schedule = Loans.Schedule(lent, lent * financing.ResidualShare, Rate(evaluation, financing, option), financing.TermMonths, TimingOf(financing));
        var within = schedule[..Math.Min(schedule.Length, evaluation.Horizon - site.DeliveryMonth)];
        return Financings.Borrow(lent, [.. within.Select(month => month.Payment)], within[^1].Balance, site.DeliveryMonth, TimingOf(financing));
    }

    /// <summary>Interest of each month of the loan from delivery on; empty when nothing is borrowed.</summary>
    public static ImmutableArray<T> Interest<T>(Evaluation<T> evaluation, OptionDecisions option, ImmutableArray<CostLine<T>> lines)
        where T : struct, IReal<T>
    {
        if (option.Site is not { } site || option.Option.Financing is not { Kind: FinancingKind.Debt } financing || site.DeliveryMonth >= evaluation.Horizon)
        {
            return [];
        }

        var lent = Purchasing.Value(Financed(option, lines)) * financing.Share;
        var schedule = Loans.Schedule(lent, lent * financing.ResidualShare, Rate(evaluation, financing, option.Option.Id), financing.TermMonths, TimingOf(financing));
        return [.. schedule.Take(evaluation.Horizon - site.DeliveryMonth).Select(month => month.Interest)];
    }

    private static Timing TimingOf(Financing financing) => financing.Timing == PaymentTiming.StartOfMonth ? Timing.StartOfMonth : Timing.EndOfMonth;

    private static T Rate<T>(Evaluation<T> evaluation, Financing financing, string option)
        where T : struct, IReal<T>
    {
        var input = financing.RatePerYear is { } stated
            ? ScenarioInputs.Figure($"options[{option}].financing.ratePerYear", "financing-rate", stated)
            : evaluation.Assumptions.FinancingRate(financing.Kind);
        return Discounting.MonthlyRate(input.Unit.Dimension == Dimension.None ? evaluation.Reading.Read(input) : evaluation.Reading.Read(input) * T.Of(Durations.Year));
    }
}
