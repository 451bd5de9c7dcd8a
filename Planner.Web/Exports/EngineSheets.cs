using System;
using System.Collections.Generic;
using System.Linq;
using Planner.Domain.Numbers;
using Planner.Web.Display;

namespace Planner.Web.Exports;

/// <summary>One sheet for each engine; a step stands on the sheet of the engine that names it, a step of no engine's name on that of the step which uses it.</summary>
internal sealed class EngineSheets
{
    private static readonly (string Engine, Label[] Labels)[] s_engines =
    [
        ("training",
        [
            Labels.SustainedMatrixRate, Labels.SustainedMemoryBandwidth, Labels.TrainingTokens, Labels.FabricBandwidthPerAccelerator, Labels.LayerForwardTime, Labels.LayerBackwardTime,
            Labels.HeadTime, Labels.PipelineBusyTime, Labels.PipelineBubble, Labels.ExposedGradientTime, Labels.OptimiserTime, Labels.StepTime, Labels.TrainingSteps, Labels.TrainingComputeTime,
            Labels.TrainingElapsedTime, Labels.ClusterAge, Labels.CheckpointInterval, Labels.CheckpointBandwidth, Labels.CheckpointWriteTime, Labels.DegradedTime, Labels.EvaluationTime, Labels.Interruptions,
            Labels.LostAcceleratorTime, Labels.Goodput, Labels.ModelFlopsUtilisation, Labels.ModelRatePerAccelerator, Labels.TokensPerSecondPerAccelerator,
        ]),
        ("serving",
        [
            Labels.ServingThroughput, Labels.TimeToFirstToken, Labels.TimePerOutputToken, Labels.ArrivalRate, Labels.MaximumConcurrency, Labels.ServingBatch, Labels.ServingPower, Labels.ServedWeights,
            Labels.CacheBytesPerToken, Labels.DecodeIteration, Labels.PromptTime, Labels.WeightReadTime, Labels.CacheReadTime, Labels.AttentionTime, Labels.MatrixTimePerToken, Labels.ReductionLatency,
            Labels.HostTime, Labels.ReplicaCapacity, Labels.FleetUtilisation, Labels.FleetAccelerators, Labels.FleetPower, Labels.ServingDraw, Labels.FleetFirstToken, Labels.FleetTokenTime, Labels.ReadingShare,
            Labels.CostPerMillionInputTokens, Labels.CostPerMillionOutputTokens, Labels.FleetReplicas, Labels.EnergyPerMillionTokens, Labels.FlopPerWeight, Labels.TokensServed,
        ]),
        ("fabric",
        [
            Labels.LeafSwitches, Labels.SpineSwitches, Labels.CoreSwitches, Labels.CopperCables, Labels.ActiveCopperCables, Labels.MultimodeCables, Labels.SingleModeCables, Labels.CoherentCables,
            Labels.MultimodeTransceivers, Labels.SingleModeTransceivers, Labels.CoherentTransceivers, Labels.FabricPower, Labels.RingBandwidth, Labels.AllToAllBandwidth,
            Labels.StorageSwitches, Labels.StorageNetworkTransceivers, Labels.StorageNetworkCables, Labels.InBandSwitches, Labels.InBandCables, Labels.OutOfBandSwitches, Labels.OutOfBandCables,
            Labels.FabricManagers, Labels.ManagementServers,
        ]),
        ("storage", [Labels.StorageCapacity, Labels.ArchiveCapacity, Labels.ArchivePower, Labels.StorageReadBandwidth, Labels.StorageWriteBandwidth, Labels.StoragePower, Labels.CheckpointReadTime, Labels.CheckpointSize]),
        ("facility",
        [
            Labels.PowerUnits, Labels.BatteryEnergy, Labels.LandArea, Labels.MeanTariff, Labels.Servers, Labels.ItPowerNameplate, Labels.ItPowerMean, Labels.IdlePhase, Labels.ServingPhase, Labels.FacilityPowerPeak, Labels.FacilityPowerMean, Labels.CoolingOverhead, Labels.FreeCoolingShare,
            Labels.Pue, Labels.ComputedPue, Labels.Wue, Labels.SiteEnergyPerMonth, Labels.SiteWaterPerMonth, Labels.SiteCarbonPerMonth, Labels.SiteCarbonContracted, Labels.EmbodiedCarbon,
            Labels.Racks, Labels.FloorArea, Labels.SiteStaff, Labels.RackPower, Labels.ServerPower, Labels.RatedPower, Labels.PowerLoss, Labels.EnergyPerYear, Labels.CarbonPerYear,
            Labels.SiteReady, Labels.ReadyTime, Labels.FirstModelTime,
        ]),
        ("costs", [Labels.PurchaseValue, Labels.Electricity, Labels.People, Labels.Resale, Labels.ServerPurchase, Labels.ColocationFee, Labels.ReservedHours, Labels.CloudHours, Labels.AcceleratorHours]),
        ("finance", [Labels.MonthlyRate, Labels.DiscountFactor, Labels.AnnuityFactor, Labels.LifetimeCostPresentValue, Labels.LifetimeCostNominal, Labels.YearOneCash, Labels.NetPresentValue]),
    ];

    private static readonly string[] s_headings =
        ["workbook-figure", "workbook-value", "workbook-unit", "workbook-base", "workbook-in-words", "workbook-key", "workbook-source", "workbook-first-option"];

    private static readonly Dictionary<string, string> s_engineOf = s_engines.SelectMany(engine => engine.Labels.Select(label => (label.Key, engine.Engine))).ToDictionary(pair => pair.Key, pair => pair.Engine);

    /// <summary>The engine of what no other names.</summary>
    public const string CostsEngine = "costs";

    private readonly Dictionary<string, SheetDraft> _sheets;

    /// <summary>The engine that names a label; null when none does.</summary>
    public static string? EngineOf(Label label) => s_engineOf.GetValueOrDefault(label.Key);

    /// <summary>The engine's place in the flow.</summary>
    public static int PlaceOf(string engine) => Array.FindIndex(s_engines, one => one.Engine == engine);

    public EngineSheets(PaperTexts texts)
    {
        _sheets = s_engines.ToDictionary(engine => engine.Engine, engine => new SheetDraft(texts["workbook-engine-" + engine.Engine], 46, 18, 10, 18, 90, 32, 26, 26) { HeadColumns = 1, PrintedColumns = 5 });
        foreach (var sheet in _sheets.Values)
        {
            sheet.Add([.. s_headings.Select(key => SheetCell.Of(texts[key], key is "workbook-value" or "workbook-base" ? CellLook.HeadingNumber : CellLook.Heading))]);
        }
    }

    /// <summary>Where steps of the costs themselves stand.</summary>
    public SheetDraft Costs => _sheets[CostsEngine];

    /// <summary>Where counts of parts stand.</summary>
    public SheetDraft Facility => _sheets["facility"];

    /// <summary>Where answering stands.</summary>
    public SheetDraft Serving => _sheets["serving"];

    /// <summary>Where totals over time stand.</summary>
    public SheetDraft Finance => _sheets["finance"];

    /// <summary>Those with rows, in the order of the flow.</summary>
    public IEnumerable<SheetDraft> Used => s_engines.Select(engine => _sheets[engine.Engine]).Where(sheet => sheet.Rows.Count > 1);

    /// <summary>The sheet of a named step; <paramref name="home"/> when no engine has the name.</summary>
    public SheetDraft Of(Label label, SheetDraft home) => s_engineOf.TryGetValue(label.Key, out var engine) ? _sheets[engine] : home;
}
