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

        var (bought, id) = (Financed(lines), option.Option.Id);
        var deliveries = Deliveries.Of(bought);
        return financing.Kind == FinancingKind.Lease
            ? [.. lines.Where(line => !s_hardware.Contains(line.Label) && line.Label != Labels.Resale), .. Unknown(bought), .. deliveries.SelectMany(delivery => Lease(evaluation, delivery, financing, id))]
            : [.. lines, .. deliveries.SelectMany(delivery => Borrow(evaluation, delivery, financing, id))];
    }

    /// <summary>Whether loans are left out of present values: a weighted cost of capital bears the cost of debt and the tax that interest saves, so that unlevered flows are discounted by it.</summary>
    public static bool StandApart<T>(Evaluation<T> evaluation)
        where T : struct, IReal<T> => evaluation.Scenario.Terms.Capital is not null;

    /// <summary>The lines, those of loans out of the present value where they stand apart.</summary>
    public static ImmutableArray<CostLine<T>> SetApart<T>(Evaluation<T> evaluation, ImmutableArray<CostLine<T>> lines)
        where T : struct, IReal<T> => StandApart(evaluation) && lines.Any(ExpenditureView.IsFinancing)
            ? [.. lines.Select(line => ExpenditureView.IsFinancing(line) ? line with { InPresentValue = false } : line)]
            : lines;

    /// <summary>Whether any option of the scenario borrows, or states what a loan pays.</summary>
    public static bool Any<T>(Evaluation<T> evaluation)
        where T : struct, IReal<T> => evaluation.Decisions.Options.Any(option => option is { Site: not null, Option.Financing.Kind: FinancingKind.Debt })
            || evaluation.Scenario.Overrides.Any(one => Labels.LoanLines.Any(label => one.Figure.StartsWith(label.Key + "@", StringComparison.Ordinal)));

    /// <summary>Says where a loan is no part of the present value.</summary>
    public static ImmutableArray<Finding> Findings<T>(ImmutableArray<CostLine<T>> lines)
        where T : struct, IReal<T> => lines.All(line => line.InPresentValue) ? [] : [Finding.Of("loan-beside-present-value")];

    // A refresh is paid from its own pocket, or comes with the renewed lease.
    private static ImmutableArray<CostLine<T>> Financed<T>(ImmutableArray<CostLine<T>> lines)
        where T : struct, IReal<T> => [.. lines.Where(line => s_hardware.Contains(line.Label) && !line.IsRefresh)];

    // A price that is not known stays in sight: the payments for it are not known either.
    private static ImmutableArray<CostLine<T>> Unknown<T>(ImmutableArray<CostLine<T>> bought)
        where T : struct, IReal<T> => [.. bought.Where(line => !line.PriceKnown)];

    private static ImmutableArray<CostLine<T>> Lease<T>(Evaluation<T> evaluation, Delivery<T> delivery, Financing financing, string option)
        where T : struct, IReal<T>
    {
        var payment = Loans.Payment(delivery.Value, delivery.Value * financing.ResidualShare, Rate(evaluation, financing, option), financing.TermMonths, TimingOf(financing));
        var span = Commitment.WholeTerms(delivery.Month, evaluation.Horizon, financing.TermMonths, evaluation.Horizon);
        return Financings.Pay(Labels.LeasePayments, payment, span, TimingOf(financing));
    }

    private static ImmutableArray<CostLine<T>> Borrow<T>(Evaluation<T> evaluation, Delivery<T> delivery, Financing financing, string option)
        where T : struct, IReal<T>
    {
        var schedule = Schedule(evaluation, delivery, financing, option);
        return Financings.Borrow(delivery.Value * financing.Share, [.. schedule.Select(month => month.Payment)], schedule[^1].Balance, delivery.Month, TimingOf(financing));
    }

    /// <summary>The loan of one delivery month by month, cut at the horizon.</summary>
    private static ImmutableArray<Instalment<T>> Schedule<T>(Evaluation<T> evaluation, Delivery<T> delivery, Financing financing, string option)
        where T : struct, IReal<T>
    {
        var lent = delivery.Value * financing.Share;
        var schedule = Loans.Schedule(lent, lent * financing.ResidualShare, Rate(evaluation, financing, option), financing.TermMonths, TimingOf(financing));
        return schedule[..Math.Min(schedule.Length, evaluation.Horizon - delivery.Month)];
    }

    /// <summary>Interest of all loans with the month in which it falls, US dollars; empty when nothing is borrowed.</summary>
    public static ImmutableArray<(int Month, T Interest)> Interest<T>(Evaluation<T> evaluation, OptionDecisions option, ImmutableArray<CostLine<T>> lines)
        where T : struct, IReal<T>
    {
        if (option.Site is not { } site || option.Option.Financing is not { Kind: FinancingKind.Debt } financing || site.DeliveryMonth >= evaluation.Horizon)
        {
            return [];
        }

        return [.. Deliveries.Of(Financed(lines)).SelectMany(delivery =>
            Schedule(evaluation, delivery, financing, option.Option.Id).Select((instalment, place) => (delivery.Month + place, instalment.Interest)))];
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
