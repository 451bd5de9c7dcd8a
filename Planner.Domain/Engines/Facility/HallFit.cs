using System;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Catalogue;
using Planner.Domain.Numbers;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Engines.Facility;

/// <summary>One limit of a hall against what a cluster needs of it.</summary>
/// <param name="Limit">Key of its label: <c>hall-power</c>, <c>hall-cooling</c>, <c>hall-floor</c>, <c>hall-racks</c>, <c>hall-floor-load</c>.</param>
/// <param name="Unit">To show both figures in.</param>
/// <param name="Offered">What the hall offers, in base units.</param>
/// <param name="Needed">What the asked cluster needs, in base units.</param>
/// <param name="LargestServers">Most servers that stay within it.</param>
public sealed record HallCheck(string Limit, Unit Unit, double Offered, double Needed, int LargestServers);

/// <summary>What comes with one server beside it.</summary>
/// <param name="Watts">Of network and storage.</param>
/// <param name="Petabytes">Of storage, for its racks.</param>
public sealed record BesideServer(double Watts, double Petabytes);

/// <summary>Whether a cluster fits a hall, what binds, and the largest one that does.</summary>
/// <param name="Servers">Asked for.</param>
/// <param name="LargestServers">Most that fit.</param>
/// <param name="Binds">The limit that binds; null when the hall sets none or the asked cluster fits.</param>
/// <param name="Checks">Every limit.</param>
/// <param name="Findings">The sentence for the reader, when it does not fit.</param>
public sealed record HallFit(int Servers, int LargestServers, string? Binds, ImmutableArray<HallCheck> Checks, ImmutableArray<Finding> Findings)
{
    public bool Fits => LargestServers >= Servers;
}

/// <summary>Fits clusters into halls; decided on the central values.</summary>
public static class HallFitting
{
    /// <summary>Width times depth of a rack, square metre.</summary>
    public const double RackFootprint = FloorPlan.RackWidth * FloorPlan.RackDepth;

    /// <summary>The asked cluster against every limit of the hall.</summary>
    /// <param name="limits">What the hall offers.</param>
    /// <param name="design">Region, cooling and power chain; its racks are packed anew.</param>
    /// <param name="server">The server.</param>
    /// <param name="servers">How many are asked for.</param>
    /// <param name="beside">Network and storage that come with one server.</param>
    public static HallFit Fit(HallLimits limits, FacilityDesign design, Server server, int servers, BesideServer beside)
    {
        HallNeed Need(int count) => NeedOf(limits, design, server, count, beside);
        var asked = Need(servers);
        var checks = ImmutableArray.CreateBuilder<HallCheck>();
        void Check(Label limit, double? offered, Func<HallNeed, double> needed)
        {
            if (offered is { } most)
            {
                checks.Add(new HallCheck(limit.Key, limit.Unit, most, needed(asked), Largest(servers, count => needed(Need(count)) <= most)));
            }
        }

        Check(Labels.HallPower, limits.PowerWatts, need => need.Power);
        Check(Labels.HallCooling, limits.CoolingWatts, need => need.Heat);
        Check(Labels.HallFloor, limits.FloorSquareMetres, need => need.Floor);
        Check(Labels.HallRacks, limits.RackPositions, need => need.Racks);
        if (!asked.Stands)
        {
            return StandsNowhere(limits, design, server, servers);
        }

        var tightest = checks.MinBy(check => check.LargestServers);
        var largest = tightest?.LargestServers ?? servers;
        return new HallFit(servers, largest, largest < servers ? tightest?.Limit : null, checks.ToImmutable(), Findings(server, servers, largest, tightest));
    }

    /// <summary>Not even one server may stand in a rack: the rack gets too hot, or the floor is too weak.</summary>
    private static HallFit StandsNowhere(HallLimits limits, FacilityDesign design, Server server, int servers)
    {
        var anywhere = RackPacking.Pack(server, servers, design.Cooling);
        if (!anywhere.Fits)
        {
            return new HallFit(servers, 0, Labels.HallRackPower.Key, [], anywhere.Findings);
        }

        var needed = RackPacking.EmptyRackKilograms + (server.Weight?.Central ?? 0);
        var offered = (limits.FloorKilogramsPerSquareMetre ?? 0) * RackFootprint;
        var check = new HallCheck(Labels.HallFloorLoad.Key, Units.Kilogram, offered, needed, 0);
        return new HallFit(servers, 0, check.Limit, [check], Findings(server, servers, 0, check));
    }

    private static ImmutableArray<Finding> Findings(Server server, int servers, int largest, HallCheck? tightest) =>
        largest >= servers || tightest is null
            ? []
            : [Finding.Of(
                "hall-too-small",
                FindingArgument.Of(tightest.Limit),
                FindingArgument.Of(tightest.Needed, tightest.Unit),
                FindingArgument.Of(tightest.Offered, tightest.Unit),
                FindingArgument.Of(largest * server.Accelerators, Units.One))];

    private static HallNeed NeedOf(HallLimits limits, FacilityDesign design, Server server, int servers, BesideServer beside)
    {
        var racks = RackPacking.Pack(server, servers, design.Cooling, servers * beside.Petabytes, limits.FloorKilogramsPerSquareMetre * RackFootprint);
        var watts = servers * (server.MaximumPower.Central + beside.Watts);
        var load = new Bill<Real> { ItPowerNameplate = watts, ItPowerMean = watts };
        var size = FacilitySizing.Size(load, design with { Racks = racks }, CentralReading.Instance);
        var heat = watts + size.Months[0].IndoorLosses.Value;
        return new HallNeed(size.PeakPower.Value, heat, FloorPlan.Area(racks), racks.Total, racks.Fits);
    }

    /// <summary>The most servers, from 0 to those asked for, that satisfy a limit; need grows with servers.</summary>
    private static int Largest(int servers, Func<int, bool> fits)
    {
        var (low, high) = (0, servers);
        while (low < high)
        {
            var middle = low + ((high - low + 1) / 2);
            (low, high) = fits(middle) ? (middle, high) : (low, middle - 1);
        }

        return low;
    }

    private sealed record HallNeed(double Power, double Heat, double Floor, int Racks, bool Stands);
}
