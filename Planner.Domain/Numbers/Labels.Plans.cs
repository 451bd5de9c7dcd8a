namespace Planner.Domain.Numbers;

/// <summary>Names of a plan's totals, dates and key results.</summary>
public static partial class Labels
{
    // Totals
    public static readonly Label LifetimeCostPresentValue = new("lifetime-cost-present-value", Units.Usd);
    public static readonly Label LifetimeCostNominal = new("lifetime-cost-nominal", Units.Usd);
    public static readonly Label YearOneCash = new("year-one-cash", Units.Usd);
    public static readonly Label LifetimeEnergyCost = new("lifetime-energy-cost", Units.Usd);
    public static readonly Label CostPerAcceleratorHourUsed = new("cost-per-accelerator-hour-used", Units.UsdPerHour);
    public static readonly Label CostPerMillionTokens = new("cost-per-million-tokens", Units.UsdPerMillionTokens);

    // Dates
    public static readonly Label ReadyTime = new("ready-time", Units.Month);
    public static readonly Label FirstModelTime = new("first-model-time", Units.Month);
    public static readonly Label Procurement = new("procurement", Units.Month);
    public static readonly Label Construction = new("construction", Units.Month);
    public static readonly Label GridConnection = new("grid-connection", Units.Month);
    public static readonly Label EquipmentDelivery = new("equipment-delivery", Units.Month);
    public static readonly Label Contract = new("contract", Units.Month);
    public static readonly Label InstallationTime = new("installation-time", Units.Month);
    public static readonly Label FirstTraining = new("first-training", Units.Month);
    public static readonly Label FirstTuning = new("first-tuning", Units.Month);
    public static readonly Label ServingStart = new("serving-start", Units.Month);

    // Work and use
    public static readonly Label AcceleratorCount = new("accelerator-count", Units.One);
    public static readonly Label AcceleratorHours = new("accelerator-hours", Units.Hour);
    public static readonly Label ExperimentTime = new("experiment-time", Units.Hour);
    public static readonly Label UsedShare = new("used-share", Units.Percent);
    public static readonly Label TokensServed = new("tokens-served", Units.One);
    public static readonly Label TrainingDays = new("training-days", Units.Day);
    public static readonly Label TuningDays = new("tuning-days", Units.Day);
    public static readonly Label EnergyPerYear = new("energy-per-year", Units.MegawattHour);
    public static readonly Label CarbonPerYear = new("carbon-per-year", Units.Tonne);
    public static readonly Label DeadlineMargin = new("deadline-margin", Units.Month);
}
