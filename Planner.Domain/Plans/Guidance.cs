using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Engines;
using Planner.Domain.Numbers;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Plans;

/// <summary>What a sentence of the guidance is about, in the order in which they are read.</summary>
public enum GuidanceTopic
{
    /// <summary>What wins and by how much.</summary>
    Verdict,

    /// <summary>Why the next best is dearer.</summary>
    Reason,

    /// <summary>Over many futures.</summary>
    Sureness,

    /// <summary>What would change the recommendation.</summary>
    Change,

    /// <summary>Who would be sooner, and for how much.</summary>
    Time,

    /// <summary>Cheaper, but ruled out, and what would rule it in.</summary>
    RuledOut,

    /// <summary>What the totals leave out.</summary>
    NotCounted,
}

/// <summary>One sentence of the guidance.</summary>
public sealed record GuidancePoint(GuidanceTopic Topic, Finding Finding)
{
    /// <summary>The option that a sentence about one speaks of without naming it; null elsewhere.</summary>
    public string? Of { get; init; }
}

/// <summary>A recommendation in plain words, from figures only: every sentence is a figure of the comparison or of a study, so that it cannot contradict the table.</summary>
public static class Guidance
{
    private const double CloseMargin = 0.02;
    private const double HalfMonth = 0.5;
    private const int Robust = 90;
    private const int Likely = 60;
    private const int MostLimits = 2;
    private const int Hundred = 100;

    /// <summary>The guidance of a ruled and ranked comparison.</summary>
    /// <param name="scenario">That was compared.</param>
    /// <param name="comparison">From <see cref="PlanBuilder.Compare(Scenario, Ground)"/>.</param>
    /// <param name="evidence">What studies know.</param>
    public static ImmutableArray<GuidancePoint> Of(Scenario scenario, Comparison<Real> comparison, GuidanceEvidence evidence)
    {
        var ranked = comparison.Ranking.Select(id => comparison.Plans.First(plan => plan.OptionId == id)).ToArray();
        if (ranked.FirstOrDefault(plan => plan.Feasible) is not { } best)
        {
            return [Point(GuidanceTopic.Verdict, "guide-none"), .. ranked.Take(1).SelectMany(plan => RuledOut(scenario, plan))];
        }

        var second = ranked.FirstOrDefault(plan => plan.Feasible && plan != best);
        return
        [
            Verdict(scenario, best, second),
            .. best.Totals.AtLeast ? [Point(GuidanceTopic.Verdict, "guide-at-least", Option(best))] : ImmutableArray<GuidancePoint>.Empty,
            .. second is null ? [] : Reasons(scenario, best, second),
            .. Sureness(evidence, best, second is not null),
            .. Changes(comparison, evidence, best),
            .. ranked.Where(plan => plan.Feasible && plan.Totals.AtLeast && !best.Totals.AtLeast && Cost(plan) < Cost(best))
                .Select(plan => Point(GuidanceTopic.Change, "guide-price-missing", Option(plan), Usd(Cost(plan)), Usd(Cost(best) - Cost(plan)))),
            .. Faster(ranked, best),
            .. ranked.Where(plan => !plan.Feasible && Cost(plan) < Cost(best) && !plan.Reasons.IsEmpty).SelectMany(plan => CheaperBut(scenario, plan, best)),
            .. NotCounted(best, second),
        ];
    }

    private static GuidancePoint Verdict(Scenario scenario, Plan<Real> best, Plan<Real>? second)
    {
        var horizon = FindingArgument.Of(Units.Month.ToBase(scenario.Terms.HorizonMonths), scenario.Terms.HorizonMonths % 12 == 0 ? Units.Year : Units.Month);
        if (second is null)
        {
            return Point(GuidanceTopic.Verdict, "guide-only", horizon, Option(best), Usd(Cost(best)));
        }

        var margin = Cost(second) - Cost(best);
        return Point(GuidanceTopic.Verdict, "guide-cheapest", horizon, Option(best), Usd(Cost(best)), Usd(margin), Option(second), Share(margin / System.Math.Max(1e-9, Cost(second))));
    }

