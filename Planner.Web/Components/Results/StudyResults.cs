using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;
using Planner.Domain.Studies;
using Planner.Domain.Studies.Ladder;
using OptionComparison = Planner.Domain.Plans.Comparison<Planner.Domain.Numbers.Real>;

namespace Planner.Web.Components.Results;

/// <summary>What many futures say about a comparison; parts come one after another and are null until then.</summary>
public sealed record StudyResults(RiskStudy? Risk, DriverStudy? Drivers, MapStudy? Map)
{
    private StudyResults? _own;

    /// <summary>Approach by source, on the same requests.</summary>
    public LadderStudy? Ladder { get; init; }

    /// <summary>Serving alone, at all volumes; null until it is computed, or when nothing is served.</summary>
    public ServingVolumes? Serving { get; init; }

    /// <summary>Every two options against each other.</summary>
    public ImmutableArray<OptionPair>? Pairs { get; init; }

    /// <summary>Where one input takes the recommendation to another option.</summary>
    public ImmutableArray<TippingPoint>? TippingPoints { get; init; }

    /// <summary>How much to own; null until it is computed, or when nothing is owned.</summary>
    public HybridStudy? Hybrid { get; init; }

    /// <summary>All parts are there.</summary>
    public bool Complete { get; init; }

    /// <summary>Some parts are still those of the scenario before its last edit.</summary>
    public bool Earlier { get; init; }

    /// <summary>The parts that are this scenario's own; null: all are still those of before its last edit.</summary>
    public StudyResults? Own => Earlier ? _own : this;

    /// <summary>What stays after an edit until it has been computed anew.</summary>
    public StudyResults AsEarlier() => this with { Earlier = true, Complete = false, _own = null };

    /// <summary>These parts, and in place of those that have not come yet the ones that stood there before.</summary>
    public StudyResults Over(StudyResults before) => Complete || !before.Earlier ? this : this with
    {
        Risk = Risk ?? before.Risk,
        Drivers = Drivers ?? before.Drivers,
        TippingPoints = TippingPoints ?? before.TippingPoints,
        Pairs = Pairs ?? before.Pairs,
        Hybrid = Hybrid ?? before.Hybrid,
        Serving = Serving ?? before.Serving,
        Map = Map ?? before.Map,
        Ladder = Ladder ?? before.Ladder,
        Earlier = true,
        _own = this,
    };

    /// <summary>Runs the studies, telling of each part as it comes; ends with an exception when cancelled. Takes a while: to be called off the page's thread.</summary>
    /// <param name="tell">Takes each part.</param>
    /// <param name="progress">Told how many draws of how many are done, from whatever thread.</param>
    /// <param name="axes">Inputs of the map; the usual ones when left out.</param>
    public static void Run(
        Scenario scenario,
        Ground ground,
        OptionComparison comparison,
        Action<StudyResults> tell,
        Action<int, int>? progress,
        CancellationToken cancellation,
        (string Across, string Up)? axes = null)
    {
        var decisions = PlanBuilder.Decide(scenario, ground);
        var results = new StudyResults(null, null, null) { Pairs = OptionPairs.Of(scenario, ground, comparison) };
        Tell(results);
        Tell(results = results with { Risk = MonteCarlo.Run(scenario, ground, comparison, decisions, tell: done => progress?.Invoke(done, MonteCarlo.UsualDraws), cancellation: cancellation) });
        var drivers = Sensitivity.Rank(scenario, ground, comparison, decisions);
        Tell(results = results with { Drivers = drivers, TippingPoints = Planner.Domain.Studies.TippingPoints.Of(scenario, ground, comparison, decisions, drivers) });
        Tell(results = results with { Hybrid = HybridSizing.Run(scenario, ground, cancellation: cancellation) });
        Tell(results = results with { Serving = ServingVolumes.Of(scenario, ground, cancellation: cancellation) });
        Tell(results = results with { Map = Draw(scenario, ground, axes ?? DecisionMap.UsualInputs(scenario), cancellation) });
        // Planning anew takes longer than the drivers and seldom says anything: nothing waits for it.
        results = results with { Drivers = Replanning.Of(drivers, scenario, ground, cancellation) };
        Tell(results with { Ladder = LadderBuilder.Build(scenario, ground, cancellation: cancellation), Complete = true });

        void Tell(StudyResults part)
        {
            cancellation.ThrowIfCancellationRequested();
            tell(part);
        }
    }

    /// <summary>The map over two inputs; over the usual ones when the scenario has lost one of these.</summary>
    public static MapStudy? Draw(Scenario scenario, Ground ground, (string Across, string Up) axes, CancellationToken cancellation)
    {
        var usual = DecisionMap.UsualInputs(scenario);
        var across = MapChoices.Axis(axes.Across, scenario, ground.Catalogue);
        var up = MapChoices.Axis(axes.Up, scenario, ground.Catalogue);
        return across is not null && up is not null ? DecisionMap.Draw(scenario, ground, across, up, cancellation)
            : axes == usual ? null : Draw(scenario, ground, usual, cancellation);
    }

    /// <summary>What the guidance may speak of.</summary>
    public GuidanceEvidence Evidence(OptionComparison comparison) => new()
    {
        Wins = Risk is null ? null : Hundred(),
        TippingPoints = TippingPoints,
        Size = Hybrid is { AtLeast: false } hybrid ? new BetterSize(hybrid.Best, hybrid.Sizes.First(size => size.Accelerators == hybrid.Best).Central) : null,
        DemandLimits = [.. (Pairs ?? []).Select(pair => pair.BreakEvenDemand).OfType<DemandCrossing>().Where(crossing => crossing.Below == comparison.Ranking[0] || crossing.Above == comparison.Ranking[0])
            .Select(crossing => new DemandLimit(crossing.RequestsPerSecond, crossing.Below == comparison.Ranking[0], crossing.Below == comparison.Ranking[0] ? crossing.Above : crossing.Below))],
        UseLimits = [.. (Pairs ?? []).Select(pair => pair.BreakEvenUse).OfType<UseCrossing>().Where(crossing => crossing.Below == comparison.Ranking[0] || crossing.Above == comparison.Ranking[0])
            .Select(crossing => new UseLimit(crossing.Use, crossing.Below == comparison.Ranking[0], crossing.Below == comparison.Ranking[0] ? crossing.Above : crossing.Below))],
    };

    /// <summary>Wins of each option in a hundred futures, whole numbers that add up to a hundred; without a study, none.</summary>
    public ImmutableArray<(string Option, int Wins)> Hundred()
    {
        var shares = (Risk?.Options ?? []).Where(option => option.WinShare is > 0).Select(option => (option.OptionId, Share: option.WinShare!.Value * 100)).ToArray();
        var missing = shares.Length == 0 ? 0 : 100 - shares.Sum(share => (int)Math.Floor(share.Share));
        return
        [
            .. shares.OrderByDescending(share => share.Share - Math.Floor(share.Share))
                .Select((share, place) => (share.OptionId, Wins: (int)Math.Floor(share.Share) + (place < missing ? 1 : 0)))
                .Where(pair => pair.Wins > 0)
                .OrderByDescending(pair => pair.Wins),
        ];
    }
}
