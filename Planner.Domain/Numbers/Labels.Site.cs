namespace Planner.Domain.Numbers;

/// <summary>Labels of fabric, storage and facility.</summary>
public static partial class Labels
{
    // Fabric
    public static readonly Label LeafSwitches = new("leaf-switches", Units.One, "nvidia-superpod-h100");
    public static readonly Label SpineSwitches = new("spine-switches", Units.One, "nvidia-superpod-h100");
    public static readonly Label CoreSwitches = new("core-switches", Units.One, "nvidia-superpod-h100");
    public static readonly Label FabricCables = new("fabric-cables", Units.One, "nvidia-superpod-h100");
    public static readonly Label CableLength = new("fabric-cable-length", Units.Metre, "nvidia-linkx");
    public static readonly Label FabricTransceivers = new("fabric-transceivers", Units.One, "nvidia-linkx");
    public static readonly Label CopperCables = new("fabric-copper-cables", Units.One, "nvidia-linkx");
    public static readonly Label ActiveCopperCables = new("fabric-active-copper-cables", Units.One, "nvidia-linkx");
    public static readonly Label MultimodeCables = new("fabric-multimode-cables", Units.One, "nvidia-linkx");
    public static readonly Label SingleModeCables = new("fabric-single-mode-cables", Units.One, "nvidia-linkx");
    public static readonly Label CoherentCables = new("fabric-coherent-cables", Units.One, "semianalysis-100k");
    public static readonly Label MultimodeTransceivers = new("fabric-multimode-transceivers", Units.One, "nvidia-linkx");
    public static readonly Label SingleModeTransceivers = new("fabric-single-mode-transceivers", Units.One, "nvidia-linkx");
    public static readonly Label CoherentTransceivers = new("fabric-coherent-transceivers", Units.One, "semianalysis-100k");
    public static readonly Label FabricPower = new("fabric-power", Units.Kilowatt);
    public static readonly Label RingBandwidth = new("ring-bandwidth", Units.GigabytePerSecond);
    public static readonly Label AllToAllBandwidth = new("all-to-all-bandwidth", Units.GigabytePerSecond);
    public static readonly Label FlowTail = new("flow-tail", Units.One);

    // Networks beside the compute fabric
    public static readonly Label StorageSwitches = new("storage-switches", Units.One, "nvidia-superpod-h100");
    public static readonly Label StorageNetworkTransceivers = new("storage-network-transceivers", Units.One, "nvidia-superpod-h100");
    public static readonly Label StorageNetworkCables = new("storage-network-cables", Units.One, "nvidia-superpod-h100");
    public static readonly Label InBandSwitches = new("in-band-switches", Units.One, "nvidia-superpod-h100");
    public static readonly Label InBandCables = new("in-band-cables", Units.One, "nvidia-superpod-h100");
    public static readonly Label OutOfBandSwitches = new("out-of-band-switches", Units.One, "nvidia-superpod-h100");
    public static readonly Label OutOfBandCables = new("out-of-band-cables", Units.One, "nvidia-superpod-h100");
    public static readonly Label FrontEndSwitches = new("front-end-switches", Units.One, "semianalysis-neocloud");
    public static readonly Label FrontEndCables = new("front-end-cables", Units.One, "semianalysis-neocloud");
    public static readonly Label FabricManagers = new("fabric-managers", Units.One, "nvidia-superpod-h100");
    public static readonly Label ManagementServers = new("management-servers", Units.One, "nvidia-superpod-h100");
    public static readonly Label PowerUnits = new("rack-power-units", Units.One, "nvidia-superpod-h100");

    // Storage
    public static readonly Label StorageCapacity = new("storage-capacity", Units.Petabyte);
    public static readonly Label StorageReadBandwidth = new("storage-read-rate", Units.GigabytePerSecond);
    public static readonly Label StorageWriteBandwidth = new("storage-write-rate", Units.GigabytePerSecond);
    public static readonly Label StoragePower = new("storage-system-power", Units.Kilowatt);
    public static readonly Label ArchiveCapacity = new("archive-capacity", Units.Petabyte);
    public static readonly Label ArchivePower = new("archive-power", Units.Kilowatt);
    public static readonly Label CheckpointWriteTime = new("checkpoint-write-time", Units.Second);
    public static readonly Label CheckpointReadTime = new("checkpoint-read-time", Units.Second);
    public static readonly Label CheckpointSize = new("checkpoint-size", Units.Terabyte);