    /// <summary>The two costs that set the next best apart most, and the largest that goes the other way.</summary>
    private static IEnumerable<GuidancePoint> Reasons(Scenario scenario, Plan<Real> best, Plan<Real> second)
    {
        var lines = Waterfall.Between(scenario, best, second).Steps.SelectMany(step => step.Lines).Where(line => line.PriceKnown)
            .GroupBy(line => line.Label).Select(group => (Label: group.Key, Difference: group.Sum(line => line.Difference))).OrderByDescending(line => line.Difference).ToArray();
        var dearer = lines.Where(line => line.Difference > 0).Take(2).Select(line => (Name: FindingArgument.Of(line.Label.Key), Amount: Usd(line.Difference))).ToArray();
        if (dearer is [var one, var other])
        {
            yield return Point(GuidanceTopic.Reason, "guide-why-two", Option(second), one.Name, one.Amount, other.Name, other.Amount);
        }
        else if (dearer is [var only])
        {
            yield return Point(GuidanceTopic.Reason, "guide-why-one", Option(second), only.Name, only.Amount);
        }

        if (dearer.Length > 0 && lines[^1] is { Difference: < 0 } back)
        {
            yield return Point(GuidanceTopic.Reason, "guide-why-back", Usd(-back.Difference), FindingArgument.Of(back.Label.Key));
        }

        if (Cost(second) - Cost(best) < CloseMargin * Cost(second))
        {
            yield return Point(GuidanceTopic.Reason, "guide-close");
        }
    }

    private static IEnumerable<GuidancePoint> Sureness(GuidanceEvidence evidence, Plan<Real> best, bool contested)
    {
        if (evidence.Wins is not { IsEmpty: false } wins)
        {
            // Nothing drawn and nothing to win are not the same: only the first is said, and only where there is a choice.
            if (evidence.Wins is null && contested)
            {
                yield return Point(GuidanceTopic.Sureness, "guide-not-drawn");
            }

            yield break;
        }

        var own = wins.FirstOrDefault(win => win.Option == best.OptionId).Futures;
        var rival = wins.Where(win => win.Option != best.OptionId).OrderByDescending(win => win.Futures).FirstOrDefault();
        yield return own == Hundred ? Point(GuidanceTopic.Sureness, "guide-wins-all")
            : rival.Option is null ? Point(GuidanceTopic.Sureness, "guide-wins", Count(own))
            : Point(GuidanceTopic.Sureness, "guide-wins-rival", Count(own), FindingArgument.Of(rival.Option), Count(rival.Futures));
        yield return Point(GuidanceTopic.Sureness, own >= Robust ? "guide-robust" : own >= Likely ? "guide-likely" : own > rival.Futures ? "guide-toss-up" : "guide-rival-more-often");
    }

