using System;
using System.Collections.Immutable;
using Planner.Domain.Catalogue;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Fabric;

/// <summary>
/// The networks beside the compute fabric, counted: storage, in-band and out-of-band management, and the machines that run them.
/// The rules are those behind tables 7 and 8 of NVIDIA's DGX SuperPOD H100 reference architecture (127 servers).
/// </summary>
public sealed record SideNetworks
{
    private const int NodesPerBlock = 32;
    private const int StoragePorts = 64;
    private const int ManagementPorts = 48;
    private const int StorageLinksPerNode = 2;
    private const int DeviceLinksPerBlock = 12;
    private const int ManagerLinks = 4;
    private const int ServersPerRack = 4;
    private const int SmallCluster = 8;
    private const int FrontEndPorts = 64;
    private const int FrontEndDownlinks = 48;

    public required int StorageLeaves { get; init; }

    public required int StorageSpines { get; init; }

    /// <summary>From servers to leaves and from leaves to spines.</summary>
    public required int StorageCables { get; init; }

    /// <summary>Split cables to storage devices, which need no transceiver at the switch.</summary>
    public required int StorageDeviceCables { get; init; }

    public required int StorageSwitchTransceivers { get; init; }

    public required int StorageNodeTransceivers { get; init; }

    public required int InBandSwitches { get; init; }

    public required int InBandCables { get; init; }

    public required int OutOfBandSwitches { get; init; }

    public required int OutOfBandCables { get; init; }

    /// <summary>Of the network that requests come in by; none where nothing is served.</summary>
    public int FrontEndSwitches { get; init; }

    /// <summary>From servers to front-end leaves and from these to their spines.</summary>
    public int FrontEndCables { get; init; }

    public required int FabricManagers { get; init; }

    public required int ManagementServers { get; init; }

    /// <summary>Racks of switches and management: one for each block of 32 servers and two for spines and management.</summary>
    public required int NetworkRacks { get; init; }

    public int StorageSwitches => StorageLeaves + StorageSpines;

    /// <summary>Power distribution units: three in a rack of servers, two in any other.</summary>
    public static int PowerUnits(int serverRacks, int otherRacks) => (3 * serverRacks) + (2 * otherRacks);

    /// <summary>The networks of a cluster.</summary>
    /// <param name="nodes">Servers, at least 1.</param>
    /// <param name="computeSwitches">Switches of the compute fabric; each has a management port.</param>
    /// <param name="serves">Requests come in, by a front-end network of its own; in a small cluster by the in-band switch.</param>
    public static SideNetworks Of(int nodes, int computeSwitches, bool serves = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(nodes, 1);
        var networks = nodes <= SmallCluster ? Small(nodes) : Large(nodes, computeSwitches);
        return serves && nodes > SmallCluster ? networks.WithFrontEnd(nodes) : networks;
    }

    /// <summary>
    /// Two links of 100 Gb/s from each server to two leaves (25 Gb/s an accelerator, as the AI Neocloud Playbook advises), 48 servers to a pair of leaves,
    /// 16 uplinks a leaf, and spines in pairs where there is more than one pair of leaves.
    /// </summary>
    private SideNetworks WithFrontEnd(int nodes)
    {
        var leaves = 2 * Ceiling(nodes, FrontEndDownlinks);
        var uplinks = leaves > 2 ? leaves * (FrontEndPorts - FrontEndDownlinks) : 0;
        return this with { FrontEndSwitches = leaves + (2 * Ceiling(uplinks, 2 * FrontEndPorts)), FrontEndCables = (2 * nodes) + uplinks };
    }

    private static SideNetworks Large(int nodes, int computeSwitches)
    {

        var blocks = Ceiling(nodes, NodesPerBlock);

        // Servers share uplinks 4:3 (two leaves a block of 32, 32 ports down and 24 up); devices have as many uplinks as links.
        var nodeLinks = nodes * StorageLinksPerNode;
        var uplinks = blocks * ((2 * 24) + DeviceLinksPerBlock);
        var storageLeaves = 3 * blocks;
        var storageSpines = Ceiling(uplinks, StoragePorts);
        return new SideNetworks
        {
            StorageLeaves = storageLeaves,
            StorageSpines = storageSpines,
            StorageCables = nodeLinks + uplinks,
            StorageDeviceCables = blocks * DeviceLinksPerBlock,
            StorageSwitchTransceivers = Ceiling(nodeLinks + (2 * uplinks) + ManagerLinks, 2),
            StorageNodeTransceivers = nodeLinks,
            InBandSwitches = 2 * blocks,
            InBandCables = 2 * nodes,
            OutOfBandSwitches = Math.Max(2 * blocks, SwitchesForPorts(nodes, computeSwitches + storageLeaves + storageSpines, blocks)),
            OutOfBandCables = nodes,
            FabricManagers = 4,
            ManagementServers = 5,
            NetworkRacks = blocks + 2,
        };
    }

