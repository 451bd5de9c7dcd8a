namespace Planner.Domain.Numbers;

/// <summary>Names of what contracts of compute cost beside the hours.</summary>
public static partial class Labels
{
    public static readonly Label UpfrontPayment = new("upfront-payment", Units.Usd);
    public static readonly Label SavingsPlanCommitment = new("savings-plan-commitment", Units.Usd);
    public static readonly Label HoursBeyondPlan = new("hours-beyond-plan", Units.Usd);
    public static readonly Label CapacityBlocks = new("capacity-blocks", Units.Usd);
    public static readonly Label SetupEffort = new("setup-effort", Units.Usd);
    public static readonly Label MigrationEffort = new("migration-effort", Units.Usd);
    public static readonly Label DebuggingHours = new("debugging-hours", Units.Usd);
    public static readonly Label Egress = new("egress", Units.Usd);
    public static readonly Label CloudSupport = new("cloud-support", Units.Usd);
    public static readonly Label IdleCommitment = new("idle-commitment", Units.Hour);
    public static readonly Label IdleCommitmentCost = new("idle-commitment-cost", Units.Usd);
    public static readonly Label SpotInterruption = new("spot-interruption", Units.PerMonth);
}
