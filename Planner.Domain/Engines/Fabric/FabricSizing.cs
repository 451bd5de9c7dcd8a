using System.Collections.Immutable;
using Planner.Domain.Catalogue;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Fabric;

/// <summary>A sized compute fabric: what it is made of, what it draws, and the bandwidth that it leaves to training.</summary>
/// <param name="Tree">The switches and cables.</param>
/// <param name="Bill">The same as a bill, with its power.</param>
/// <param name="Bandwidth">What an accelerator gets through it.</param>
/// <param name="Findings">What is unknown, or does not fit.</param>
public sealed record FabricSize<T>(FatTree Tree, Bill<T> Bill, FabricBandwidth<T> Bandwidth, ImmutableArray<Finding> Findings)
    where T : struct, IReal<T>;

/// <summary>From a counted tree and a catalogue design to a bill. The design is decided; power figures are read.</summary>
public static class FabricSizing
{
    private const string Kind = "network";

    private static readonly ImmutableArray<(CableKind Kind, Label Cables, Label? Transceivers)> s_kinds =
    [
        (CableKind.PassiveCopper, Labels.CopperCables, null),
        (CableKind.ActiveCopper, Labels.ActiveCopperCables, null),
        (CableKind.Multimode, Labels.MultimodeCables, Labels.MultimodeTransceivers),
        (CableKind.SingleMode, Labels.SingleModeCables, Labels.SingleModeTransceivers),
        (CableKind.Coherent, Labels.CoherentCables, Labels.CoherentTransceivers),
    ];

    /// <summary>The bill, power and bandwidth of a tree.</summary>
    /// <param name="tree">Its switches and cables.</param>
    /// <param name="design">What they are.</param>
    /// <param name="reading">The reading.</param>
    /// <param name="optics">Its cables by reach; null where nobody knows the hall, then all are multimode.</param>
    public static FabricSize<T> Size<T>(FatTree tree, FabricDesign design, IReading<T> reading, Optics? optics = null)
        where T : struct, IReal<T>
    {
        var lit = optics ?? CableReach.Anywhere(tree, design);
        var switchPower = ReadOrZero(design.SwitchPower, reading);
        var transceiverPower = ReadOrZero(design.TransceiverPower, reading);
        var power = Power<T>(tree.Switches, switchPower, lit.SwitchTransceivers, transceiverPower);
        var bill = new Bill<T>
        {
            Items = Items<T>(tree, design.Id, lit),
            ItPowerNameplate = power,
            ItPowerMean = power,
        };
        return new FabricSize<T>(tree, bill, FabricBandwidth.Of(tree, design, reading), Findings(tree, design));
    }

    /// <summary>
    /// Power of switches and of the transceivers in them, watt; a switch draws the same idle and busy. Transceivers of servers
    /// draw on the server's supply and are part of its nameplate.
    /// </summary>
    public static T Power<T>(T switches, T switchPower, T switchTransceivers, T transceiverPower)
        where T : struct, IReal<T> =>
        ((switches * switchPower) + (switchTransceivers * transceiverPower)).As(Labels.FabricPower);

    private static ImmutableArray<BillItem<T>> Items<T>(FatTree tree, string design, Optics optics)
        where T : struct, IReal<T>
    {
        var items = ImmutableArray.CreateBuilder<BillItem<T>>();
        void Add(Label? label, int count)
        {
            // Counts of nothing make no line: a single tier has no spines.
            if (label is not null && count > 0)
            {
                items.Add(new BillItem<T>(Kind, design, label, count));
            }
        }

        Add(Labels.LeafSwitches, tree.LeafSwitches);
        Add(Labels.SpineSwitches, tree.SpineSwitches);
        Add(Labels.CoreSwitches, tree.CoreSwitches);
        foreach (var (kind, cables, transceivers) in s_kinds)
        {
            Add(transceivers, optics.Transceivers(kind));
            Add(cables, optics.Count(kind));
        }

        return items.ToImmutable();
    }

    private static T ReadOrZero<T>(Input? figure, IReading<T> reading)
        where T : struct, IReal<T> => figure is null ? 0 : reading.Read(figure);

    private static ImmutableArray<Finding> Findings(FatTree tree, FabricDesign design)
    {
        var findings = ImmutableArray.CreateBuilder<Finding>();
        if (!tree.Fits)
        {
            findings.Add(Finding.Of(
                "fabric-too-large",
                FindingArgument.Of(design.Id),
                FindingArgument.Of(tree.Accelerators, Units.One),
                FindingArgument.Of(tree.LargestAccelerators, Units.One)));
        }

        if (!tree.IsPublishedRule)
        {
            findings.Add(Finding.Of("fabric-counts-unverified", FindingArgument.Of(design.Id)));
        }

        if (design.SwitchPower is null || design.TransceiverPower is null)
        {
            findings.Add(Finding.Of("power-unknown", FindingArgument.Of(design.Id)));
        }

        return findings.ToImmutable();
    }
}
