using System.Collections.Immutable;
using System.Linq;
using System.Runtime.Intrinsics;
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

    /// <summary>Within this input's range another option becomes the cheapest.</summary>
    public bool Flips => LeadAtLow < 0 != LeadAtHigh < 0;
}

/// <summary>The drivers of a decision.</summary>
/// <param name="Recommended">The option whose lead is meant.</param>
/// <param name="Lead">Its lead on the central values; null when nothing else can do the work.</param>
/// <param name="Drivers">The strongest first.</param>
public sealed record DriverStudy(string Recommended, double? Lead, ImmutableArray<Driver> Drivers);

/// <summary>One input at a time: the tornado.</summary>
public static class Sensitivity
{
    private const double Tenth = 0.1;
    private const int InputsOfBatch = Lanes.Count / 2;

    /// <summary>Drivers of the recommended option's lead; without a feasible option there are none.</summary>
    public static DriverStudy Rank(Scenario scenario, Ground ground, Comparison<Real> comparison, Decisions decisions)
    {
        var feasible = comparison.Plans.Where(plan => plan.Feasible).Select(plan => plan.OptionId).ToImmutableArray();
        var recommended = comparison.Ranking.FirstOrDefault(feasible.Contains);
        if (recommended is null)
        {
            return new DriverStudy(comparison.Ranking.FirstOrDefault() ?? "", null, []);
        }

        var inputs = UncertainInputs.Of(scenario, ground, decisions);
        var drivers = inputs.Chunk(InputsOfBatch).SelectMany(batch => Measure(scenario, ground, decisions, batch, recommended, feasible));
        var central = PlanBuilder.Outline(scenario, ground, decisions, new TwoEnds([]));
        return new DriverStudy(recommended, feasible.Length > 1 ? Lead(central, recommended, feasible, 0) : null, [.. drivers.OrderByDescending(driver => driver.Swing)]);
    }

    private static Driver[] Measure(Scenario scenario, Ground ground, Decisions decisions, Input[] batch, string recommended, ImmutableArray<string> feasible)
    {
        var outlines = PlanBuilder.Outline(scenario, ground, decisions, new TwoEnds(batch));
        var own = outlines.First(outline => outline.OptionId == recommended).PresentValue;
        return [.. batch.Select((input, place) => new Driver(
            input,
            input.Unit.ToBase(Quantiles.Of(input.Value, Tenth)),
            input.Unit.ToBase(Quantiles.Of(input.Value, 1 - Tenth)),
            Lead(outlines, recommended, feasible, 2 * place),
            Lead(outlines, recommended, feasible, (2 * place) + 1),
            own[2 * place],
            own[(2 * place) + 1]))];
    }

    private static double Lead(ImmutableArray<PlanOutline<Lanes>> outlines, string recommended, ImmutableArray<string> feasible, int lane)
    {
        var own = outlines.First(outline => outline.OptionId == recommended).PresentValue[lane];
        return outlines.Where(outline => outline.OptionId != recommended && feasible.Contains(outline.OptionId))
            .Select(outline => outline.PresentValue[lane] - own).DefaultIfEmpty(0).Min();
    }

    // Lanes 2k and 2k+1 hold input k of the batch at its P10 and P90; every other input is central in all lanes.
    private sealed class TwoEnds(Input[] batch) : IReading<Lanes>
    {
        public Lanes Read(Input input)
        {
            var place = System.Array.FindIndex(batch, one => one.Id == input.Id);
            var central = Vector512.Create(input.Central);
            return new Lanes(place < 0 ? central : central
                .WithElement(2 * place, input.Unit.ToBase(Quantiles.Of(input.Value, Tenth)))
                .WithElement((2 * place) + 1, input.Unit.ToBase(Quantiles.Of(input.Value, 1 - Tenth))));
        }
    }
}
