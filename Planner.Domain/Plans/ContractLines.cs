using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Engines;
using Planner.Domain.Engines.Costs;
using Planner.Domain.Numbers;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Plans;

/// <summary>Hours of rented accelerators as their contract charges them, and what the bill has beside them.</summary>
internal static class ContractLines
{
    /// <summary>Hours under a commitment, a savings plan, in blocks, or as they are used.</summary>
    public static ImmutableArray<CostLine<T>> Hours<T>(Evaluation<T> evaluation, OptionDecisions option, WorkMonths<T> work)
        where T : struct, IReal<T>
    {
        var rate = Price<T>.Of(option.Offer?.Rate, evaluation.Reading);
        var terms = option.Option.Contract ?? new ContractTerms();
        var used = Used(work, option.ReadyMonth);
        return option.Commitment is { } commitment ? Committed(evaluation, option, rate, terms, commitment)
            : terms.SavingsPlan is { } plan ? Planned(evaluation, option, rate, plan, used)
            : terms.CapacityBlocks ? Blocks(evaluation, option, work, rate)
            : [CloudCosts.PayUsed(Labels.CloudHours, Paid(option, terms, used), rate, option.ReadyMonth), .. Debugging(evaluation, option, work, rate)];
    }

    /// <summary>The bill with support and egress where the contract has them.</summary>
    public static ImmutableArray<CostLine<T>> WithExtras<T>(Evaluation<T> evaluation, OptionDecisions option, ImmutableArray<CostLine<T>> bill)
        where T : struct, IReal<T>
    {
        if (option.Option.Contract is not { } terms)
        {
            return bill;
        }

        var (ready, service, path) = (option.ReadyMonth, evaluation.Horizon - option.ReadyMonth, PathOf(option));
        if (terms.EgressTerabytesPerMonth is { } terabytes)
        {
            var bytes = Read(evaluation, path + "egressTerabytesPerMonth", "egress-terabytes", terabytes) * T.Of(Durations.Terabyte);
            bill = bill.Add(CloudExtras.Send(bytes, EgressPrice(evaluation, option, terms), ready, service));
        }

        return terms.SupportShare is { } share ? bill.Add(CloudExtras.Support(bill, Read(evaluation, path + "supportShare", "support-share", share), ready, service)) : bill;
    }

    /// <summary>Hours that are paid and not used under a commitment, and what they cost; nothing without one.</summary>
    public static ImmutableArray<PlanFigure<T>> Idle<T>(Evaluation<T> evaluation, OptionDecisions option, WorkMonths<T> work)
        where T : struct, IReal<T>
    {
        if (option.Commitment is not { } commitment || option.Offer?.Rate is not { } rate)
        {
            return [];
        }

        var reserved = Contracts.Reserved<T>(option.Accelerators, commitment.MonthsWithin, option.Option.Contract?.RampMonths ?? 0);
        var idle = Contracts.Idle(reserved, Used(work, option.ReadyMonth));
        return [new(Labels.IdleCommitment, idle), new(Labels.IdleCommitmentCost, (idle * evaluation.Reading.Read(rate)).As(Labels.IdleCommitmentCost))];
    }

    private static ImmutableArray<CostLine<T>> Committed<T>(Evaluation<T> evaluation, OptionDecisions option, Price<T> rate, ContractTerms terms, Commitment commitment)
        where T : struct, IReal<T>
    {
        var times = Contracts.Reserved<T>(option.Accelerators, commitment.MonthsWithin + commitment.MonthsBeyond, terms.RampMonths);
        var part = terms.Upfront == Upfront.Part ? evaluation.Reading.Read(evaluation.Assumptions.UpfrontShare) : 0;
        return Contracts.PayCommitted(times, Discounted(evaluation, option, rate, terms), terms.Upfront, part, commitment);
    }

    private static Price<T> Discounted<T>(Evaluation<T> evaluation, OptionDecisions option, Price<T> rate, ContractTerms terms)
        where T : struct, IReal<T>
    {
        var usual = evaluation.Assumptions.UpfrontDiscount(terms.Upfront);
        return terms.Upfront == Upfront.None ? rate
            : terms.UpfrontDiscount is { } own ? new(rate.Value * (1 - Read(evaluation, PathOf(option) + "upfrontDiscount", "upfront-discount", own)), rate.Known)
            : usual is null ? rate
            : new(rate.Value * (1 - evaluation.Reading.Read(usual)), rate.Known);
    }

