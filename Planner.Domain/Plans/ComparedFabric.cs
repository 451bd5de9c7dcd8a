using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Catalogue;
using Planner.Domain.Engines.Fabric;
using Planner.Domain.Numbers;

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
    /// <summary>Both together, US dollars; of time alone where no fabric is bought; null where its price is unknown, for it may be cheaper.</summary>
    public double? ExtraCost { get; private init; }

    /// <summary>The run on InfiniBand and RoCE, at 400 and 800 Gb/s, with full bandwidth and oversubscribed, fastest first; none where it meets no such fabric.</summary>
    internal static ImmutableArray<ComparedFabric> Compare(Plan<Real> plan, DecidedRuns runs, Ground ground)
    {
        var rows = FabricFigures<Real>.Of(plan, runs, ground, CentralReading.Instance).OrderBy(row => row.Extra.Value).ThenBy(row => row.Price?.Value).ToList();
        return [.. rows.Select(row => Of(row, rows[0]))];
    }

    private static ComparedFabric Of(FabricFigures<Real> row, FabricFigures<Real> fastest)
    {
        var compared = new ComparedFabric(
            row.Design.Id, row.Oversubscription, row.Planned, row.Elapsed.Value, row.Extra.Value, row.TimeCost.Value, row.Tree is not null, row.PriceBeyond(fastest)?.Value, null);
        var range = row.PricesBeyond(fastest, () => CentralReading.Instance);
        return compared with { FabricRange = range is { } ends ? new PriceRange(ends.Low.Value, ends.High.Value) : null, ExtraCost = row.CostBeyond(fastest)?.Value };
    }

    /// <summary>Link bandwidth over what an all-to-all through a tree gets of it.</summary>
    internal static double Sharing(FabricDesign design, FatTree tree)
    {
        var link = design.BandwidthPerAccelerator.Central;
        return link / FabricBandwidth.AllToAll<Real>(link, tree.Accelerators, tree.PodAccelerators, tree.Oversubscription).Value;
    }
}