    /// <summary>One switch for each purpose, without fabric managers.</summary>
    private static SideNetworks Small(int nodes) => new()
    {
        StorageLeaves = 1,
        StorageSpines = 0,
        StorageCables = nodes * StorageLinksPerNode,
        StorageDeviceCables = DeviceLinksPerBlock / 4,
        StorageSwitchTransceivers = nodes,
        StorageNodeTransceivers = nodes * StorageLinksPerNode,
        InBandSwitches = 1,
        InBandCables = nodes,
        OutOfBandSwitches = 1,
        OutOfBandCables = nodes,
        FabricManagers = 0,
        ManagementServers = 1,
        NetworkRacks = 1,
    };

    /// <summary>The networks as a bill, without what there is none of.</summary>
    /// <param name="storageDesign">The design whose switches carry storage traffic.</param>
    /// <param name="inBand">The Ethernet design of in-band management and of the front end.</param>
    /// <param name="outOfBand">The Ethernet design of out-of-band management.</param>
    /// <param name="reading">The reading.</param>
    public Bill<T> ToBill<T>(FabricDesign storageDesign, FabricDesign? inBand, FabricDesign? outOfBand, IReading<T> reading)
        where T : struct, IReal<T>
    {
        var power = SwitchPower(StorageSwitches, StorageSwitchTransceivers, storageDesign, reading)
            + SwitchPower(InBandSwitches, 0, inBand, reading)
            + SwitchPower(FrontEndSwitches, 0, inBand, reading)
            + SwitchPower(OutOfBandSwitches, 0, outOfBand, reading);
        return new Bill<T>
        {
            Items =
            [
                .. Counted<T>("network", storageDesign.Id, Labels.StorageSwitches, StorageSwitches),
                .. Counted<T>("network", storageDesign.Id, Labels.StorageNetworkTransceivers, StorageSwitchTransceivers + StorageNodeTransceivers),
                .. Counted<T>("network", storageDesign.Id, Labels.StorageNetworkCables, StorageCables + StorageDeviceCables),
                .. Counted<T>("network", inBand?.Id, Labels.InBandSwitches, InBandSwitches),
                .. Counted<T>("network", inBand?.Id, Labels.InBandCables, InBandCables),
                .. Counted<T>("network", inBand?.Id, Labels.FrontEndSwitches, FrontEndSwitches),
                .. Counted<T>("network", inBand?.Id, Labels.FrontEndCables, FrontEndCables),
                .. Counted<T>("network", outOfBand?.Id, Labels.OutOfBandSwitches, OutOfBandSwitches),
                .. Counted<T>("network", outOfBand?.Id, Labels.OutOfBandCables, OutOfBandCables),
                .. Counted<T>("support", "fabric-manager", Labels.FabricManagers, FabricManagers),
                .. Counted<T>("support", "management-server", Labels.ManagementServers, ManagementServers),
            ],
            ItPowerNameplate = power,
            ItPowerMean = power,
        };
    }

    private static BillItem<T>[] Counted<T>(string kind, string? part, Label label, int count)
        where T : struct, IReal<T> => count == 0 ? [] : [new(kind, part, label, count)];

    private static T SwitchPower<T>(int switches, int transceivers, FabricDesign? design, IReading<T> reading)
        where T : struct, IReal<T>
    {
        T each = design?.SwitchPower is null ? 0 : reading.Read(design.SwitchPower);
        T optics = design?.TransceiverPower is null ? 0 : reading.Read(design.TransceiverPower);
        return FabricSizing.Power(switches, each, transceivers, optics);
    }

    /// <summary>Every server, switch, power unit and management server has a port to be managed by.</summary>
    private static int SwitchesForPorts(int nodes, int fabricSwitches, int blocks)
    {
        var powerUnits = PowerUnits(Ceiling(nodes, ServersPerRack), blocks + 2);
        return Ceiling(nodes + fabricSwitches + powerUnits + (2 * blocks) + 9, ManagementPorts);
    }

    private static int Ceiling(int count, int per) => (count + per - 1) / per;
}
