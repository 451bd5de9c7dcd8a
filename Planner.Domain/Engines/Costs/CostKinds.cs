using System;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Costs;

/// <summary>Which change of prices over the years a cost follows.</summary>
public enum PriceFollowed
{
    /// <summary>None: it was agreed, paid or lent at its price, or is a share of what was paid.</summary>
    None,
    General,
    Electricity,
    Salaries,
    Colocation,
    CloudRates,
    Tokens,
    Hardware,
}

/// <summary>What is known of a kind of cost before any plan is made.</summary>
/// <param name="Label">Its name.</param>
/// <param name="Category">What it is for.</param>
/// <param name="Follows">How its price changes.</param>
/// <param name="IsIncome">It comes in: a person states what one gets.</param>
public sealed record CostKind(Label Label, CostCategory Category, PriceFollowed Follows, bool IsIncome = false);

/// <summary>Every kind of cost line, once: the same labels as <see cref="Labels.CostLines"/>.</summary>
public static class CostKinds
{
    private static readonly FrozenDictionary<string, CostKind> s_kinds = All.ToFrozenDictionary(kind => kind.Label.Key, StringComparer.Ordinal);

    /// <summary>All kinds.</summary>
    public static ImmutableArray<CostKind> All =>
    [
        .. Of(CostCategory.Compute, PriceFollowed.Hardware, Labels.ServerPurchase, Labels.FabricPurchase, Labels.SpareServers),
        .. Of(CostCategory.Compute, PriceFollowed.General, Labels.Installation),
        .. Of(
            CostCategory.Compute, PriceFollowed.CloudRates, Labels.CloudHours, Labels.ReservedHours, Labels.CommitmentBeyondHorizon, Labels.BridgeHours, Labels.UnmetRunHours, Labels.ExperimentHours,
            Labels.DebuggingHours, Labels.HoursBeyondPlan, Labels.CapacityBlocks, Labels.UpfrontPayment, Labels.HostingCost),
        .. Of(CostCategory.Compute, PriceFollowed.Tokens, Labels.InputTokenCost, Labels.CachedTokenCost, Labels.OutputTokenCost, Labels.TuningTokenCost, Labels.EmbeddingTokenCost, Labels.BridgeTokens),
        .. Of(CostCategory.Compute, PriceFollowed.None, Labels.LateStart, Labels.SavingsPlanCommitment, Labels.LeasePayments, Labels.LoanPayments, Labels.LoanBalance),
        .. Of(CostCategory.Compute, PriceFollowed.None, Labels.Incentive, Labels.LoanProceeds).Select(Income),
        .. Of(CostCategory.Site, PriceFollowed.None, Labels.HallConstruction, Labels.CoolingPurchase, Labels.PowerChainPurchase, Labels.LandPurchase, Labels.ConnectionContribution),
        .. Of(CostCategory.Site, PriceFollowed.Colocation, Labels.ColocationFee),
        .. Of(CostCategory.Electricity, PriceFollowed.Electricity, Labels.Electricity, Labels.DemandChargeCost),
        .. Of(CostCategory.Electricity, PriceFollowed.General, Labels.CleanPowerCost),
        .. Of(CostCategory.Electricity, PriceFollowed.General, Labels.HeatCredit).Select(Income),
        .. Of(CostCategory.People, PriceFollowed.Salaries, Labels.People, Labels.SetupEffort, Labels.MigrationEffort),
        .. Of(CostCategory.Upkeep, PriceFollowed.General, Labels.HardwareMaintenance, Labels.HallUpkeep, Labels.WaterCost, Labels.Insurance, Labels.TakingDown),
        .. Of(CostCategory.Upkeep, PriceFollowed.None, Labels.PropertyTax),
        .. Of(CostCategory.StorageAndSoftware, PriceFollowed.Hardware, Labels.StoragePurchase),
        .. Of(CostCategory.StorageAndSoftware, PriceFollowed.General, Labels.CloudStorage, Labels.IndexStorage, Labels.SoftwareLicences, Labels.FabricLicences, Labels.Egress),
        .. Of(CostCategory.StorageAndSoftware, PriceFollowed.CloudRates, Labels.CloudSupport),
        .. Of(CostCategory.Resale, PriceFollowed.None, Labels.Resale, Labels.HallResidual, Labels.LandResidual).Select(Income),
    ];

    /// <summary>The kind that a label names.</summary>
    /// <exception cref="ArgumentException">No cost line bears the label: a bug.</exception>
    public static CostKind Find(Label label) => s_kinds.TryGetValue(label.Key, out var kind) ? kind : throw new ArgumentException($"{label.Key} names no kind of cost");

    private static CostKind[] Of(CostCategory category, PriceFollowed follows, params Label[] labels) => [.. labels.Select(label => new CostKind(label, category, follows))];

    private static CostKind Income(CostKind kind) => kind with { IsIncome = true };
}
