using System;
using System.Collections.Immutable;
using Planner.Domain.Catalogue;
using Planner.Domain.Engines;
using Planner.Domain.Engines.Serving;
using Planner.Domain.Numbers;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Plans;

/// <summary>Sizes the fleets that answer a scenario's requests.</summary>
internal sealed class FleetDecider(Scenario scenario, Ground ground)
{
    // A model that does not fit one server may be cut over several; beyond eight, no published fleet does it.
    private const int MostServersOfReplica = 8;
    private const int MonthsOfYear = 12;

    /// <summary>The fleet of one serving work on a chip; an obstacle when no replica, however large, holds the model or keeps the targets.</summary>
    /// <param name="place">Of the work.</param>
    /// <param name="own">The model that the option trains or tunes; taken when the work names none.</param>
    /// <param name="chip">The accelerator.</param>
    /// <param name="perServer">Accelerators of a server.</param>
    /// <param name="policy">How it is run.</param>
    public (DecidedFleet? Fleet, Finding? Obstacle) Decide(int place, ModelChoice? own, Accelerator chip, int perServer, FleetPolicy policy)
    {
        var work = scenario.Application.Serve[place];
        if ((work.Model ?? own) is not { } model)
        {
            return (null, Finding.Of("no-model-to-serve", FindingArgument.Of(work.Id)));
        }

        if (ground.Serving.Values.Count == 0)
        {
            return (null, Finding.Of("serving-constants-missing"));
        }

        var demand = Demand(work);
        policy = policy with { Headroom = work.PeakHeadroom, SpareReplicas = work.SpareReplicas, ScaleToZero = work.ScaleToZero };
        var years = Math.Max(1, (scenario.Terms.HorizonMonths + MonthsOfYear - 1) / MonthsOfYear);
        Finding? obstacle = null;
        for (var servers = 1; servers <= MostServersOfReplica; servers *= 2)
        {
            var job = Job(work, model, chip, perServer * servers);
            var fleet = Fleets.Decide(job, chip, perServer * servers, demand, policy, years, ground.Serving);
            if (fleet.Feasible)
            {
                var reaction = work.InputTokens.IsFixed && work.OutputTokens.IsFixed ? default : Fleets.React(job, fleet, perServer * servers, ground.Serving);
                return (new DecidedFleet(place, job, demand, fleet with { Reaction = reaction }), null);
            }

            obstacle ??= fleet.Obstacle;
        }

        return (null, obstacle);
    }

    private ServingJob Job(ServingWork work, ModelChoice model, Accelerator chip, int count)
    {
        var limits = work.TimeToFirstTokenSeconds is null && work.TimePerOutputTokenSeconds is null
            ? null
            : new ServingTargets(work.TimeToFirstTokenSeconds, work.TimePerOutputTokenSeconds, work.LatencyPercentile);
        var question = new ServingQuestion
        {
            Model = model,
            Accelerator = chip.Id,
            Count = count,
            InputTokens = work.InputTokens.Likely,
            OutputTokens = work.OutputTokens.Likely,
            Offline = true,
            Targets = limits,
            CachedShare = work.CachedShare.Likely,
            Speculation = work.Speculation,
        };
        return ServingAssumptions.Complete(question, ground.Catalogue).Job with { VariedLengths = true, Requests = null };
    }

    private static FleetDemand Demand(ServingWork work) => new()
    {
        RequestsPerSecond = work.RequestsPerSecond.Likely,
        PeakFactor = work.PeakFactor.Likely,
        GrowthPerYear = work.GrowthPerYear.Likely,
        Hours = work.HourlyProfile,
    };
}