    // Facility
    public static readonly Label Servers = new("servers", Units.One);
    public static readonly Label SpareServerCount = new("spare-server-count", Units.One);
    public static readonly Label CoolingCapacity = new("cooling-capacity", Units.Megawatt);
    public static readonly Label ItPowerNameplate = new("it-power-nameplate", Units.Kilowatt);
    public static readonly Label ItPowerMean = new("it-power-mean", Units.Kilowatt);
    public static readonly Label TrainingPhase = new("phase-training", Units.Kilowatt, "mlperf-power");
    public static readonly Label WaitingPhase = new("phase-waiting", Units.Kilowatt, "mlperf-power");
    public static readonly Label ServingPhase = new("phase-serving", Units.Kilowatt);
    public static readonly Label IdlePhase = new("phase-idle", Units.Kilowatt);
    public static readonly Label NameplateShare = new("nameplate-share", Units.Percent, "mlperf-power");
    public static readonly Label FacilityPowerPeak = new("facility-power-peak", Units.Kilowatt);
    public static readonly Label FacilityPowerMean = new("facility-power-mean", Units.Kilowatt);
    public static readonly Label CoolingOverhead = new("cooling-power-share", Units.Percent);
    public static readonly Label FreeCoolingShare = new("free-cooling-share", Units.Percent);
    public static readonly Label Pue = new("pue", Units.One);
    public static readonly Label Wue = new("wue", Units.LitrePerKilowattHour);
    public static readonly Label SiteEnergyPerMonth = new("energy-per-month", Units.MegawattHour);
    public static readonly Label SiteWaterPerMonth = new("water-per-month", Units.CubicMetre);
    public static readonly Label SiteCarbonPerMonth = new("carbon-per-month", Units.Tonne);
    public static readonly Label SiteCarbonContracted = new("carbon-per-month-contracted", Units.Tonne);
    public static readonly Label EmbodiedCarbon = new("embodied-carbon", Units.Tonne);
    public static readonly Label RemovedMass = new("removed-mass", Units.Tonne);
    public static readonly Label TakeDownTime = new("take-down-time", Units.Month);
    public static readonly Label EnergyPrice = new("energy-price", Units.UsdPerKilowattHour);
    public static readonly Label ServersPerRack = new("servers-per-rack", Units.One);
    public static readonly Label Racks = new("racks", Units.One);
    public static readonly Label FloorArea = new("floor-area", Units.SquareMetre);
    public static readonly Label SiteStaff = new("site-staff", Units.One);
    public static readonly Label OperationsStaff = new("operations-staff", Units.One);

    // The way to the first day
    public static readonly Label DesignStep = new("step-design", Units.Month);
    public static readonly Label GridStep = new("step-grid-connection", Units.Month);
    public static readonly Label TransformerStep = new("step-transformers", Units.Month);
    public static readonly Label GeneratorStep = new("step-generators", Units.Month);
    public static readonly Label BuildingStep = new("step-building", Units.Month);
    public static readonly Label CommissioningStep = new("step-commissioning", Units.Month);
    public static readonly Label DeliveryStep = new("step-delivery", Units.Month);
    public static readonly Label RackingStep = new("step-rack-and-cable", Units.Month);
    public static readonly Label BurnInStep = new("step-burn-in", Units.Month);
    public static readonly Label LastStageStep = new("step-last-stage", Units.Month);
    public static readonly Label FirstToken = new("first-token", Units.Month);
    public static readonly Label SiteReady = new("site-ready", Units.Month);

    // Drawings
    public static readonly Label ColdAisle = new("cold-aisle", Units.Metre);
    public static readonly Label HotAisle = new("hot-aisle", Units.Metre);
    public static readonly Label ServerRack = new("server-rack", Units.One);
    public static readonly Label NetworkRack = new("network-rack", Units.One);
    public static readonly Label StorageRack = new("storage-rack", Units.One);
    public static readonly Label RatedPower = new("rated-power", Units.Megawatt);
    public static readonly Label PowerLoss = new("power-loss", Units.Kilowatt);
    public static readonly Label RackPower = new("rack-power", Units.Kilowatt);
    public static readonly Label ServerPower = new("server-power", Units.Kilowatt);
    public static readonly Label TransformerCapacity = new("transformer-capacity", Units.Megawatt);
    public static readonly Label UpsCapacity = new("ups-capacity", Units.Megawatt);
    public static readonly Label BatteryEnergy = new("battery-energy", Units.KilowattHour);
    public static readonly Label BatteryRunTime = new("battery-run-time", Units.Minute);
    public static readonly Label MeanTariff = new("mean-tariff", Units.UsdPerKilowattHour);
    public static readonly Label PeakHours = new("peak-hours", Units.Hour);
    public static readonly Label OffPeakHours = new("off-peak-hours", Units.Hour);
    public static readonly Label MovedShare = new("moved-share", Units.Percent);
    public static readonly Label LandArea = new("land-area", Units.SquareMetre);
    public static readonly Label DistributionCapacity = new("distribution-capacity", Units.Megawatt);
    public static readonly Label CoolingPower = new("cooling-power", Units.Megawatt);
    public static readonly Label FreeRackUnits = new("free-rack-units", Units.One);
    public static readonly Label GeneratorCapacity = new("generator-capacity", Units.Megawatt);

    // Limits of a hall
    public static readonly Label HallPower = new("hall-power", Units.Kilowatt);
    public static readonly Label HallCooling = new("hall-cooling", Units.Kilowatt);
    public static readonly Label HallFloor = new("hall-floor", Units.SquareMetre);
    public static readonly Label HallRacks = new("hall-racks", Units.One);
    public static readonly Label HallFloorLoad = new("hall-floor-load", Units.Kilogram);
    public static readonly Label HallLargest = new("hall-largest", Units.One);
    public static readonly Label HallRackPower = new("hall-rack-power", Units.Kilowatt);
}
