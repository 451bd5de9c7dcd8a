using System;
using System.Collections.Immutable;
using System.Globalization;
using Planner.Domain.Catalogue;
using Planner.Domain.Engines;
using Planner.Domain.Engines.Costs;
using Planner.Domain.Engines.Fabric;
using Planner.Domain.Numbers;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Plans;

/// <summary>The compute fabric that somebody asks for by itself, as <c>POST /api/v1/fabric</c> takes it.</summary>
/// <param name="Nodes">Servers, 1 to 1,000,000.</param>
/// <param name="AcceleratorsPerNode">Accelerators of a server, 1 to 256.</param>
/// <param name="Design">Id of a fabric design.</param>
public sealed record FabricQuestion(int Nodes, int AcceleratorsPerNode, string Design)
{
    /// <summary>Most servers that one may ask for.</summary>
    public const int MostNodes = 1_000_000;

    /// <summary>How servers meet the leaves; by rails unless said.</summary>
    public FabricTopology Topology { get; init; }

    /// <summary>Bandwidth into the uppermost tier over bandwidth out of it, 1 to 100; 1 is full bisection.</summary>
    public double Oversubscription { get; init; } = 1;

    /// <summary>Most that a tier may be oversubscribed.</summary>
    public const double MostOversubscription = 100;

    /// <summary>Most accelerators of a server.</summary>
    public const int MostPerNode = 256;

    /// <summary>Everything that is wrong with the question.</summary>
    public ImmutableArray<Problem> Problems(CatalogueSnapshot catalogue)
    {
        var problems = ImmutableArray.CreateBuilder<Problem>();
        if (Nodes is < 1 or > MostNodes)
        {
            problems.Add(new Problem("nodes", "out-of-range", ["1", MostNodes.ToString(CultureInfo.InvariantCulture)]));
        }

        if (AcceleratorsPerNode is < 1 or > MostPerNode)
        {
            problems.Add(new Problem("acceleratorsPerNode", "out-of-range", ["1", MostPerNode.ToString(CultureInfo.InvariantCulture)]));
        }

        if (Oversubscription is not (>= 1 and <= MostOversubscription))
        {
            problems.Add(new Problem("oversubscription", "out-of-range", ["1", MostOversubscription.ToString(CultureInfo.InvariantCulture)]));
        }

        if (!catalogue.Network.ContainsKey(Design))
        {
            problems.Add(new Problem("design", "unknown-id", [Design]));
        }

        return problems.ToImmutable();
    }

    /// <summary>The counted fabric; the question must be free of problems.</summary>
    public FabricAnswer Answer(CatalogueSnapshot catalogue)
    {
        var design = catalogue.Network[Design];
        var tree = FatTree.Of(Nodes, AcceleratorsPerNode, design, Topology, Oversubscription);
        var size = FabricSizing.Size(tree, design, CentralReading.Instance);
        return new FabricAnswer(tree, size.Bill.ItPowerNameplate.Value, Cost(tree, design, CentralReading.Instance)?.Value, CostRange(tree, design), size.Findings);
    }

    /// <summary>Purchase price of switches, transceivers and cables; null when one of the prices is unknown.</summary>
    internal static T? Cost<T>(FatTree tree, FabricDesign design, IReading<T> reading, Optics? optics = null)
        where T : struct, IReal<T> => Sum<T>(tree, design, optics, reading, reading.Read)?.As(Labels.FabricPrice);

    /// <summary>The same with all prices at their low and at their high ends; null when one of the prices is unknown.</summary>
    internal static PriceRange? CostRange(FatTree tree, FabricDesign design, Optics? optics = null) =>
        CostAt(tree, design, CentralReading.Instance, price => price.Low, optics) is { } low && CostAt(tree, design, CentralReading.Instance, price => price.High, optics) is { } high
            ? new PriceRange(low.Value, high.Value)
            : null;

    /// <summary>The same with all prices at one of their ends.</summary>
    internal static T? CostAt<T>(FatTree tree, FabricDesign design, IReading<T> reading, Func<Spread, double> end, Optics? optics = null)
        where T : struct, IReal<T> => Sum<T>(tree, design, optics, reading, price => reading.Read(price with { Value = end(price.Value) }))?.As(Labels.FabricPrice);

    private static T? Sum<T>(FatTree tree, FabricDesign design, Optics? optics, IReading<T> reading, Func<Input, T> price)
        where T : struct, IReal<T>
    {
        T? sum = (T)0;
        foreach (var item in FabricSizing.Size(tree, design, reading, optics).Bill.Items)
        {
            sum = sum is { } before && BillPrices.OfNetwork(item.Label, design) is { } known ? before + (item.Count * price(known)) : null;
        }

        return sum;
    }
}

/// <summary>What a purchase may cost, US dollars.</summary>
/// <param name="Low">With every price at its low end.</param>
/// <param name="High">With every price at its high end.</param>
public sealed record PriceRange(double Low, double High);

/// <summary>A counted compute fabric with its power and price.</summary>
/// <param name="Tree">Switches, cables and transceivers.</param>
/// <param name="PowerWatts">Of switches and the transceivers in them.</param>
/// <param name="CostUsd">Of switches, transceivers and cables; null when a price is unknown.</param>
/// <param name="CostRange">The same with all prices at their ends; null when a price is unknown.</param>
/// <param name="Findings">What is unknown, or does not fit.</param>
public sealed record FabricAnswer(FatTree Tree, double PowerWatts, double? CostUsd, PriceRange? CostRange, ImmutableArray<Finding> Findings);
