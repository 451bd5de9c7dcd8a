using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Catalogue;
using Planner.Domain.Engines.Fabric;
using Planner.Domain.Engines.Kernels;
using Planner.Domain.Engines.Training;
using Planner.Domain.Numbers;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Plans;

/// <summary>The plan's run on one fabric, beside the fabric on which it ends first.</summary>
/// <param name="Design">Id of the design.</param>
/// <param name="Oversubscription">Bandwidth of the servers over that of the upper tier.</param>
/// <param name="Planned">The fabric that the plan has.</param>
/// <param name="Elapsed">Seconds of one run.</param>
/// <param name="Extra">Seconds beyond the fastest.</param>
/// <param name="TimeCost">What those seconds cost over all runs, at the plan's cost of an accelerator-hour used, US dollars.</param>
/// <param name="Bought">The option buys its fabric.</param>
/// <param name="FabricCost">Its purchase price beyond the fastest's, US dollars; negative when cheaper, null when a price is unknown or nothing is bought.</param>
/// <param name="FabricRange">The same with prices at their ends; where it holds zero, nobody can say which of the two is cheaper.</param>
public sealed record ComparedFabric(string Design, int Oversubscription, bool Planned, double Elapsed, double Extra, double TimeCost, bool Bought, double? FabricCost, PriceRange? FabricRange)
{
    private static readonly ImmutableArray<string> s_designs = ["infiniband-ndr-400", "infiniband-xdr-800", "roce-spectrum-x-400", "roce-spectrum-x-800"];
    private static readonly ImmutableArray<int> s_ratios = [1, 2, 4];

    /// <summary>Both together, US dollars; of time alone where no fabric is bought; null where its price is unknown, for it may be cheaper.</summary>
    public double? ExtraCost => Bought ? TimeCost + FabricCost : TimeCost;

    /// <summary>The run on InfiniBand and RoCE, at 400 and 800 Gb/s, with full bandwidth and oversubscribed, fastest first; none where it meets no such fabric.</summary>
    internal static ImmutableArray<ComparedFabric> Compare(Plan<Real> plan, DecidedRuns runs, Ground ground)
    {
        var cluster = runs.Job.Cluster;
        if (cluster.Count <= ChipPaces.Domain(cluster.Chip, cluster.PerNode) || cluster.Fabric.Protocol == "ici")
        {
            return [];
        }

        var choices = Choices(plan, ground.Catalogue);
        var found = FabricComparison.Compare(
            runs.Job.Job, cluster, choices.Select(choice => (choice.Design.Id, Link(choice.Design, choice.Ratio, plan, runs.Job))), RunConditions.From(ground.Catalogue), ground.Constants.Training, CentralReading.Instance);
        var hour = plan.Figures.FirstOrDefault(figure => figure.Label == Labels.CostPerAcceleratorHourUsed)?.Value.Value ?? 0;
        var rows = choices.Zip(found).Select(pair => new ComparedFabric(
            pair.First.Design.Id,
            pair.First.Ratio,
            pair.First.Planned,
            pair.Second.Elapsed.Value,
            pair.Second.Extra.Value,
            pair.Second.ExtraAcceleratorTime.Value * hour * runs.Starts.Length,
            plan.Decisions.Site is not null,
            Price(plan, pair.First.Design, pair.First.Ratio, FabricQuestion.Cost),
            Price(plan, pair.First.Design, pair.First.Ratio, FabricQuestion.CostRange))).OrderBy(row => row.Extra).ThenBy(row => row.FabricCost).ToList();
        return [.. rows.Select(row => row with { FabricCost = row.FabricCost - rows[0].FabricCost, FabricRange = Beyond(row, rows[0]) })];
    }

    /// <summary>Range of a price beyond another's. Two ratios of one design share their prices; different designs are priced by themselves.</summary>
    private static PriceRange? Beyond(ComparedFabric row, ComparedFabric other) => (row.FabricRange, other.FabricRange) switch
    {
        ({ } own, { } its) when row.Design == other.Design => new(Math.Min(own.Low - its.Low, own.High - its.High), Math.Max(own.Low - its.Low, own.High - its.High)),
        ({ } own, { } its) => new(own.Low - its.High, own.High - its.Low),
        _ => null,
    };

    private static List<(FabricDesign Design, int Ratio, bool Planned)> Choices(Plan<Real> plan, CatalogueSnapshot catalogue)
    {
        var own = plan.Decisions.Site?.Fabric.Id;
        var ratio = plan.Decisions.Option.Oversubscription ?? 1;
        var designs = s_designs.Where(catalogue.Network.ContainsKey).ToList();
        if (own is not null && !designs.Contains(own))
        {
            designs.Add(own);
        }

        return [.. designs.SelectMany(id => s_ratios.Select(one => (catalogue.Network[id], one, id == own && one == ratio)))];
    }

    /// <summary>Link bandwidth over what an all-to-all through a tree gets of it.</summary>
    internal static double Sharing(FabricDesign design, FatTree tree)
    {
        var link = design.BandwidthPerAccelerator.Central;
        return link / FabricBandwidth.AllToAll<Real>(link, tree.Accelerators, tree.PodAccelerators, tree.Oversubscription).Value;
    }

    // As the plan counts it: experts talk all to all through the shared tier, other models pass data from neighbour to neighbour.
    private static FabricLink Link(FabricDesign design, int ratio, Plan<Real> plan, DecidedJob job)
    {
        var sharing = job.Job.Model.IsMixture ? Sharing(design, Tree(plan, job.Cluster, design, ratio)) : 1;
        return new(
            design.BandwidthPerAccelerator,
            sharing <= 1 ? null : new Input("compared/fabric-oversubscription", Labels.FabricOversubscription, sharing, Units.One, Citation.Yours),
            design.Protocol);
    }

    private static FatTree Tree(Plan<Real> plan, Cluster cluster, FabricDesign design, int ratio)
    {
        var topology = plan.Decisions.Option.Topology ?? FabricTopology.RailOptimised;
        return plan.Decisions.Site is { } site
            ? FatTree.Of(plan.Decisions.Servers, site.Server.Accelerators, design, topology, ratio)
            : FatTree.Of((cluster.Count + cluster.PerNode - 1) / cluster.PerNode, cluster.PerNode, design, topology, ratio);
    }

    // Priced by reach in the plan's own hall, as its bill is.
    private static TPrice? Price<TPrice>(Plan<Real> plan, FabricDesign design, int ratio, Func<FatTree, FabricDesign, Optics, TPrice?> of)
    {
        if (plan.Decisions.Site is not { } site)
        {
            return default;
        }

        var topology = plan.Decisions.Option.Topology ?? FabricTopology.RailOptimised;
        var tree = FatTree.Of(plan.Decisions.Servers, site.Server.Accelerators, design, topology, ratio);
        return of(tree, design, CableReach.Choose(tree, design, topology, SiteDecider.Places(site.Facility.Racks)));
    }
}
