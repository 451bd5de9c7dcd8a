using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Studies;

/// <summary>The average use at which two options cost the same.</summary>
/// <param name="Below">Option that is cheaper at less use.</param>
/// <param name="Above">Option that is cheaper at more use.</param>
/// <param name="Use">Share of the reference cluster's hours.</param>
public sealed record UseCrossing(string Below, string Above, double Use)
{
    private const double HoursOfDay = 24;

    /// <summary>The same as hours of work a day, every day of the year.</summary>
    public double HoursPerDay => Use * HoursOfDay;
}

/// <summary>Break-even utilisation: hours a day above which one way wins over another.</summary>
public static class BreakEvenUse
{
    // Costs are straight between a few kinks (where the named work or an option's own hours are used up); 64 steps part the kinks, and halving by eights closes in on one crossing.
    private const int Steps = 8;
    private const int Rounds = 4;

    /// <summary>The crossings of every pair of feasible options between no use and full use, the largest such use of each pair; pairs that never cross are left out.</summary>
    public static ImmutableArray<UseCrossing> Find(Scenario scenario, Ground ground, Plans.Comparison<Real> comparison)
    {
        var open = AnyUse.WithAnyUse(scenario);
        var costs = new Costs(open, ground, PlanBuilder.Decide(open, ground));
        var feasible = comparison.Contenders;
        var grid = Enumerable.Range(0, Steps).Select(step => costs.Between((double)step / Steps, (step + 1.0) / Steps)).ToArray();
        var pairs = feasible.SelectMany((one, place) => feasible.Skip(place + 1).Select(other => (one, other)));
        return [.. pairs.Select(pair => Cross(costs, grid, pair.one, pair.other)).OfType<UseCrossing>()];
    }

    private static UseCrossing? Cross(Costs costs, Sample[] grid, string one, string other)
    {
        foreach (var sample in grid.Reverse())
        {
            if (Change(sample, one, other) is { } change)
            {
                return Close(costs, sample, change, one, other);
            }
        }

        return null;
    }

    private static UseCrossing Close(Costs costs, Sample sample, int change, string one, string other)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var closer = costs.Between(sample.Uses[change], sample.Uses[change + 1]);
            if (Change(closer, one, other) is not { } next)
            {
                break;
            }

            (sample, change) = (closer, next);
        }

        // Within the last bracket costs are straight, and the crossing lies where the straight lines meet.
        var (low, high) = (sample.Gap(one, other, change), sample.Gap(one, other, change + 1));
        var use = low == high ? sample.Uses[change] : sample.Uses[change] + ((sample.Uses[change + 1] - sample.Uses[change]) * low / (low - high));
        return low < 0 || (low == 0 && high > 0) ? new UseCrossing(one, other, use) : new UseCrossing(other, one, use);
    }

    private static int? Change(Sample sample, string one, string other) => Enumerable.Range(0, Lanes.Count - 1).Reverse().Cast<int?>()
        .FirstOrDefault(lane => sample.Gap(one, other, lane!.Value) < 0 != sample.Gap(one, other, lane.Value + 1) < 0);

    /// <summary>Costs of all options at eight uses.</summary>
    private sealed record Sample(Lanes Uses, IReadOnlyDictionary<string, Lanes> ByOption)
    {
        public double Gap(string one, string other, int lane) => ByOption[one][lane] - ByOption[other][lane];
    }

    private sealed class Costs(Scenario scenario, Ground ground, Decisions decisions)
    {
        public Sample Between(double first, double last)
        {
            var uses = AnyUse.Between(first, last);
            var outlines = PlanBuilder.Outline(scenario, ground, decisions, new OneInput(WhatIf.AverageUseId, uses));
            return new Sample(uses, outlines.ToDictionary(outline => outline.OptionId, outline => outline.PresentValue, StringComparer.Ordinal));
        }
    }
}
