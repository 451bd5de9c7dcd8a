using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Studies;

/// <summary>A value at which two options cost the same.</summary>
/// <param name="Value">Of the input, base units.</param>
/// <param name="Cost">What both then cost, US dollars of present value.</param>
/// <param name="CheaperBelow">The option that is cheaper just below the value.</param>
/// <param name="CheaperReplanned">The option that is cheaper there once other machines are planned for the value; null where both then still cost about the same, or where the value plans nothing anew.</param>
public readonly record struct GoalPoint(double Value, double Cost, string CheaperBelow, string? CheaperReplanned = null);

/// <summary>Where one input makes two options equal.</summary>
/// <param name="Input">The input that is sought.</param>
/// <param name="First">An option.</param>
/// <param name="Second">The option that it shall equal.</param>
/// <param name="From">The least value looked at, base units.</param>
/// <param name="Until">The greatest.</param>
/// <param name="GapFrom">Cost of the first less that of the second at the least value, US dollars.</param>
/// <param name="GapUntil">The same at the greatest.</param>
/// <param name="Points">Rising; empty when no value within the limits does it.</param>
public sealed record GoalStudy(Input Input, string First, string Second, double From, double Until, double GapFrom, double GapUntil, ImmutableArray<GoalPoint> Points);

/// <summary>Goal seek: "the GPU price at which owning equals renting", with the decisions kept and all other inputs at their central values.</summary>
public static class GoalSeek
{
    private const int Steps = 512;
    private const int Rounds = 6;
    private const int StepsOfRound = 64;
    private const double WidestFactor = 100;

    // Machines and replicas come whole, so that costs step: closer than this is the same.
    private const double AboutTheSame = 0.01;

    /// <summary>Seeks all values at which two options cost the same.</summary>
    /// <param name="scenario">A checked scenario.</param>
    /// <param name="ground">Catalogue and constants.</param>
    /// <param name="decisions">Decisions on the central values; those of both options are kept.</param>
    /// <param name="input">An input that the comparison uses.</param>
    /// <param name="first">An option's id.</param>
    /// <param name="second">Another option's id.</param>
    /// <param name="limits">The least and the greatest value to look at, base units; the figure's own bounds, or a hundredth to a hundredfold of the value, unless given.</param>
    /// <param name="cancellation">Ends the study early with an exception.</param>
    /// <exception cref="ArgumentException">An option that was not decided, or limits that are not in order.</exception>
    public static GoalStudy Equal(
        Scenario scenario, Ground ground, Decisions decisions, Input input, string first, string second, (double From, double Until)? limits = null, CancellationToken cancellation = default)
    {
        var (from, until) = limits ?? LimitsOf(input);
        var (own, other) = (Contest.PlaceOf(decisions, first), Contest.PlaceOf(decisions, second));
        if (own < 0 || other < 0 || !(from < until))
        {
            throw new ArgumentException($"{first}, {second}: unknown, or limits out of order");
        }

        var recorded = RecordedOutlines.Of(scenario, ground, decisions, one => one.Id == input.Id);
        double[] Costs(double[] values, int option) => recorded.Replay([.. values.Select(value => ImmutableDictionary<string, double>.Empty.Add(input.Id, value))], cancellation).PresentValues(option);
        (double[] First, double[] Second) Both(double[] values) => (Costs(values, own), Costs(values, other));

        var grid = Grid(from, until, Steps);
        var (ours, theirs) = Both(grid);
        var points = Enumerable.Range(0, Steps - 1)
            .Where(place => Crosses(ours[place] - theirs[place], ours[place + 1] - theirs[place + 1]))
            .Select(place => Narrow(grid[place], grid[place + 1], Both, ours[place] < theirs[place] ? first : second));
        return new GoalStudy(input, first, second, from, until, ours[0] - theirs[0], ours[Steps - 1] - theirs[Steps - 1], [.. points]);
    }

    /// <summary>The same study with what becomes of each point when the machines are planned anew for its value, as one would who knew it.</summary>
    /// <param name="study">Sought with the decisions kept.</param>
    /// <param name="scenario">Its scenario.</param>
    /// <param name="ground">Its catalogue and constants.</param>
    /// <param name="cancellation">Ends the study early with an exception.</param>
    public static GoalStudy Replanned(GoalStudy study, Scenario scenario, Ground ground, CancellationToken cancellation = default) =>
        WhatIf.Find(study.Input.Id, scenario, ground.Catalogue) is { } set && set.Decides(ground.Catalogue)
            ? study with { Points = [.. study.Points.Select(point => point with { CheaperReplanned = Cheaper(study, set.In(scenario, point.Value), ground, cancellation) })] }
            : study;

    private static string? Cheaper(GoalStudy study, Scenario there, Ground ground, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var plans = PlanBuilder.Compare(there, ground).Plans;
        var (first, second) = (plans.First(plan => plan.OptionId == study.First), plans.First(plan => plan.OptionId == study.Second));
        if (first.Feasible != second.Feasible)
        {
            return first.Feasible ? study.First : study.Second;
        }

        var (own, other) = (first.Totals.LifetimeCostPresentValue.Value, second.Totals.LifetimeCostPresentValue.Value);
        return Math.Abs(own - other) <= AboutTheSame * Math.Max(own, other) ? null : own < other ? study.First : study.Second;
    }

    /// <summary>Between which values an input is sought unless one says so: those that its figure may have, at most a hundred times less or more than it is.</summary>
    public static (double From, double Until) LimitsOf(Input input)
    {
        var (least, greatest) = FigureBounds.Find(input.Label.Key) is { } figure ? FigureBounds.Of(figure) : (double.NegativeInfinity, double.PositiveInfinity);
        var (low, high) = (Math.Abs(input.Central) / WidestFactor, Math.Abs(input.Central) * WidestFactor);
        return input.Central > 0 ? (Math.Max(least, low), Math.Min(greatest, high)) : (Math.Max(least, -Math.Max(1, high)), Math.Min(greatest, Math.Max(1, high)));
    }

    // Steps of equal ratio above zero, where prices and counts span powers of ten; of equal width elsewhere.
    private static double[] Grid(double from, double until, int steps) => from > 0
        ? [.. Enumerable.Range(0, steps).Select(step => step == steps - 1 ? until : from * Math.Pow(until / from, (double)step / (steps - 1)))]
        : [.. Enumerable.Range(0, steps).Select(step => from + ((until - from) * step / (steps - 1)))];

    // A gap of exactly nothing on both sides is no crossing: the input then moves neither option.
    private static bool Crosses(double before, double after) => before != 0 && (before < 0) != (after < 0);

    private static GoalPoint Narrow(double low, double high, Func<double[], (double[] First, double[] Second)> both, string cheaperBelow)
    {
        var cost = 0.0;
        for (var round = 0; round < Rounds; round++)
        {
            var grid = Grid(low, high, StepsOfRound);
            var (ours, theirs) = both(grid);
            var place = Enumerable.Range(0, StepsOfRound - 1).FirstOrDefault(one => Crosses(ours[one] - theirs[one], ours[one + 1] - theirs[one + 1]), StepsOfRound - 2);
            (low, high, cost) = (grid[place], grid[place + 1], ours[place]);
        }

        return new GoalPoint((low + high) / 2, cost, cheaperBelow);
    }
}
