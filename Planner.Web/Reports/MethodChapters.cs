using System.Collections.Frozen;
using System.Collections.Generic;
using System.Linq;
using Planner.Domain.Numbers;

namespace Planner.Web.Reports;

/// <summary>The chapters of the methods: what is computed in the order of the flow, from the work (A) over what is built (B) to what it costs (C); a test holds them to all labels.</summary>
internal static class MethodChapters
{
    /// <summary>The chapter of inputs that no engine's chapter holds.</summary>
    public const string Inputs = "inputs";

    /// <summary>The chapter of numbers that do not change.</summary>
    public const string Constants = "constants";

    private static readonly (char Part, string Key, Label[] Labels)[] s_chapters =
    [
        (
            'A', "training",
            [
                Labels.TrainingTokens, Labels.SustainedMatrixRate, Labels.SustainedMemoryBandwidth, Labels.FabricBandwidthPerAccelerator,
                Labels.FabricOversubscription, Labels.LayerForwardTime, Labels.LayerBackwardTime, Labels.HeadTime, Labels.PipelineBusyTime,
                Labels.PipelineBubble, Labels.ExposedGradientTime, Labels.OptimiserTime, Labels.StepTime, Labels.StepComputeTime,
                Labels.StepCommunicationTime, Labels.StepRestTime, Labels.StepLonger, Labels.LayoutsTimed, Labels.LayoutsTooLarge, Labels.MeasuredRuns, Labels.MeasuredError, Labels.ModelRatePerAccelerator, Labels.ModelFlopsUtilisation,
                Labels.TokensPerSecondPerAccelerator, Labels.MemoryPerAccelerator, Labels.WeightsAndOptimiserBytes, Labels.EmbeddingBytes,
                Labels.ActivationBytes, Labels.LogitBytes, Labels.ReserveBytes, Labels.RunCount, Labels.TrainingSteps, Labels.TrainingComputeTime,
                Labels.TrainingElapsedTime, Labels.ClusterAge, Labels.CheckpointInterval, Labels.CheckpointBandwidth, Labels.Interruptions,
                Labels.DegradedTime, Labels.EvaluationTime, Labels.LostAcceleratorTime, Labels.LostShare, Labels.Goodput, Labels.SpotInterruption,
                Labels.AcceleratorCount, Labels.AcceleratorHours, Labels.ExperimentTime, Labels.UsedShare,
            ]),
        (
            'A', "serving",
            [
                Labels.ArrivalRate, Labels.ServedWeights, Labels.CacheBytesPerToken, Labels.WeightReadTime, Labels.CacheReadTime,
                Labels.MatrixTimePerToken, Labels.AttentionTime, Labels.ReductionLatency, Labels.HostTime, Labels.DecodeIteration, Labels.PromptTime,
                Labels.ServingBatch, Labels.MaximumConcurrency, Labels.TimePerOutputToken, Labels.TimeToFirstToken, Labels.ServingThroughput,
                Labels.ServingPower, Labels.ServingDraw, Labels.ReplicaCapacity, Labels.FleetReplicas, Labels.FleetReplicasLast, Labels.FleetAccelerators,
                Labels.FleetUtilisation, Labels.FleetPower, Labels.FleetFirstToken, Labels.FleetTokenTime, Labels.TokensServed,
                Labels.EnergyPerMillionTokens, Labels.ReadingShare, Labels.CostPerMillionInputTokens, Labels.CostPerMillionOutputTokens,
                Labels.CostPerMillionTokens,
            ]),
        (
            'A', "knowledge",
            [
                Labels.EmbeddedTokens, Labels.PassageCount, Labels.IndexSize, Labels.EmbeddingTime, Labels.FirstIndex, Labels.EmbeddingTokenCost,
                Labels.IndexStorage, Labels.HostingCost, Labels.OneOffCost, Labels.CostPerMonth, Labels.ModelCost,
            ]),
        (
            'B', "fabric",
            [
                Labels.LeafSwitches, Labels.SpineSwitches, Labels.CoreSwitches, Labels.FabricCables, Labels.CableLength, Labels.FabricTransceivers,
                Labels.CopperCables, Labels.ActiveCopperCables, Labels.MultimodeCables, Labels.SingleModeCables, Labels.CoherentCables,
                Labels.MultimodeTransceivers, Labels.SingleModeTransceivers, Labels.CoherentTransceivers, Labels.FabricPower, Labels.RingBandwidth,
                Labels.AllToAllBandwidth, Labels.FlowTail, Labels.StorageSwitches, Labels.StorageNetworkTransceivers, Labels.StorageNetworkCables,
                Labels.InBandSwitches, Labels.InBandCables, Labels.OutOfBandSwitches, Labels.OutOfBandCables, Labels.FrontEndSwitches,
                Labels.FrontEndCables, Labels.FabricManagers, Labels.ManagementServers,
            ]),
        (
            'B', "storage",
            [
                Labels.StorageCapacity, Labels.StorageReadBandwidth, Labels.StorageWriteBandwidth, Labels.StoragePower, Labels.ArchiveCapacity,
                Labels.ArchivePower, Labels.CheckpointWriteTime, Labels.CheckpointReadTime, Labels.CheckpointSize,
            ]),
        (
            'B', "facility",
            [
                Labels.Servers, Labels.SpareServerCount, Labels.ServerPower, Labels.ServersPerRack, Labels.RackPower, Labels.Racks, Labels.ServerRack,
                Labels.NetworkRack, Labels.StorageRack, Labels.PowerUnits, Labels.FreeRackUnits, Labels.ItPowerNameplate, Labels.NameplateShare, Labels.TrainingPhase,
                Labels.WaitingPhase, Labels.ServingPhase, Labels.IdlePhase, Labels.ItPowerMean, Labels.RatedPower,
                Labels.PowerLoss, Labels.TransformerCapacity, Labels.UpsCapacity, Labels.BatteryRunTime, Labels.BatteryEnergy,
                Labels.DistributionCapacity, Labels.GeneratorCapacity, Labels.CoolingCapacity, Labels.CoolingPower, Labels.CoolingOverhead,
                Labels.FreeCoolingShare, Labels.FacilityPowerPeak, Labels.FacilityPowerMean, Labels.Pue, Labels.ComputedPue, Labels.FloorArea,
                Labels.ColdAisle, Labels.HotAisle, Labels.LandArea, Labels.HallPower, Labels.HallCooling, Labels.HallFloor, Labels.HallRacks,
                Labels.HallFloorLoad, Labels.HallLargest, Labels.HallRackPower, Labels.SiteStaff, Labels.OperationsStaff,
            ]),
        (
            'B', "environment",
            [
                Labels.SiteEnergyPerMonth, Labels.EnergyPerYear, Labels.SiteWaterPerMonth, Labels.Wue, Labels.SiteCarbonPerMonth,
                Labels.SiteCarbonContracted, Labels.CarbonPerYear, Labels.EmbodiedCarbon, Labels.EnergyPrice, Labels.MeanTariff, Labels.PeakHours,
                Labels.OffPeakHours, Labels.MovedShare,
            ]),
        (
            'B', "schedule",
            [
                Labels.Contract, Labels.DesignStep, Labels.GridStep, Labels.TransformerStep, Labels.GeneratorStep, Labels.BuildingStep,
                Labels.CommissioningStep, Labels.DeliveryStep, Labels.RackingStep, Labels.BurnInStep, Labels.LastStageStep, Labels.StepStart,
                Labels.SiteReady, Labels.ReadyTime, Labels.FirstTraining, Labels.FirstTuning, Labels.FirstModelTime, Labels.FirstToken,
                Labels.RemovedMass, Labels.TakeDownTime, Labels.Horizon,
            ]),
        (
            'C', "costs",
            [
                Labels.PurchaseValue, Labels.UnitPrice, Labels.ServerPurchase, Labels.FabricPurchase, Labels.FabricPrice, Labels.SpareServers,
                Labels.StoragePurchase, Labels.Installation, Labels.CloudHours, Labels.ReservedHours, Labels.IdleCommitment,
                Labels.IdleCommitmentCost, Labels.CommitmentBeyondHorizon, Labels.BridgeHours, Labels.UnmetRunHours, Labels.LateStart,
                Labels.ExperimentHours, Labels.ExtraTimeCost, Labels.InputTokenCost, Labels.CachedTokenCost, Labels.OutputTokenCost,
                Labels.TuningTokenCost, Labels.BridgeTokens, Labels.CloudStorage, Labels.UpfrontPayment, Labels.SavingsPlanCommitment,
                Labels.HoursBeyondPlan, Labels.CapacityBlocks, Labels.DebuggingHours, Labels.Egress, Labels.CloudSupport, Labels.SetupEffort,
                Labels.MigrationEffort, Labels.HallConstruction, Labels.CoolingPurchase, Labels.PowerChainPurchase, Labels.LandPurchase,
                Labels.ConnectionContribution, Labels.ColocationFee, Labels.Electricity, Labels.DemandChargeCost, Labels.CleanPowerCost,
                Labels.HeatCredit, Labels.WaterCost, Labels.People, Labels.HardwareMaintenance, Labels.HallUpkeep, Labels.Insurance,
                Labels.SoftwareLicences, Labels.FabricLicences, Labels.TakingDown, Labels.ResidualShare, Labels.Resale, Labels.HallResidual,
                Labels.LandResidual, Labels.AmortisedHardware, Labels.RunEnergyCost, Labels.AmortisedRunCost, Labels.CostPerTrainingRun,
                Labels.CostPerAcceleratorHourUsed, Labels.EnergyCostPerYear, Labels.LifetimeEnergyCost,
            ]),
        (
            'C', "finance",
            [
                Labels.MonthlyRate, Labels.DiscountFactor, Labels.AnnuityFactor, Labels.WeightedCostOfCapital, Labels.LifetimeCostPresentValue,
                Labels.LifetimeCostNominal, Labels.YearOneCash, Labels.CashOfYear, Labels.CostOfMonth, Labels.CumulativeCost, Labels.CategoryCost,
                Labels.LineCost, Labels.CostShare, Labels.CapitalExpenditure, Labels.OperatingExpenditure, Labels.FinancingPresentValue,
                Labels.FinancingNominal, Labels.CapitalRecoveryFactor,
                Labels.AnnualisedCost, Labels.NetPresentValue, Labels.InternalRateOfReturn, Labels.PaybackTime, Labels.ExtraOutlay,
                Labels.DepreciationOfYear, Labels.BookValue, Labels.CostAfterTaxOfYear, Labels.LifetimeCostAfterTax, Labels.PropertyTax,
                Labels.Incentive, Labels.InstalmentPayment, Labels.LoanInterest, Labels.LoanBalance, Labels.LoanProceeds, Labels.LoanPayments,
                Labels.LeasePayments,
            ]),
        (
            'C', "comparison",
            [
                Labels.Budget, Labels.CostBeyondBudget, Labels.PowerCap, Labels.PowerBeyondCap, Labels.AcceleratorsUnderCap, Labels.TimeToDeadline, Labels.TimeBeyondDeadline, Labels.FirstModelLead, Labels.ModelCostShare, Labels.CostDifference, Labels.DifferenceShare, Labels.BreakEvenTime, Labels.BreakEvenUse, Labels.BreakEvenHours,
                Labels.BreakEvenRequests, Labels.ServingCrossing, Labels.PaysPremium, Labels.PaysFrom, Labels.Lead, Labels.LeadSwing,
            ]),
        (
            'C', "uncertainty",
            [
                Labels.FuturesDrawn, Labels.LifetimeCostRange, Labels.WinShare, Labels.VarianceShare, Labels.ValueOfLearning, Labels.ValueOfCertainty,
                Labels.AcceleratorsAtWork, Labels.HybridSize, Labels.HybridExpectedCost, Labels.HybridMonthsAbove,
            ]),
    ];

    private static readonly FrozenDictionary<string, (string Chapter, int Place)> s_places = s_chapters
        .SelectMany(chapter => chapter.Labels.Select((label, place) => (label.Key, chapter.Key, place)))
        .ToFrozenDictionary(one => one.Item1, one => (one.Item2, one.place));

    /// <summary>Keys of the chapters in the order of the flow, inputs and constants last.</summary>
    public static IEnumerable<string> Keys => s_chapters.Select(chapter => chapter.Key).Concat([Inputs, Constants]);

    /// <summary>The part of the flow; null for inputs and constants.</summary>
    public static char? PartOf(string chapter) => s_chapters.Where(one => one.Key == chapter).Select(one => (char?)one.Part).FirstOrDefault();

    /// <summary>Chapter and place of an entry.</summary>
    public static (string Chapter, int Place) Of(MethodEntry entry) => s_places.TryGetValue(entry.Label.Key, out var found) ? found
        : (entry.Kind == MethodKind.Input ? Inputs : Constants, int.MaxValue);
}
