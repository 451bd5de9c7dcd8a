using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Engines;
using Planner.Domain.Engines.Costs;
using Planner.Domain.Engines.Finance;
using Planner.Domain.Engines.Serving;
using Planner.Domain.Numbers;

namespace Planner.Domain.Plans;

/// <summary>What an option's fleets do together in their first year, and what a million tokens cost where the option does nothing else.</summary>
internal static class ServingFigures
{
    // Least that a sum is divided by, so that a fleet that does nothing gives no infinity.
    private static readonly Constant s_cent = new(0.01, Units.Usd, Labels.LineCost);

    /// <summary>The figures; none for an option that answers nothing.</summary>
    public static IEnumerable<PlanFigure<T>> Of<T>(Evaluation<T> evaluation, ImmutableArray<CostLine<T>> lines, PlanTotals<T> totals, ImmutableArray<ServedWork<T>> serving)
        where T : struct, IReal<T>
    {
        var application = evaluation.Scenario.Application;
        var prices = application is { Train.IsEmpty: true, AverageUse: null, Serve.IsEmpty: false } ? Prices(evaluation, lines, totals, serving) : [];
        return [.. OfFleets(serving), .. prices];
    }

    private static IEnumerable<PlanFigure<T>> OfFleets<T>(ImmutableArray<ServedWork<T>> serving)
        where T : struct, IReal<T>
    {
        if (serving.IsEmpty)
        {
            return [];
        }

        var least = serving[0].RequestsPerReplica;
        T running = 0, used = 0, power = 0, output = 0, first = 0, token = 0;
        foreach (var (_, capacity, year, toFirst, each, _) in serving)
        {
            least = T.Min(least, capacity);
            running += year.AcceleratorsRunning;
            used += year.AcceleratorsRunning * year.Utilisation;
            power += year.Power;
            output += year.OutputTokensPerSecond;
            (first, token) = (T.Max(first, toFirst), T.Max(token, each));
        }

        return
        [
            Named<T>(Labels.FleetReplicas, serving.Sum(work => work.Fleet.Fleet.Replicas[0])),
            Named<T>(Labels.FleetReplicasLast, serving.Sum(work => work.Fleet.Fleet.Replicas[^1])),
            Named(Labels.ReplicaCapacity, least),
            Named(Labels.FleetAccelerators, running),
            Named(Labels.FleetUtilisation, used / T.Max(running, 1e-9)),
            Named(Labels.FleetFirstToken, first),
            Named(Labels.FleetTokenTime, token),
            Named(Labels.FleetPower, power),
            Named(Labels.EnergyPerMillionTokens, power * 1e6 / T.Max(output, T.Of(ServingUnits.PerSecond) * 1e-12)),
        ];
    }

    // What a token read and a token written would have to cost to pay for everything: beside the price list of an API.
    private static IEnumerable<PlanFigure<T>> Prices<T>(Evaluation<T> evaluation, ImmutableArray<CostLine<T>> lines, PlanTotals<T> totals, ImmutableArray<ServedWork<T>> serving)
        where T : struct, IReal<T>
    {
        var (tokens, cost, factors) = (ServedTokens<T>.Of(evaluation), totals.LifetimeCostPresentValue, evaluation.Factors);
        var share = (serving.IsEmpty ? PaidShare(lines, factors) : TimeShare(serving)).As(Labels.ReadingShare);
        return
        [
            Named(Labels.CostPerMillionInputTokens, LevelisedCost.PerUnit(cost * share, tokens.Read, factors, 1)),
            Named(Labels.CostPerMillionOutputTokens, LevelisedCost.PerUnit(cost * (1 - share), tokens.Written, factors, 1)),
        ];
    }

    // Of what an API bills by the token, what it bills for reading.
    private static T PaidShare<T>(ImmutableArray<CostLine<T>> lines, DiscountFactors<T> factors)
        where T : struct, IReal<T>
    {
        T Paid(params ImmutableArray<Label> labels) => CashFlows.Sum([.. lines.Where(line => labels.Contains(line.Label))], factors).CumulativePresent[^1];
        var reading = Paid(Labels.InputTokenCost, Labels.CachedTokenCost);
        return reading / T.Max(reading + Paid(Labels.OutputTokenCost), T.Of(s_cent));
    }

    // Accelerators are paid for the time they spend; what reads a prompt is paid by the tokens read.
    private static T TimeShare<T>(ImmutableArray<ServedWork<T>> serving)
        where T : struct, IReal<T>
    {
        T time = 0, reading = 0;
        foreach (var work in serving)
        {
            time += work.FirstYear.AcceleratorsRunning;
            reading += work.FirstYear.AcceleratorsRunning * work.ReadingShare;
        }

        return reading / T.Max(time, 1e-9);
    }

    private static PlanFigure<T> Named<T>(Label label, T value)
        where T : struct, IReal<T> => new(label, value.As(label));
}