    private static IEnumerable<GuidancePoint> Changes(Comparison<Real> comparison, GuidanceEvidence evidence, Plan<Real> best)
    {
        var feasible = comparison.Contenders.ToHashSet();
        foreach (var limit in evidence.UseLimits.Where(limit => feasible.Contains(limit.Other)).OrderBy(limit => limit.Above ? limit.Use : 1 - limit.Use).Take(MostLimits))
        {
            var hours = FindingArgument.Of(Units.Day.ToBase(limit.Use), Units.Hour);
            yield return Point(GuidanceTopic.Change, limit.Above ? "guide-use-above" : "guide-use-below", Share(limit.Use), hours, FindingArgument.Of(limit.Other));
        }

        foreach (var limit in evidence.DemandLimits.Where(limit => feasible.Contains(limit.Other)).OrderBy(limit => limit.Above ? limit.RequestsPerSecond : 1 / limit.RequestsPerSecond).Take(MostLimits))
        {
            yield return Point(
                GuidanceTopic.Change, limit.Above ? "guide-demand-above" : "guide-demand-below", FindingArgument.Of(limit.RequestsPerSecond, Units.PerSecond), FindingArgument.Of(limit.Other));
        }

        if (evidence.Size is { } size && size.Cost < Cost(best) * (1 - CloseMargin))
        {
            yield return Point(GuidanceTopic.Change, "guide-own-size", Count(size.Accelerators), Usd(size.Cost), Usd(Cost(best) - size.Cost));
        }

        foreach (var tip in evidence.TippingPoints ?? [])
        {
            yield return Point(
                GuidanceTopic.Change, tip.Above ? "guide-tips-above" : "guide-tips-below",
                FindingArgument.Of(tip.Input.Id), FindingArgument.Of(tip.Value, tip.Input.Label.Unit), FindingArgument.Of(tip.Winner));
        }

        if (evidence.TippingPoints is { IsEmpty: true } && feasible.Count > 1)
        {
            yield return Point(GuidanceTopic.Change, "guide-nothing-tips");
        }
    }

    // Somebody who waits for a model wants to know who would have it sooner, and for how much.
    private static IEnumerable<GuidancePoint> Faster(Plan<Real>[] ranked, Plan<Real> best)
    {
        var sooner = ranked.Where(plan => plan.Feasible && plan.Dates.FirstModel.Value < best.Dates.FirstModel.Value - Units.Month.ToBase(HalfMonth));
        if (sooner.MinBy(plan => plan.Dates.FirstModel.Value) is { } fastest)
        {
            var lead = FindingArgument.Of(best.Dates.FirstModel.Value - fastest.Dates.FirstModel.Value, Units.Month);
            yield return Point(GuidanceTopic.Time, "guide-faster", Option(fastest), lead, Usd(Cost(fastest) - Cost(best)));
        }
    }

    private static IEnumerable<GuidancePoint> CheaperBut(Scenario scenario, Plan<Real> plan, Plan<Real> best) =>
        [Point(GuidanceTopic.RuledOut, "guide-cheaper-but", Option(plan), Usd(Cost(best) - Cost(plan))), .. RuledOut(scenario, plan)];

    private static IEnumerable<GuidancePoint> RuledOut(Scenario scenario, Plan<Real> plan) =>
        plan.Reasons.Take(1).Concat(Rulings.Nearest(scenario, plan).Take(1)).Select(finding => new GuidancePoint(GuidanceTopic.RuledOut, finding) { Of = plan.OptionId });

    // What the two totals that are held against each other leave out.
    private static IEnumerable<GuidancePoint> NotCounted(Plan<Real> best, Plan<Real>? second)
    {
        var plans = second is null ? new[] { best } : [best, second];
        var gaps = plans.SelectMany(plan => plan.Warnings).Where(warning => warning.Code is "price-unknown" or "runs-unmet" || warning.Code.EndsWith("-not-counted", System.StringComparison.Ordinal));
        return gaps.DistinctBy(warning => (warning.Code, warning.Arguments.FirstOrDefault())).Append(Finding.Of("guide-not-counted")).Select(finding => new GuidancePoint(GuidanceTopic.NotCounted, finding));
    }

    private static double Cost(Plan<Real> plan) => plan.Totals.LifetimeCostPresentValue.Value;

    private static FindingArgument Option(Plan<Real> plan) => FindingArgument.Of(plan.OptionId);

    private static FindingArgument Usd(double amount) => FindingArgument.Of(amount, Units.Usd);

    private static FindingArgument Share(double share) => FindingArgument.Of(share, Units.Percent);

    private static FindingArgument Count(int number) => FindingArgument.Of(number, Units.One);

    private static GuidancePoint Point(GuidanceTopic topic, string code, params ImmutableArray<FindingArgument> arguments) => new(topic, Finding.Of(code, arguments));
}
