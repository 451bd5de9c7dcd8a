using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Studies;

/// <summary>What one input moves when it lies at its P10 and at its P90 and all others at their likely values.</summary>
/// <param name="Input">The input.</param>
/// <param name="LowValue">Its P10, base units.</param>
/// <param name="HighValue">Its P90, base units.</param>
/// <param name="LeadAtLow">Lead of the recommended option over the next best, US dollars; negative when another one wins.</param>
/// <param name="LeadAtHigh">The same at P90.</param>
/// <param name="CostAtLow">Present value of the recommended option.</param>
/// <param name="CostAtHigh">The same at P90.</param>
public sealed record Driver(Input Input, double LowValue, double HighValue, double LeadAtLow, double LeadAtHigh, double CostAtLow, double CostAtHigh)
{
    /// <summary>How far the lead moves.</summary>
    public double Swing => System.Math.Abs(LeadAtHigh - LeadAtLow);

    /// <summary>How far the cost moves, where there is no lead.</summary>
    public double CostSwing => System.Math.Abs(CostAtHigh - CostAtLow);

    /// <summary>Within this input's range another option becomes the cheapest.</summary>
    public bool Flips => LeadAtLow < 0 != LeadAtHigh < 0;
}

/// <summary>The drivers of a decision.</summary>
/// <param name="Recommended">The option whose lead is meant.</param>
/// <param name="Lead">Its lead on the central values; null when nothing else can do the work.</param>
/// <param name="Drivers">The strongest first.</param>
public sealed record DriverStudy(string Recommended, double? Lead, ImmutableArray<Driver> Drivers)
{
    /// <summary>Ends of ranges where machines planned anew would recommend otherwise; empty until <see cref="Replanning"/> has looked.</summary>
    public ImmutableArray<ReplannedEnd> Replanned { get; init; } = [];
}

/// <summary>One input at a time: the tornado.</summary>
public static class Sensitivity
{
    private const double Tenth = 0.1;

    /// <summary>Drivers of the recommended option's lead; without a feasible option there are none.</summary>
    public static DriverStudy Rank(Scenario scenario, Ground ground, Comparison<Real> comparison, Decisions decisions)
    {
        if (Contest.Of(comparison, decisions) is not { } contest)
        {
            return new DriverStudy(comparison.Ranking.FirstOrDefault() ?? "", null, []);
        }

        var recorded = RecordedOutlines.Of(scenario, ground, decisions, input => !input.Value.IsFixed);
        var sets = recorded.Inputs.SelectMany(input => new[] { With(input, Tenth), With(input, 1 - Tenth) }).Append(ImmutableDictionary<string, double>.Empty).ToArray();
        var results = recorded.Replay(sets);
        var drivers = recorded.Inputs.Select((input, place) => new Driver(
            input,
            sets[2 * place][input.Id],
            sets[(2 * place) + 1][input.Id],
            contest.Lead(results, 2 * place),
            contest.Lead(results, (2 * place) + 1),
            results.PresentValues(contest.Recommended)[2 * place],
            results.PresentValues(contest.Recommended)[(2 * place) + 1]));
        return new DriverStudy(
            contest.RecommendedId,
            contest.Others.IsEmpty ? null : contest.Lead(results, sets.Length - 1),
            [.. drivers.OrderByDescending(driver => contest.Others.IsEmpty ? driver.CostSwing : driver.Swing).ThenBy(driver => driver.Input.Id, System.StringComparer.Ordinal)]);
    }

    private static ImmutableDictionary<string, double> With(Input input, double share) =>
        ImmutableDictionary<string, double>.Empty.Add(input.Id, input.Unit.ToBase(Quantiles.Of(input.Value, share)));
}
