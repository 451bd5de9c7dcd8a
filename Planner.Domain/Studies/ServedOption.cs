using System;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Engines;
using Planner.Domain.Engines.Costs;
using Planner.Domain.Engines.Serving;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Studies;

/// <summary>How an option answers the scenario's requests, and for how much a token, when it does nothing else.</summary>
/// <param name="OptionId">The option.</param>
/// <param name="Reasons">Why it cannot, with the nearest that can; empty when it can.</param>
/// <param name="CostPerMillionInputTokens">US dollars over the horizon for a million tokens read; null when it cannot.</param>
/// <param name="CostPerMillionOutputTokens">US dollars over the horizon for a million tokens written.</param>
/// <param name="Fleets">One for each serving work; empty for an API.</param>
public sealed record ServedOption(
    string OptionId,
    ImmutableArray<Finding> Reasons,
    double? CostPerMillionInputTokens,
    double? CostPerMillionOutputTokens,
    ImmutableArray<ServedFleet> Fleets)
{
    private const double Million = 1e6;
    private const int MonthsOfYear = 12;

    internal static ImmutableArray<ServedOption> Of(Scenario served, Ground ground)
    {
        var decisions = PlanBuilder.Decide(served, ground);
        return [.. PlanBuilder.Evaluate(served, ground, decisions, CentralReading.Instance).Plans.Select(plan => Of(served, ground, decisions, plan))];
    }

    private static ServedOption Of(Scenario served, Ground ground, Decisions decisions, Plan<Real> plan)
    {
        ImmutableArray<ServedFleet> fleets = [.. plan.Decisions.Fleets.Select(fleet => ServedFleet.Of(fleet, served.Application.Serve[fleet.Place].Id, ground))];
        if (!plan.Feasible)
        {
            return new ServedOption(plan.OptionId, plan.Reasons, null, null, fleets);
        }

        var months = served.Terms.HorizonMonths - decisions.Need.ServingFrom;
        var read = served.Application.Serve.Sum(work => Tokens(work, work.InputTokens.Likely, months));
        var written = served.Application.Serve.Sum(work => Tokens(work, work.OutputTokens.Likely, months));
        var cost = plan.Totals.LifetimeCostNominal.Value;
        var share = plan.Kind == OptionKind.Api ? PaidForReading(plan) / Math.Max(cost, 1e-9) : ReadingShare(fleets);
        return new ServedOption(plan.OptionId, [], Each(cost * share, read), Each(cost * (1 - share), written), fleets);
    }

    private static double? Each(double cost, double tokens) => tokens > 0 ? cost / tokens * Million : null;

    private static double Tokens(ServingWork work, double perRequest, int months) =>
        Enumerable.Range(0, Math.Max(0, months)).Sum(month => work.RequestsPerSecond.Likely * Math.Pow(1 + work.GrowthPerYear.Likely, month / MonthsOfYear) * perRequest * Durations.Month.Base);

    private static double PaidForReading(Plan<Real> plan) => plan.CostLines
        .Where(line => line.Label.Key == Labels.InputTokenCost.Key || line.Label.Key == Labels.CachedTokenCost.Key)
        .Sum(line => Enumerable.Range(0, line.Quantities.Count).Sum(month => line.Quantities[month].Value * line.UnitPrices[month].Value));

    // Accelerators are paid for the time they spend; what reads a prompt is paid by the tokens read.
    private static double ReadingShare(ImmutableArray<ServedFleet> fleets)
    {
        var time = fleets.Sum(fleet => fleet.AcceleratorsRunning);
        return time > 0 ? fleets.Sum(fleet => fleet.AcceleratorsRunning * fleet.ReadingShare) / time : 0;
    }
}

/// <summary>A fleet in its first year.</summary>
/// <param name="WorkId">The serving work.</param>
/// <param name="Accelerator">Id of its chip.</param>
/// <param name="Layout">Of one replica.</param>
/// <param name="RequestsPerReplica">Requests a second that one replica answers within the limits.</param>
/// <param name="Replicas">That stand ready in each year, spares included.</param>
/// <param name="AcceleratorsRunning">Mean.</param>
/// <param name="Utilisation">Work done over what the running accelerators could do within the limits.</param>
/// <param name="PowerWatts">Of the servers, mean.</param>
/// <param name="EnergyPerMillionOutputTokens">Joule of the servers.</param>
/// <param name="ReadingShare">Share of a busy replica's time that prompts take.</param>
public sealed record ServedFleet(
    string WorkId,
    string Accelerator,
    ServingLayout Layout,
    double RequestsPerReplica,
    ImmutableArray<int> Replicas,
    double AcceleratorsRunning,
    double Utilisation,
    double PowerWatts,
    double EnergyPerMillionOutputTokens,
    double ReadingShare)
{
    internal static ServedFleet Of(DecidedFleet decided, string work, Ground ground)
    {
        var (job, demand, fleet) = (decided.Job, decided.Demand, decided.Fleet);
        var (idle, busy) = Fleets.ReplicaPower(fleet, job, ground.Serving, CentralReading.Instance);
        var lengths = new RequestLengths<Real>(job.InputTokens, job.OutputTokens);
        var year = Fleets.Evaluate(fleet, demand, 0, (Real)demand.RequestsPerSecond, lengths, fleet.RequestsPerReplica, idle, busy);
        var cluster = new ServingCluster(fleet.Chip, fleet.AcceleratorsPerReplica);
        var step = ServingEstimates.Step(ServedModel.From(job.Shape), job, cluster, fleet.Replica, ground.Serving, CentralReading.Instance);
        return new ServedFleet(
            work,
            fleet.Chip.Id,
            fleet.Replica,
            fleet.RequestsPerReplica,
            fleet.Replicas,
            year.AcceleratorsRunning.Value,
            year.Utilisation.Value,
            year.Power.Value,
            year.EnergyPerMillionOutputTokens.Value,
            Math.Clamp(fleet.RequestsPerReplica * step.Prompt.Value, 0, 1));
    }
}
