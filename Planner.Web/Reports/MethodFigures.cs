using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Planner.Domain.Engines;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;

namespace Planner.Web.Reports;

/// <summary>Figures of a plan that its sheets show in depth: the same addresses that the page's elements bear, so that the methods are what a click explains.</summary>
internal static class MethodFigures
{
    private static readonly string[] s_months =
        ["pue", "free-cooling", "energy", "water", "wue", "carbon", "carbon-market", "carbon-embodied", "meter-peak", "meter-demand"];

    private static readonly Label[] s_storage =
    [
        Labels.RingBandwidth, Labels.AllToAllBandwidth, Labels.FlowTail, Labels.StorageCapacity, Labels.StorageReadBandwidth, Labels.StorageWriteBandwidth,
        Labels.CheckpointSize, Labels.CheckpointReadTime, Labels.CheckpointWriteTime,
    ];

    private static readonly Label[] s_limits =
        [Labels.Budget, Labels.CostBeyondBudget, Labels.PowerCap, Labels.PowerBeyondCap, Labels.TimeToDeadline, Labels.TimeBeyondDeadline];

    private static readonly string[] s_fabric = ["fabric-elapsed", "fabric-extra-time", "fabric-time-cost", "fabric-price-difference", "fabric-extra-cost"];

    /// <summary>Label and derivation of each figure that the plan has.</summary>
    public static IEnumerable<(Label Label, TermNode Root)> Of(ExplainedRun run, Plan<Term> plan) =>
        Addresses(run, plan).Select(run.Find).OfType<(Label, TermNode)>();

    private static IEnumerable<FigureAddress> Addresses(ExplainedRun run, Plan<Term> plan)
    {
        FigureAddress At(string figure, string? place = null) => new(figure, plan.OptionId, null, place);
        return
        [
            .. s_limits.Select(label => At(label.Key)), At(Labels.ModelCostShare.Key), At("cash-flow:1"), At(Labels.CategoryCost.Key, nameof(CostCategory.Compute)), At("cost-share", nameof(CostCategory.Electricity)),
            .. plan.CostLines.Where(line => line.PriceKnown).Take(1).Select(line => At(Labels.LineCost.Key, FigureAddress.PlaceOf(line.Category, line.Label.Key, line.Of?.Key))),
            At(Labels.PurchaseValue.Key), At("bill-unit-price", "0"), At("bill-amount", "0"), At(Labels.SpareServerCount.Key),
            .. OfTraining(run, plan, At),
            .. OfSite(plan, At),
            .. run.Comparison.Plans.Where(other => other != plan).SelectMany(other => OfPair(plan, other)),
        ];
    }

    private static IEnumerable<FigureAddress> OfTraining(ExplainedRun run, Plan<Term> plan, Func<string, string?, FigureAddress> at)
    {
        if (TrainingSheet.RunsOf(plan.Decisions) is not { } runs)
        {
            return [];
        }

        var own = PlanBuilder.Own(run.Scenario, run.Ground);
        var layouts = TrainingSheet.Found(runs, own.Constants.Training).Select(FoundPlace).ToArray();
        var layout = layouts.FirstOrDefault();
        // The slowest: the fastest costs no time beyond itself.
        var fabrics = FabricFigures<Term>.Of(plan, runs, own, run.Reading);
        return
        [
            at(Labels.MemoryPerAccelerator.Key, null), at("lost-" + Labels.DegradedTime.Key, null), at("lost-share-" + Labels.DegradedTime.Key, null),
            .. layout is null ? Array.Empty<FigureAddress>() : [at("step-time", layout), .. layouts.Skip(1).Take(1).Select(second => at("layout-longer", second)), .. Enum.GetNames<StepPart>().Select(part => at("step-part-" + part, layout))],
            .. fabrics.OrderByDescending(row => row.Extra.Value).Take(1).Select(row => FigureAddress.PlaceOf(row.Design.Id, row.Oversubscription)).SelectMany(fabric => s_fabric.Select(figure => at(figure, fabric))),
        ];
    }

    private static string FoundPlace(Domain.Engines.Training.RankedLayout found) => FigureAddress.PlaceOf(found.Layout);

    private static IEnumerable<FigureAddress> OfSite(Plan<Term> plan, Func<string, string?, FigureAddress> at) => plan.Decisions.Site is not { } site ? [] :
    [
        .. s_months.Select(month => at("month-" + month, "7")),
        .. s_storage.Select(label => at(label.Key, "site")),
        at(Labels.TrainingPhase.Key, "nameplate"), at(Labels.TrainingPhase.Key, "server"),
        at("stage-rated", "0"), at("stage-loss", "0"), at("rack-power", null), at("servers-per-rack", null), at("server-power", "rack"), at("racks", "all"), at("floor-area", null),
        at(Labels.ServerRack.Key, null), at(Labels.NetworkRack.Key, null), at(Labels.StorageRack.Key, null),
        .. Enumerable.Range(0, site.Optics.Runs.Length).SelectMany(number => Cables(at, "run:" + number.ToString(CultureInfo.InvariantCulture))),
        .. (site.Hall?.Checks ?? []).SelectMany(check => new[] { at("hall-needed", check.Limit), at("hall-largest", check.Limit) }),
        at(Labels.EnergyCostPerYear.Key, plan.Decisions.Option.Region), at("energy-price", plan.Decisions.Option.Region),
    ];

    private static IEnumerable<FigureAddress> Cables(Func<string, string?, FigureAddress> at, string run) =>
        [at(Labels.FabricCables.Key, run), at(Labels.CableLength.Key, run), at(Labels.FabricTransceivers.Key, run)];

    private static IEnumerable<FigureAddress> OfPair(Plan<Term> plan, Plan<Term> other)
    {
        FigureAddress Beside(string figure) => new(figure, plan.OptionId, other.OptionId);
        return
        [
            Beside("pair-difference"), Beside("pair-share"), Beside("break-even-month"), Beside("extra-outlay"), Beside(Labels.FirstModelLead.Key), Beside(Labels.InternalRateOfReturn.Key), Beside(Labels.PaybackTime.Key),
        ];
    }
}
