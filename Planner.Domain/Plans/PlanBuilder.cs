using System;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Engines;
using Planner.Domain.Numbers;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Plans;

/// <summary>
/// The two entry points of planning (DESIGN §2): what is bought, rented and when is decided once on the central values; what it costs, draws and
/// takes is evaluated in any reading. It knows the order of the engines and computes nothing itself.
/// </summary>
public static class PlanBuilder
{
    /// <summary>Decides all enabled options of a checked scenario.</summary>
    public static Decisions Decide(Scenario scenario, Ground ground)
    {
        var own = Own(scenario, ground);
        return Decide(scenario, own, new JobDecider(own));
    }

    /// <summary>Decides the scenario's options and, behind them, others that owe what these owe: cells of the ladder beside the comparison.</summary>
    public static Decisions Decide(Scenario scenario, Ground ground, ImmutableArray<Option> beside)
    {
        var own = Own(scenario, ground);
        var jobs = new JobDecider(own);
        return Extend(scenario, own, jobs, Decide(scenario, own, jobs), beside);
    }

    /// <summary>Decides with jobs that are laid out already: for studies that vary anything but the work itself.</summary>
    internal static Decisions Decide(Scenario scenario, Ground own, JobDecider jobs)
    {
        var common = new OptionDecider(scenario, own, jobs);
        var drafts = scenario.Options.Where(option => option.Enabled).Select(option => DeciderOf(option, scenario, own, jobs, common).Draft(option)).ToImmutableArray();
        var withHardware = drafts.Where(draft => draft.Accelerator is not null).OrderByDescending(draft => draft.TrainingAccelerators > 0).ToArray();
        var horizon = scenario.Terms.HorizonMonths;
        var need = new CommonNeed
        {
            HorizonMonths = horizon,
            ReferenceOption = withHardware.FirstOrDefault()?.Option.Id,
            ReferenceAccelerator = withHardware.FirstOrDefault()?.Accelerator,
            ReferenceAccelerators = withHardware.FirstOrDefault()?.TrainingAccelerators ?? 0,
            RunsFrom = withHardware.Select(common.CompleteMonths).DefaultIfEmpty(0).Min(),
            ExperimentsFrom = Math.Min(horizon, (int)Math.Ceiling(withHardware.Select(common.ReadyMonths).DefaultIfEmpty(0).Min())),
        };
        var options = drafts.Select(draft => DeciderOf(draft.Option, scenario, own, jobs, common).Complete(draft, need)).Select(option => WithOverflow(option, withHardware.FirstOrDefault(), scenario, own)).ToImmutableArray();
        var serving = options.Where(option => option.Obstacles.IsEmpty).Select(option => WorkPlacement.ServingMonth(scenario, option)).DefaultIfEmpty(horizon).Min();
        return new Decisions(need with { ServingFrom = serving }, options);
    }

    /// <summary>
    /// Decides further options that owe what the decided ones owe, and puts them behind: what is asked of all does not change by them.
    /// An option that the scenario holds already comes out as it did.
    /// </summary>
    internal static Decisions Extend(Scenario scenario, Ground own, JobDecider jobs, Decisions decisions, ImmutableArray<Option> more)
    {
        var common = new OptionDecider(scenario, own, jobs);
        OptionDecisions Decided(Option option)
        {
            var decider = DeciderOf(option, scenario, own, jobs, common);
            return decider.Complete(decider.Draft(option), decisions.Need);
        }

        var reference = decisions.Options.FirstOrDefault(option => option.Option.Id == decisions.Need.ReferenceOption);
        return decisions with
        {
            Options = [.. decisions.Options, .. more.Select(option => WithOverflow(Decided(option), reference, scenario, own))],
        };
    }

    /// <summary>Evaluates decided options in a reading.</summary>
    public static Comparison<T> Evaluate<T>(Scenario scenario, Ground ground, Decisions decisions, IReading<T> reading)
        where T : struct, IReal<T>
    {
        var own = Own(scenario, ground);
        var evaluation = new Evaluation<T>(scenario, own, decisions, reading);
        var plans = decisions.Options.Select(option => PlanAssembly.Assemble(evaluation.For(option), option, Draft(evaluation.For(option), option))).ToImmutableArray();
        return new Comparison<T>
        {
            Plans = plans,
            Ranking = [.. plans.Select(plan => plan.OptionId)],
            BreakEvens = [],
            Assumed = [.. Currency(scenario, own), .. decisions.Options.SelectMany(option => option.Assumed).DistinctBy(finding => (finding.Code, finding.Arguments.FirstOrDefault()?.Text))],
        };
    }

