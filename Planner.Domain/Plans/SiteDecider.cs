using System;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Catalogue;
using Planner.Domain.Engines;
using Planner.Domain.Engines.Fabric;
using Planner.Domain.Engines.Facility;
using Planner.Domain.Engines.Storage;
using Planner.Domain.Numbers;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Plans;

/// <summary>What is asked of a site beside its servers.</summary>
/// <param name="Colocated">It is in somebody's hall.</param>
/// <param name="Serves">It answers requests, for which it needs a front-end network.</param>
internal sealed record SiteDemand(bool Colocated, bool Serves)
{
    /// <summary>Data and checkpoints that a second storage tier would keep, byte.</summary>
    public double ArchivedBytes { get; init; }
}

/// <summary>Decides place, fabric, cooling and storage of hardware of one's own.</summary>
internal static class SiteDecider
{
    public static DecidedSite Decide(Option option, Server server, int servers, SiteDemand demand, Choices choices, CatalogueSnapshot catalogue)
    {
        var chip = catalogue.Accelerators[server.Accelerator];
        var fabric = choices.Fabric(option, chip);
        var cooling = choices.Cooling(option, server);
        var storage = choices.Storage(option);
        var petabytes = option.StoragePetabytes ?? PetabytesFor(servers, storage);
        var topology = option.Topology ?? FabricTopology.RailOptimised;
        var tree = FatTree.Of(servers, server.Accelerators, fabric, topology, option.Oversubscription ?? 1);
        var archive = choices.Archive(option);
        var archived = archive is null ? 0 : option.Site?.CapacityPetabytes ?? Units.Petabyte.FromBase(demand.ArchivedBytes / StorageSizing.FillShare.Base);
        var racks = RackPacking.Pack(server, servers, cooling, petabytes + archived);
        var site = new DecidedSite
        {
            Server = server,
            Fabric = fabric,
            Tree = tree,
            Optics = racks.Fits ? CableReach.Choose(tree, fabric, topology, Places(racks)) : CableReach.Anywhere(tree, fabric),
            Storage = storage,
            Archive = archive,
            Kind = choices.Facility(option, demand.Colocated),
            Colocated = demand.Colocated,
            Stages = Stages(option, server, servers),
            Times = SiteTimes.From(catalogue),
            Facility = new FacilityDesign
            {
                Region = choices.Region(option),
                Cooling = cooling,
                Chain = choices.Chain(option),
                Redundancy = option.Redundancy,
                BatterySeconds = option.Site?.BatteryMinutes * Units.Minute.Factor,
                Racks = racks,
            },
            PeakPowerWatts = 0,
            StatedMonths = option.MonthsToService,
        };
        var load = Bill<Real>.Together([FullLoad(site, servers, demand, catalogue), Stored(petabytes, storage), .. archive is null ? ImmutableArray<Bill<Real>>.Empty : [Stored(archived, archive)]]);
        var peak = FacilitySizing.Size(load, site.Facility, CentralReading.Instance).PeakPower.Value;
        return Date(site with { PeakPowerWatts = peak, Hall = Fit(option, site, servers, load, petabytes + archived) });
    }

    /// <summary>Where the racks of servers and of switches stand on the floor plan.</summary>
    internal static FabricPlaces Places(RackPlan racks) => new(PlacesOf(racks, BoxKind.ServerRack), PlacesOf(racks, BoxKind.NetworkRack));

    private static ImmutableArray<RackPlace> PlacesOf(RackPlan racks, BoxKind kind) => [.. FloorPlan.Places(racks, kind).Select(place => new RackPlace(place.X, place.Y))];

    /// <summary>The first servers and those that come later; at least one comes first.</summary>
    private static ImmutableArray<RampStage> Stages(Option option, Server server, int servers)
    {
        var later = option.Ramp.Select(step => new RampStage(step.MonthsLater, (step.Accelerators + server.Accelerators - 1) / server.Accelerators)).ToImmutableArray();
        var first = servers - later.Sum(stage => stage.Servers);
        return first > 0 ? [new RampStage(0, first), .. later] : [new RampStage(0, servers)];
    }

    /// <summary>The site with its months: hardware arrives when racking begins, and the hall is paid until then.</summary>
    private static DecidedSite Date(DecidedSite site)
    {
        if (site.StatedMonths is { } stated)
        {
            return site with { DeliveryMonth = (int)stated, ConstructionMonths = site.Colocated ? 0 : Math.Max(1, (int)Math.Ceiling(stated)) };
        }

        var path = Timelines.Own(site, CentralReading.Instance);
        var racking = path.Steps.First(step => step.Label == Labels.RackingStep).Start.Value / Units.Month.Factor;
        var ready = path.Ready.Value / Units.Month.Factor;
        // Whole months that keep step with the month of service: a delay of days must not put off a payment alone.
        var delivery = Math.Max(0, (int)Math.Ceiling(ready) - (int)Math.Ceiling(ready - racking));
        return site with { DeliveryMonth = delivery, ConstructionMonths = site.Colocated ? 0 : Math.Max(1, delivery) };
    }

    /// <summary>Storage that the bandwidth of so many servers asks for; data sets of language models are smaller.</summary>
    private static double PetabytesFor(int servers, StorageTier tier)
    {
        var write = StorageGuide.WriteBandwidth<Real>(servers, StorageGrade.Good);
        var read = StorageGuide.ReadBandwidth<Real>(servers, StorageGrade.Good);
        var size = StorageSizing.Size(new StorageDemand<Real>(0, 0, 0, read, write), tier, CentralReading.Instance);
        return Units.Petabyte.FromBase(size.Capacity.Value);
    }

    private static Bill<Real> Stored(double petabytes, StorageTier tier)
    {
        var held = Units.Petabyte.ToBase(petabytes) * StorageSizing.FillShare.Base;
        return StorageSizing.Size(new StorageDemand<Real>(held, 0, 0, 0, 0), tier, CentralReading.Instance).Bill;
    }

    private static HallFit? Fit(Option option, DecidedSite site, int servers, Bill<Real> load, double petabytes)
    {
        var beside = (load.ItPowerNameplate.Value / servers) - site.Server.MaximumPower.Central;
        return option.Hall is { } hall ? HallFitting.Fit(hall, site.Facility, site.Server, servers, new BesideServer(beside, petabytes / servers)) : null;
    }

    private static Bill<Real> FullLoad(DecidedSite site, int servers, SiteDemand demand, CatalogueSnapshot catalogue) => Bill<Real>.Together(
        ItPower.Training(site.Server, servers, CentralReading.Instance),
        FabricSizing.Size(site.Tree, site.Fabric, CentralReading.Instance, site.Optics).Bill,
        SideNetworkBill.Of(site, servers, demand.Serves, catalogue, CentralReading.Instance));
}
