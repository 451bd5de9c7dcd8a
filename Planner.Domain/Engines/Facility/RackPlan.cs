using System;
using System.Collections.Immutable;
using Planner.Domain.Catalogue;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Facility;

/// <summary>Racks of a hall, decided on nameplate power.</summary>
public sealed record RackPlan
{
    /// <summary>Servers in a full rack; 0 when not even one may stand in it.</summary>
    public required int ServersPerRack { get; init; }

    public required int ServerRacks { get; init; }

    /// <summary>Racks of switches, management and fabric manager.</summary>
    public required int NetworkRacks { get; init; }

    public required int StorageRacks { get; init; }

    /// <summary>Nameplate power of a full server rack, watt.</summary>
    public required double RackPowerWatts { get; init; }

    /// <summary>Power that the cooling serves in one rack, watt.</summary>
    public required double RackPowerLimitWatts { get; init; }

    /// <summary>Mass of a full server rack, kilogram; null when the server's is unknown.</summary>
    public double? RackKilograms { get; init; }

    public ImmutableArray<Finding> Findings { get; init; } = [];

    public int Total => ServerRacks + NetworkRacks + StorageRacks;

    /// <summary>Power distribution units: three in a rack of servers, two in any other, as in the DGX SuperPOD; a rack-scale system has its own.</summary>
    public int PowerUnits => (RackScale ? 0 : 3 * ServerRacks) + (2 * (NetworkRacks + StorageRacks));

    /// <summary>One server fills a rack and is delivered with it.</summary>
    public bool RackScale { get; init; }

    public bool Fits => ServersPerRack > 0;
}

/// <summary>Packs servers into racks by power, height and cooling.</summary>
public static class RackPacking
{
    /// <summary>Usable height of a rack, in rack units; the DGX SuperPOD racks are 48 high, 8 for power and cables.</summary>
    public const int RackUnits = 40;

    /// <summary>Mass of an empty rack with power distribution, kilogram.</summary>
    public const double EmptyRackKilograms = 180;

    private const int NodesPerBlock = 32;
    private const double PetabytesPerRack = 4;

    // A "40 kW" rack of the DGX SuperPOD holds four servers of 10.2 kW: limits are nominal to within 3 %.
    private const double NominalSlack = 1.03;

    /// <summary>Racks for so many servers with a cooling kind.</summary>
    /// <param name="server">The server; a rack-scale system is one of its own.</param>
    /// <param name="count">How many.</param>
    /// <param name="cooling">What takes the heat.</param>
    /// <param name="storagePetabytes">Storage beside them.</param>
    /// <param name="mostRackKilograms">What the floor carries under one rack; null: anything.</param>
    public static RackPlan Pack(Server server, int count, CoolingKind cooling, double storagePetabytes = 0, double? mostRackKilograms = null)
    {
        var power = server.MaximumPower.Central;
        var limit = cooling.MaximumRackPower.Central;
        var perRack = Math.Min(PerRack(server, power, limit), ByMass(server, mostRackKilograms));
        return new RackPlan
        {
            ServersPerRack = perRack,
            ServerRacks = perRack == 0 ? 0 : Ceiling(count, perRack),
            NetworkRacks = NetworkRacks(count * server.Accelerators),
            StorageRacks = (int)Math.Ceiling(storagePetabytes / PetabytesPerRack),
            RackScale = server.RackUnits?.Central > RackUnits,
            RackPowerWatts = perRack * power,
            RackPowerLimitWatts = limit,
            RackKilograms = server.Weight is null ? null : EmptyRackKilograms + (perRack * server.Weight.Central),
            Findings = Findings(server, cooling, power, limit, PerRack(server, power, limit)),
        };
    }

    /// <summary>One rack of leaf switches a block of 32 eight-way servers and two of spines and management, as in the DGX SuperPOD.</summary>
    public static int NetworkRacks(int accelerators) => accelerators <= 64 ? 1 : Ceiling(accelerators, NodesPerBlock * 8) + 2;

    private static int PerRack(Server server, double power, double limit)
    {
        var byPower = (int)Math.Floor(limit * NominalSlack / power);
        var byHeight = server.RackUnits is null ? byPower : (int)Math.Floor(RackUnits / server.RackUnits.Central);
        var isRackScale = server.RackUnits?.Central > RackUnits;
        return Math.Min(byPower, isRackScale ? 1 : byHeight);
    }

    private static int ByMass(Server server, double? mostKilograms) => mostKilograms is { } most && server.Weight is { } weight
        ? Math.Max(0, (int)Math.Floor((most - EmptyRackKilograms) / weight.Central))
        : int.MaxValue;

    private static ImmutableArray<Finding> Findings(Server server, CoolingKind cooling, double power, double limit, int perRack)
    {
        var findings = ImmutableArray.CreateBuilder<Finding>();
        if (perRack == 0)
        {
            findings.Add(Finding.Of(
                "rack-too-hot",
                FindingArgument.Of(server.Id),
                FindingArgument.Of(power, Units.Kilowatt),
                FindingArgument.Of(cooling.Id),
                FindingArgument.Of(limit, Units.Kilowatt)));
        }

        if (!server.Cooling.Contains(cooling.Id))
        {
            findings.Add(Finding.Of("cooling-not-for-server", FindingArgument.Of(cooling.Id), FindingArgument.Of(server.Id)));
        }

        return findings.ToImmutable();
    }

    private static int Ceiling(int count, int per) => (count + per - 1) / per;
}
