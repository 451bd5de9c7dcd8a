namespace Planner.Domain.Numbers;

/// <summary>Names of a plan's totals, dates and key results.</summary>
public static partial class Labels
{
    // Totals
    public static readonly Label LifetimeCostPresentValue = new("lifetime-cost-present-value", Units.Usd);
    public static readonly Label LifetimeCostNominal = new("lifetime-cost-nominal", Units.Usd);
    public static readonly Label YearOneCash = new("year-one-cash", Units.Usd);
    public static readonly Label LifetimeCostRange = new("lifetime-cost-range", Units.Usd);
    public static readonly Label FuturesDrawn = new("futures-drawn", Units.One);
    public static readonly Label WinShare = new("win-share", Units.Percent);
    public static readonly Label CashOfYear = new("cash-of-year", Units.Usd);
    public static readonly Label LifetimeEnergyCost = new("lifetime-energy-cost", Units.Usd);
    public static readonly Label CostPerAcceleratorHourUsed = new("cost-per-accelerator-hour-used", Units.UsdPerHour);
    public static readonly Label CostPerMillionTokens = new("cost-per-million-tokens", Units.UsdPerMillionTokens);

    // One plan against another, and parts of one
    public static readonly Label CostDifference = new("cost-difference", Units.Usd);
    public static readonly Label Lead = new("lead", Units.Usd);
    public static readonly Label LeadSwing = new("lead-swing", Units.Usd);
    public static readonly Label ExtraOutlay = new("extra-outlay", Units.Usd);
    public static readonly Label CategoryCost = new("category-cost", Units.Usd);
    public static readonly Label DifferenceShare = new("difference-share", Units.Percent);
    public static readonly Label CostShare = new("cost-share", Units.Percent);
    public static readonly Label LineCost = new("line-cost", Units.Usd);
    public static readonly Label ModelCostShare = new("model-cost-share", Units.Percent);
    public static readonly Label CumulativeCost = new("cumulative-cost", Units.Usd);
    public static readonly Label UnitPrice = new("unit-price", Units.Usd);
    public static readonly Label FabricPrice = new("fabric-price", Units.Usd);
    public static readonly Label Budget = new("budget", Units.Usd);
    public static readonly Label CostBeyondBudget = new("cost-beyond-budget", Units.Usd);
    public static readonly Label PowerCap = new("power-cap", Units.Megawatt);
    public static readonly Label PowerBeyondCap = new("power-beyond-cap", Units.Megawatt);
    public static readonly Label AcceleratorsUnderCap = new("accelerators-under-cap", Units.One);
    public static readonly Label ExtraTimeCost = new("extra-time-cost", Units.Usd);

    public static readonly Label ComputedPue = new("pue-computed", Units.One);
    public static readonly Label RunCount = new("run-count", Units.One);
    public static readonly Label BytesPerToken = new("bytes-per-token", Units.Byte);

    // Dates
    public static readonly Label ReadyTime = new("ready-time", Units.Month);
    public static readonly Label StepStart = new("step-start", Units.Month);
    public static readonly Label FirstModelTime = new("first-model-time", Units.Month);
    public static readonly Label FirstModelLead = new("first-model-lead", Units.Month);
    public static readonly Label TimeToDeadline = new("time-to-deadline", Units.Month);
    public static readonly Label TimeBeyondDeadline = new("time-beyond-deadline", Units.Month);
    public static readonly Label Contract = new("contract", Units.Month);
    public static readonly Label FirstTraining = new("first-training", Units.Month);
    public static readonly Label FirstTuning = new("first-tuning", Units.Month);

    public static readonly Label BreakEvenTime = new("break-even-time", Units.Month);
    public static readonly Label BreakEvenUse = new("break-even-use", Units.Percent);
    public static readonly Label BreakEvenHours = new("break-even-hours", Units.Hour);
    public static readonly Label BreakEvenRequests = new("break-even-requests", Units.PerSecond);
    public static readonly Label PaysPremium = new("pays-premium", Units.Usd);
    public static readonly Label PaysFrom = new("pays-from", Units.PerSecond);
    public static readonly Label HybridMonthsAbove = new("hybrid-months-above", Units.One);
    public static readonly Label HybridSize = new("hybrid-size", Units.One);
    public static readonly Label HybridExpectedCost = new("hybrid-expected-cost", Units.Usd);
    public static readonly Label AcceleratorsAtWork = new("accelerators-at-work", Units.One);
    public static readonly Label VarianceShare = new("variance-share", Units.Percent);
    public static readonly Label ValueOfCertainty = new("value-of-certainty", Units.Usd);
    public static readonly Label ValueOfLearning = new("value-of-learning", Units.Usd);
    public static readonly Label Horizon = new("horizon", Units.Month);

    // Work and use
    public static readonly Label AcceleratorCount = new("accelerator-count", Units.One);
    public static readonly Label AcceleratorHours = new("accelerator-hours", Units.Hour);
    public static readonly Label ExperimentTime = new("experiment-time", Units.Hour);
    public static readonly Label UsedShare = new("used-share", Units.Percent);
    public static readonly Label TokensServed = new("tokens-served", Units.One);
    public static readonly Label EnergyCostPerYear = new("energy-cost-per-year", Units.Usd);
    public static readonly Label EnergyPerYear = new("energy-per-year", Units.MegawattHour);
    public static readonly Label CarbonPerYear = new("carbon-per-year", Units.Tonne);
}