    /// <summary>Evaluates decided options as far as studies need: costs over time and dates, the same to the last bit as in <see cref="Evaluate"/>.</summary>
    public static ImmutableArray<PlanOutline<T>> Outline<T>(Scenario scenario, Ground ground, Decisions decisions, IReading<T> reading)
        where T : struct, IReal<T>
    {
        var evaluation = new Evaluation<T>(scenario, Own(scenario, ground), decisions, reading);
        return [.. decisions.Options.Select(option => PlanAssembly.Outline(evaluation.For(option), option, Draft(evaluation.For(option), option)))];
    }

    /// <summary>Accelerator-seconds that an option's work takes in each month, wherever it is done.</summary>
    internal static ImmutableArray<T> Work<T>(Scenario scenario, Ground ground, Decisions decisions, IReading<T> reading, OptionDecisions option)
        where T : struct, IReal<T> => WorkPlacement.Place(new Evaluation<T>(scenario, Own(scenario, ground), decisions, reading), option).ByMonth;

    /// <summary>The answer on the screen: decided and evaluated on the central values, ruled and ranked.</summary>
    public static Comparison<Real> Compare(Scenario scenario, Ground ground) => Compare(scenario, ground, Decide(scenario, ground));

    /// <summary>The answer on the screen for decisions that are already taken.</summary>
    public static Comparison<Real> Compare(Scenario scenario, Ground ground, Decisions decisions) =>
        Ranking.Rank(scenario, ground.Catalogue, Evaluate(scenario, ground, decisions, CentralReading.Instance));

    // At which rate amounts are shown in another currency is said: it is nobody's promise.
    private static ImmutableArray<Finding> Currency(Scenario scenario, Ground ground) =>
        scenario.Terms.Currency != "USD" && ExchangeRates.Find(scenario.Terms.Currency, scenario, ground.Catalogue) is { } rate
            ? [Finding.Of("shown-in-currency", FindingArgument.Of(rate.Currency), FindingArgument.Of(1 / rate.UsdPerUnit, Units.One), FindingArgument.Of(rate.AsOf ?? "–"))]
            : [];

    private static PlanDraft<T> Draft<T>(Evaluation<T> evaluation, OptionDecisions option)
        where T : struct, IReal<T>
    {
        var draft = Computed(evaluation, option);
        var stated = StatedLines.Apply(evaluation, option, [.. draft.Lines, .. EffortLines.Of(evaluation, option)]);
        return draft with { Lines = FinancingLines.SetApart(evaluation, FinancingLines.Apply(evaluation, option, PriceChangeLines.Apply(evaluation, option, stated))) };
    }

    private static PlanDraft<T> Computed<T>(Evaluation<T> evaluation, OptionDecisions option)
        where T : struct, IReal<T> =>
        option.Site is not null ? OwnedPlan.Evaluate(evaluation, option)
        : option.Offer is not null ? RentedPlan.Evaluate(evaluation, option)
        : ApiPlan.Evaluate(evaluation, option);

    /// <summary>The ground with the scenario's own figures in place of the catalogue's.</summary>
    public static Ground Own(Scenario scenario, Ground ground)
    {
        var catalogue = OwnFigures.Apply(scenario, ground.Catalogue);
        return ReferenceEquals(catalogue, ground.Catalogue) ? ground : ground with { Catalogue = catalogue };
    }

    private static OptionDecider DeciderOf(Option option, Scenario scenario, Ground own, JobDecider jobs, OptionDecider common) =>
        PrivateFigures.For(option, scenario, own) is var priced && ReferenceEquals(priced, own) ? common : new OptionDecider(scenario, priced, jobs);

    // An API has no accelerators of its own; its experiments run on the chips of the reference cluster, on demand.
    private static OptionDecisions WithOverflow(OptionDecisions option, OptionDecisions? reference, Scenario scenario, Ground ground) =>
        option.Accelerator is null && reference?.Accelerator is { } chip
            ? option with { Overflow = new Choices(scenario, PrivateFigures.For(option.Option, scenario, ground)).OnDemand(chip) }
            : option;
}
