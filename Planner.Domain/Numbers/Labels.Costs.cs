using System.Collections.Immutable;

namespace Planner.Domain.Numbers;

/// <summary>Names of costs and of what they are counted in.</summary>
public static partial class Labels
{
    // Terms
    public static readonly Label MonthlyRate = new("monthly-rate", Units.Percent);
    public static readonly Label DiscountFactor = new("discount-factor", Units.One);
    public static readonly Label AnnuityFactor = new("annuity-factor", Units.One);
    public static readonly Label NetPresentValue = new("net-present-value", Units.Usd);

    // Compute
    public static readonly Label ServerPurchase = new("server-purchase", Units.Usd);
    public static readonly Label FabricPurchase = new("fabric-purchase", Units.Usd);
    public static readonly Label SpareServers = new("spare-servers", Units.Usd);
    public static readonly Label Installation = new("installation", Units.Usd);
    public static readonly Label CloudHours = new("cloud-hours", Units.Usd);
    public static readonly Label ReservedHours = new("reserved-hours", Units.Usd);
    public static readonly Label CommitmentBeyondHorizon = new("commitment-beyond-horizon", Units.Usd);
    public static readonly Label BridgeHours = new("bridge-hours", Units.Usd);
    public static readonly Label UnmetRunHours = new("unmet-run-hours", Units.Usd);
    public static readonly Label LateStart = new("late-start", Units.Usd);
    public static readonly Label ExperimentHours = new("experiment-hours", Units.Usd);
    public static readonly Label InputTokenCost = new("input-token-cost", Units.Usd);

    public static readonly Label CachedTokenCost = new("cached-token-cost", Units.Usd);
    public static readonly Label OutputTokenCost = new("output-token-cost", Units.Usd);
    public static readonly Label TuningTokenCost = new("tuning-token-cost", Units.Usd);

    public static readonly Label BridgeTokens = new("bridge-tokens", Units.Usd);
    public static readonly Label CloudStorage = new("cloud-storage", Units.Usd);

    // Site
    public static readonly Label HallConstruction = new("hall-construction", Units.Usd);
    public static readonly Label CoolingPurchase = new("cooling-purchase", Units.Usd);
    public static readonly Label PowerChainPurchase = new("power-chain-purchase", Units.Usd);
    public static readonly Label LandPurchase = new("land-purchase", Units.Usd);
    public static readonly Label LandResidual = new("land-residual", Units.Usd);
    public static readonly Label ConnectionContribution = new("connection-contribution", Units.Usd);
    public static readonly Label ColocationFee = new("colocation-fee", Units.Usd);

    // Running
    public static readonly Label Electricity = new("electricity", Units.Usd);
    public static readonly Label DemandChargeCost = new("demand-charge-cost", Units.Usd);
    public static readonly Label CleanPowerCost = new("clean-power-cost", Units.Usd);
    public static readonly Label HeatCredit = new("heat-credit", Units.Usd);
    public static readonly Label TakingDown = new("taking-down", Units.Usd);
    public static readonly Label WaterCost = new("water-cost", Units.Usd);
    public static readonly Label People = new("people", Units.Usd);
    public static readonly Label HardwareMaintenance = new("hardware-maintenance", Units.Usd);
    public static readonly Label HallUpkeep = new("hall-upkeep", Units.Usd);
    public static readonly Label Insurance = new("insurance", Units.Usd);
    public static readonly Label StoragePurchase = new("storage-purchase", Units.Usd);
    public static readonly Label SoftwareLicences = new("software-licences", Units.Usd);
    public static readonly Label FabricLicences = new("fabric-licences", Units.Usd);
    public static readonly Label Resale = new("resale", Units.Usd);
    public static readonly Label HallResidual = new("hall-residual", Units.Usd);
    public static readonly Label ResidualShare = new("residual-share", Units.Percent);

    /// <summary>Names of cost lines: what a person may state for an option in place of what is computed.</summary>
    public static ImmutableArray<Label> CostLines =>
    [
        ServerPurchase, FabricPurchase, SpareServers, Installation, CloudHours, ReservedHours, CommitmentBeyondHorizon, BridgeHours, ExperimentHours,
        InputTokenCost, OutputTokenCost, TuningTokenCost, BridgeTokens, CloudStorage, HallConstruction, CoolingPurchase, PowerChainPurchase, ColocationFee,
        Electricity, DemandChargeCost, WaterCost, People, HardwareMaintenance, HallUpkeep, Insurance, StoragePurchase, SoftwareLicences, FabricLicences,
        Resale, HallResidual, TakingDown, CleanPowerCost, LateStart, UpfrontPayment, SavingsPlanCommitment, HoursBeyondPlan, CapacityBlocks, SetupEffort, MigrationEffort, DebuggingHours, Egress, CloudSupport,
        PropertyTax, Incentive, LeasePayments, LoanProceeds, LoanPayments, LoanBalance, LandPurchase, LandResidual, ConnectionContribution,
        HeatCredit, CachedTokenCost, EmbeddingTokenCost, HostingCost, IndexStorage, UnmetRunHours,
    ];

    /// <summary>Cost lines that buy or build what lasts.</summary>
    public static ImmutableArray<Label> CapitalLines { get; } =
        [ServerPurchase, FabricPurchase, SpareServers, Installation, StoragePurchase, HallConstruction, CoolingPurchase, PowerChainPurchase, LandPurchase, ConnectionContribution];

    /// <summary>Cost lines of a loan: what is lent, paid back and still owed.</summary>
    public static ImmutableArray<Label> LoanLines => [LoanProceeds, LoanPayments, LoanBalance];

    // What costs are counted in
    public static readonly Label PurchaseValue = new("purchase-value", Units.Usd);
}
