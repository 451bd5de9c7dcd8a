using System.Collections.Generic;
using System.Linq;
using Planner.Domain.Engines;
using Planner.Domain.Engines.Costs;
using Planner.Domain.Engines.Facility;
using Planner.Domain.Engines.Finance;
using Planner.Domain.Engines.Serving;
using Planner.Domain.Engines.Training;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;

namespace Planner.Web.Reports;

/// <summary>Results of the engines that no plan holds as they are: what the API answers about one training or one fleet, drawings, the end of a site.</summary>
internal static class MethodEngines
{
    // Kinds that no cable of most halls is of.
    private static readonly Label[] s_cables = [Labels.CopperCables, Labels.ActiveCopperCables, Labels.CoherentCables, Labels.CoherentTransceivers];

    /// <summary>Label and derivation of each that the plan's decisions allow.</summary>
    public static IEnumerable<(Label Label, TermNode Root)> Of(ExplainedRun run, Plan<Term> plan) =>
        OfTraining(run, plan).Concat(OfServing(run, plan)).Concat(OfSite(run, plan)).Concat(OfMoney(run, plan));

    private static IEnumerable<(Label Label, TermNode Root)> OfTraining(ExplainedRun run, Plan<Term> plan)
    {
        if (TrainingSheet.RunsOf(plan.Decisions)?.Job is not { } job)
        {
            return [];
        }

        var own = PlanBuilder.Own(run.Scenario, run.Ground);
        var estimate = TrainingEngine.Estimate(job.Job, job.Cluster, job.Layout, RunConditions.From(own.Catalogue), own.Constants.Training, run.Reading);
        return estimate.Run.Lost.Select(lost => (Labels.LostAcceleratorTime, lost.AcceleratorTime.Node)).Prepend((Labels.Interruptions, estimate.Run.Interruptions.Node));
    }

    // As the API answers for one fleet under full load.
    private static IEnumerable<(Label Label, TermNode Root)> OfServing(ExplainedRun run, Plan<Term> plan)
    {
        if (plan.Decisions.Fleets.FirstOrDefault() is not { Fleet.Obstacle: null } decided)
        {
            return [];
        }

        var cluster = new ServingCluster(decided.Fleet.Chip, decided.Fleet.Replica.Accelerators);
        var constants = ServingConstants.From(PlanBuilder.Own(run.Scenario, run.Ground).Constants);
        var estimate = ServingEstimates.Estimate(decided.Job, cluster, decided.Fleet.Replica with { Replicas = 1 }, constants, run.Reading);
        return
        [
            (Labels.ServingThroughput, estimate.OutputTokensPerSecond.Node), (Labels.TimeToFirstToken, estimate.TimeToFirstToken.Node),
            (Labels.TimePerOutputToken, estimate.TimePerOutputToken.Node), (Labels.MaximumConcurrency, estimate.MaximumConcurrency.Node), (Labels.ServingPower, estimate.Power.Node),
        ];
    }

    private static IEnumerable<(Label Label, TermNode Root)> OfSite(ExplainedRun run, Plan<Term> plan)
    {
        if (plan.Decisions.Site is not { } site)
        {
            yield break;
        }

        var facility = FacilitySizing.Size(plan.Bill, site.Facility, run.Reading);
        foreach (var label in s_cables)
        {
            yield return (label, ((Term)0).Node);
        }

        if (plan.Decisions.Option.Oversubscription is { } sharing)
        {
            yield return (Labels.FabricOversubscription, run.Reading.Read(new Input("options/oversubscription", Labels.FabricOversubscription, sharing, Units.One, Citation.Yours)).Node);
        }

        foreach (var phase in ItPower.Phases(site.Server, plan.Decisions.Servers, plan.ServerDraw!, run.Reading))
        {
            yield return (phase.Phase, phase.All.Node);
        }

        yield return (Labels.CoolingPower, OneLine.CoolingPower(facility).Node);
        yield return (Labels.HallRackPower, run.Reading.Read(site.Facility.Cooling.MaximumRackPower).As(Labels.HallRackPower).Node);
        if (site.Server.RackUnits is { } height)
        {
            yield return (Labels.FreeRackUnits, RackElevation.Free(run.Reading.Read(height), (Term)site.Facility.Racks.ServersPerRack).Node);
        }

        if (site.Server.Weight is { } mass)
        {
            var times = SiteTimes.From(run.Ground.Catalogue);
            var end = SiteEnd.TakeDown(plan.Decisions.Servers, run.Reading.Read(mass), site.Facility.Racks.Total, run.Reading.Read(times.Racking), run.Reading.Read(times.TakeDown));
            yield return (Labels.RemovedMass, end.Mass.Node);
            yield return (Labels.TakeDownTime, end.Duration.Node);
        }

        if (run.Ground.Catalogue.Regions[plan.Decisions.Option.Region!].DemandCharge is { } charge)
        {
            yield return (Labels.DemandChargeCost, SiteCosts.ChargeDemand(plan.Bill.FacilityPower, new Price<Term>(run.Reading.Read(charge), true), 0, 1).Amount(0).Node);
        }
    }

    private static IEnumerable<(Label Label, TermNode Root)> OfMoney(ExplainedRun run, Plan<Term> plan)
    {
        yield return (Labels.Horizon, run.Reading.Read(new Input("terms/horizonMonths", Labels.Horizon, run.Scenario.Terms.HorizonMonths, Units.Month, Citation.Yours)).Node);
        var monthly = Discounting.MonthlyRate(run.Reading.Read(ScenarioInputs.DiscountRate(run.Scenario)));
        yield return (Labels.DiscountFactor, Discounting.Factors(monthly, 1).At(0, Timing.EndOfMonth).Node);
        if (run.Comparison.Plans.FirstOrDefault(other => other != plan) is { } beside)
        {
            yield return (Labels.NetPresentValue, Returns.NetPresentValue<Term>(PairFigures.Savings(plan, beside).AsSpan()[..System.Math.Min(3, run.Scenario.Terms.HorizonMonths)], monthly, Timing.EndOfMonth).Node);
        }
    }
}
