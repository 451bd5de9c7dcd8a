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

/// <summary>A planned run on one of the fabrics that are compared, in any reading.</summary>
/// <param name="Design">The design.</param>
/// <param name="Oversubscription">Bandwidth of the servers over that of the upper tier.</param>
/// <param name="Planned">The fabric that the plan has.</param>
/// <param name="Tree">The fabric that would be bought; null where nothing is.</param>
/// <param name="Elapsed">Seconds of one run.</param>
/// <param name="Extra">Seconds beyond the fastest.</param>
/// <param name="TimeCost">What those seconds cost over all runs, at the plan's cost of an accelerator-hour used, US dollars.</param>
/// <param name="Price">Of the fabric that would be bought, US dollars; null when one of its prices is unknown, or nothing is bought.</param>
public sealed record FabricFigures<T>(FabricDesign Design, int Oversubscription, bool Planned, FatTree? Tree, T Elapsed, T Extra, T TimeCost, T? Price)
    where T : struct, IReal<T>
{
    private static readonly ImmutableArray<string> s_designs = ["infiniband-ndr-400", "infiniband-xdr-800", "roce-spectrum-x-400", "roce-spectrum-x-800"];
    private static readonly ImmutableArray<int> s_ratios = [1, 2, 4];

    /// <summary>Its cables by reach; null where nothing is bought.</summary>
    internal Optics? Optics { get; private init; }

    /// <summary>The run on InfiniBand and RoCE, at 400 and 800 Gb/s, with full bandwidth and oversubscribed; none where it meets no such fabric.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="runs">Its runs that are compared.</param>
    /// <param name="own">The ground with the scenario's own figures.</param>
    /// <param name="reading">The reading that the plan was evaluated in.</param>
    public static ImmutableArray<FabricFigures<T>> Of(Plan<T> plan, DecidedRuns runs, Ground own, IReading<T> reading)
    {
        var cluster = runs.Job.Cluster;
        if (cluster.Count <= ChipPaces.Domain(cluster.Chip, cluster.PerNode) || cluster.Fabric.Protocol == "ici")
        {
            return [];
        }

        var choices = Choices(plan.Decisions, own.Catalogue);
        var found = FabricComparison.Compare(
            runs.Job.Job, cluster, choices.Select(choice => (choice.Design.Id, Link(choice.Design, choice.Ratio, plan.Decisions, runs.Job))), RunConditions.From(own.Catalogue), own.Constants.Training, reading);
        T hour = plan.Figures.FirstOrDefault(figure => figure.Label == Labels.CostPerAcceleratorHourUsed)?.Value ?? 0;
        return [.. choices.Zip(found).Select(pair => Row(plan.Decisions, runs, pair.First, pair.Second, hour, reading))];
    }

    /// <summary>Purchase price beyond another's; null when either is unknown.</summary>
    public T? PriceBeyond(FabricFigures<T> other) => Price is { } own && other.Price is { } its ? (own - its).As(Labels.CostDifference) : null;

    /// <summary>What slower and dearer cost together beyond another fabric; of time alone where no fabric is bought, null where a price is unknown.</summary>
    public T? CostBeyond(FabricFigures<T> other) => Tree is null ? TimeCost : PriceBeyond(other) is { } price ? (TimeCost + price).As(Labels.CostDifference) : null;

    /// <summary>
    /// The purchase price beyond another's with prices at their ends, the lowest and the highest difference; null when either is unknown. Two ratios of one design
    /// share their prices; different designs are priced by themselves.
    /// </summary>
    /// <param name="other">The other fabric.</param>
    /// <param name="reading">One of its own for each end: a price stands at one value in a reading.</param>
    public (T Low, T High)? PricesBeyond(FabricFigures<T> other, Func<IReading<T>> reading)
    {
        if (At(reading(), price => price.Low) is not { } low || At(reading(), price => price.High) is not { } high
            || other.At(reading(), price => price.Low) is not { } itsLow || other.At(reading(), price => price.High) is not { } itsHigh)
        {
            return null;
        }

        var (least, most) = Design.Id == other.Design.Id ? (T.Min(low - itsLow, high - itsHigh), T.Max(low - itsLow, high - itsHigh)) : (low - itsHigh, high - itsLow);
        return (least.As(Labels.CostDifference), most.As(Labels.CostDifference));
    }

    private T? At(IReading<T> reading, Func<Spread, double> end) => Tree is { } tree ? FabricQuestion.CostAt(tree, Design, reading, end, Optics) : null;

    private static FabricFigures<T> Row(
        OptionDecisions decisions, DecidedRuns runs, (FabricDesign Design, int Ratio, bool Planned) choice, FabricRun<T> run, T hour, IReading<T> reading)
    {
        var tree = decisions.Site is null ? null : Joined(decisions, runs.Job.Cluster, choice.Design, choice.Ratio);
        // Priced by reach in the plan's own hall, as its bill is.
        var optics = decisions.Site is { } site ? CableReach.Choose(tree!, choice.Design, decisions.Option.Topology ?? FabricTopology.RailOptimised, SiteDecider.Places(site.Facility.Racks)) : null;
        return new(
            choice.Design,
            choice.Ratio,
            choice.Planned,
            tree,
            run.Elapsed,
            run.Extra,
            (run.ExtraAcceleratorTime * hour * runs.Starts.Length).As(Labels.ExtraTimeCost),
            tree is null ? null : FabricQuestion.Cost(tree, choice.Design, reading, optics))
        {
            Optics = optics,
        };
    }

    private static List<(FabricDesign Design, int Ratio, bool Planned)> Choices(OptionDecisions decisions, CatalogueSnapshot catalogue)
    {
        var own = decisions.Site?.Fabric.Id;
        var ratio = decisions.Option.Oversubscription ?? 1;
        var designs = s_designs.Where(catalogue.Network.ContainsKey).ToList();
        if (own is not null && !designs.Contains(own))
        {
            designs.Add(own);
        }

        return [.. designs.SelectMany(id => s_ratios.Select(one => (catalogue.Network[id], one, id == own && one == ratio)))];
    }

    // As the plan counts it: experts talk all to all through the shared tier, other models pass data from neighbour to neighbour.
    private static FabricLink Link(FabricDesign design, int ratio, OptionDecisions decisions, DecidedJob job)
    {
        var sharing = job.Job.Model.IsMixture ? ComparedFabric.Sharing(design, Joined(decisions, job.Cluster, design, ratio)) : 1;
        return new(
            design.BandwidthPerAccelerator,
            sharing <= 1 ? null : new Input($"compared/{design.Id}-{ratio}/fabric-oversubscription", Labels.FabricOversubscription, sharing, Units.One, Citation.Yours),
            design.Protocol);
    }

    private static FatTree Joined(OptionDecisions decisions, Cluster cluster, FabricDesign design, int ratio)
    {
        var topology = decisions.Option.Topology ?? FabricTopology.RailOptimised;
        return decisions.Site is { } site
            ? FatTree.Of(decisions.Servers, site.Server.Accelerators, design, topology, ratio)
            : FatTree.Of((cluster.Count + cluster.PerNode - 1) / cluster.PerNode, cluster.PerNode, design, topology, ratio);
    }
}
