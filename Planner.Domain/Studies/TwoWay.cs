using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Studies;

/// <summary>Who wins at one pair of values.</summary>
/// <param name="Winner">The cheapest option that can do the work.</param>
/// <param name="Lead">How much cheaper it is than the next, US dollars; 0 when there is no other.</param>
/// <param name="Cost">Present value of the option that is recommended on the central values.</param>
/// <param name="RecommendedLead">How much that option costs less than the next best, US dollars; negative where another one wins.</param>
public readonly record struct TwoWayCell(string Winner, double Lead, double Cost, double RecommendedLead);

/// <summary>Two inputs against each other, all others at their central values.</summary>
/// <param name="Across">The input whose values make the columns.</param>
/// <param name="Down">The input whose values make the rows.</param>
/// <param name="AcrossValues">Base units, rising.</param>
/// <param name="DownValues">Base units, rising.</param>
/// <param name="Recommended">The option that is recommended on the central values.</param>
/// <param name="Rows">A row for each value down, a cell for each value across.</param>
public sealed record TwoWayStudy(
    Input Across, Input Down, ImmutableArray<double> AcrossValues, ImmutableArray<double> DownValues, string Recommended, ImmutableArray<ImmutableArray<TwoWayCell>> Rows);

/// <summary>The two-way table: a classic of investment appraisal, here over any two inputs.</summary>
public static class TwoWay
{
    public const int MostSteps = 60;
    public const int UsualSteps = 7;

    // A value without a range is varied by a third up and down: far enough to show a trend.
    private const double PlainVariation = 1.0 / 3;

    /// <summary>The table; null when no option can do the work.</summary>
    /// <param name="scenario">A checked scenario.</param>
    /// <param name="ground">Catalogue and constants.</param>
    /// <param name="comparison">The comparison on the central values, whose decisions are kept.</param>
    /// <param name="decisions">Its decisions.</param>
    /// <param name="across">An input that the comparison uses.</param>
    /// <param name="down">Another one.</param>
    /// <param name="steps">Values of each, 2 to <see cref="MostSteps"/>.</param>
    /// <param name="cancellation">Ends the study early with an exception.</param>
    /// <exception cref="ArgumentOutOfRangeException">Too few or too many steps.</exception>
    public static TwoWayStudy? Table(
        Scenario scenario, Ground ground, Plans.Comparison<Real> comparison, Decisions decisions, Input across, Input down, int steps = UsualSteps, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(steps, MostSteps);
        if (Contest.Of(comparison, decisions) is not { } contest)
        {
            return null;
        }

        var (columns, rows) = (Values(across, steps), Values(down, steps));
        var recorded = RecordedOutlines.Of(scenario, ground, decisions, input => input.Id == across.Id || input.Id == down.Id);
        var sets = rows.SelectMany(row => columns.Select(column => ImmutableDictionary<string, double>.Empty.Add(down.Id, row).SetItem(across.Id, column))).ToArray();
        var results = recorded.Replay(sets, cancellation);
        return new TwoWayStudy(
            across, down, columns, rows, contest.RecommendedId,
            [.. rows.Select((_, row) => columns.Select((_, column) => Cell(contest, decisions, results, (row * columns.Length) + column)).ToImmutableArray())]);
    }

    /// <summary>Values of an input from P5 to P95, or around a value without a range; within the bounds of its figure.</summary>
    public static ImmutableArray<double> Values(Input input, int steps)
    {
        var (low, high) = input.Value.IsFixed
            ? (input.Central - Math.Abs(input.Central * PlainVariation), input.Central + Math.Abs(input.Central * PlainVariation))
            : (input.Unit.ToBase(input.Value.Low), input.Unit.ToBase(input.Value.High));
        var (least, greatest) = FigureBounds.Find(input.Label.Key) is { } figure ? FigureBounds.Of(figure) : (double.NegativeInfinity, double.PositiveInfinity);
        (low, high) = (Math.Max(low, least), Math.Min(high, greatest));
        return [.. Enumerable.Range(0, steps).Select(step => low + ((high - low) * step / (steps - 1)))];
    }

    private static TwoWayCell Cell(Contest contest, Decisions decisions, DrawResults results, int draw)
    {
        var places = contest.Others.Add(contest.Recommended).OrderBy(option => results.PresentValues(option)[draw]).ToArray();
        var lead = places.Length < 2 ? 0 : results.PresentValues(places[1])[draw] - results.PresentValues(places[0])[draw];
        return new TwoWayCell(decisions.Options[places[0]].Option.Id, lead, results.PresentValues(contest.Recommended)[draw], contest.Lead(results, draw));
    }
}