    private static ImmutableArray<CostLine<T>> Planned<T>(Evaluation<T> evaluation, OptionDecisions option, Price<T> rate, SavingsPlan plan, Series<T> used)
        where T : struct, IReal<T>
    {
        var path = PathOf(option) + "savingsPlan.";
        var committed = Read(evaluation, path + "committedUsdPerHour", "savings-plan-amount", plan.CommittedUsdPerHour) * T.Of(Durations.Dollar) / T.Of(Durations.Hour);
        var discount = Read(evaluation, path + "discount", "savings-plan-discount", plan.Discount);
        return Contracts.PaySavingsPlan(used, rate, committed, discount, Commitment.WholeTerms(option.ReadyMonth, evaluation.Horizon, plan.TermMonths, evaluation.Horizon));
    }

    private static ImmutableArray<CostLine<T>> Blocks<T>(Evaluation<T> evaluation, OptionDecisions option, WorkMonths<T> work, Price<T> rate)
        where T : struct, IReal<T>
    {
        var lines = ImmutableArray.CreateBuilder<CostLine<T>>();
        foreach (var runs in option.Runs)
        {
            var elapsed = WorkPlacement.Elapsed(evaluation, option, runs.Job);
            lines.AddRange(runs.Starts.Select(month => Contracts.BuyBlock(elapsed, (T)option.TrainingAccelerators, rate, month)));
        }

        var other = Months(work, option.ReadyMonth, month => work.Experiments[month] + work.Serving[month]);
        return [.. lines, CloudCosts.PayUsed(Labels.CloudHours, other, rate, option.ReadyMonth), .. Debugging(evaluation, option, work, rate)];
    }

    private static Series<T> Paid<T>(OptionDecisions option, ContractTerms terms, Series<T> used)
        where T : struct, IReal<T> => terms.MinimumMonths is { } months ? Contracts.AtLeast(used, AcceleratorTime.Capacity<T>(option.Accelerators), months) : used;

    private static ImmutableArray<CostLine<T>> Debugging<T>(Evaluation<T> evaluation, OptionDecisions option, WorkMonths<T> work, Price<T> rate)
        where T : struct, IReal<T> => option.Option.Effort?.DebuggingShare is { } share
            ? [CloudCosts.PayUsed(Labels.DebuggingHours, CloudExtras.Debugging(Months(work, option.ReadyMonth, month => work.Runs[month]), Read(evaluation, $"options[{option.Option.Id}].effort.debuggingShare", "debugging-share", share)), rate, option.ReadyMonth)]
            : [];

    private static Price<T> EgressPrice<T>(Evaluation<T> evaluation, OptionDecisions option, ContractTerms terms)
        where T : struct, IReal<T> => terms.EgressPriceUsdPerGigabyte is { } own
            ? new(Read(evaluation, PathOf(option) + "egressPriceUsdPerGigabyte", "egress-price", own) * T.Of(Durations.Dollar) / T.Of(Durations.Gigabyte), true)
            : Price<T>.Of(evaluation.Assumptions.EgressPrice(option.Offer?.Provider), evaluation.Reading);

    private static T Read<T>(Evaluation<T> evaluation, string path, string label, Spread value)
        where T : struct, IReal<T> => evaluation.Reading.Read(ScenarioInputs.Figure(path, label, value));

    private static string PathOf(OptionDecisions option) => $"options[{option.Option.Id}].contract.";

    /// <summary>Accelerator-seconds of an option's own in each month from its service on.</summary>
    public static Series<T> Used<T>(WorkMonths<T> work, int ready)
        where T : struct, IReal<T> => Months(work, ready, month => work.Runs[month] + work.Experiments[month] + work.Serving[month]);

    private static Series<T> Months<T>(WorkMonths<T> work, int ready, System.Func<int, T> of)
        where T : struct, IReal<T> => new([.. Enumerable.Range(ready, work.Runs.Length - ready).Select(of)]);
}
