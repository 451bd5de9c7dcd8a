using System;
using System.Linq;
using Planner.Domain.Catalogue;
using Planner.Domain.Engines;
using Planner.Domain.Engines.Fabric;
using Planner.Domain.Engines.Facility;
using Planner.Domain.Engines.Storage;
using Planner.Domain.Numbers;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Plans;

/// <summary>Decides place, fabric, cooling and storage of hardware of one's own.</summary>
internal static class SiteDecider
{
    private const double WattsOfFullUse = 1;

    public static DecidedSite Decide(Option option, Server server, int servers, bool colocated, Choices choices, CatalogueSnapshot catalogue)
    {
        var chip = catalogue.Accelerators[server.Accelerator];
        var fabric = choices.Fabric(option, chip);
        var cooling = choices.Cooling(option, server);
        var storage = choices.Storage(option);
        var site = new DecidedSite
        {
            Server = server,
            Fabric = fabric,
            Tree = FatTree.Of(servers, server.Accelerators, fabric, option.Topology ?? FabricTopology.RailOptimised, option.Oversubscription ?? 1),
            Storage = storage,
            Kind = choices.Facility(option, colocated),
            Colocated = colocated,
            Facility = new FacilityDesign
            {
                Region = choices.Region(option),
                Cooling = cooling,
                Chain = choices.Chain(),
                Redundancy = option.Redundancy,
                Racks = RackPacking.Pack(server, servers, cooling, option.StoragePetabytes ?? PetabytesFor(servers, storage)),
            },
            PeakPowerWatts = 0,
        };
        var load = FullLoad(site, servers, catalogue);
        var peak = FacilitySizing.Size(load, site.Facility, CentralReading.Instance).PeakPower.Value;
        return Date(site with { PeakPowerWatts = peak, Hall = Fit(option, site, servers, load) }, servers);
    }

    /// <summary>The site with its months: hardware arrives when racking begins, and the hall is paid until then.</summary>
    private static DecidedSite Date(DecidedSite site, int servers)
    {
        var path = Timelines.Own(site, servers, CentralReading.Instance);
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

    private static HallFit? Fit(Option option, DecidedSite site, int servers, Bill<Real> load)
    {
        var beside = (load.ItPowerNameplate.Value / servers) - site.Server.MaximumPower.Central;
        return option.Hall is { } hall ? HallFitting.Fit(hall, site.Facility, site.Server, servers, beside) : null;
    }

    private static Bill<Real> FullLoad(DecidedSite site, int servers, CatalogueSnapshot catalogue) => Bill<Real>.Together(
        ItPower.Servers(site.Server, servers, WorkloadPhases<Real>.Of(WattsOfFullUse), CentralReading.Instance),
        FabricSizing.Size(site.Tree, site.Fabric, CentralReading.Instance).Bill,
        SideNetworkBill.Of(site, servers, catalogue, CentralReading.Instance));
}
