namespace Planner.Domain.Numbers;

/// <summary>Labels of the ladder: retrieval, managed tuning, and what a model costs once and each month.</summary>
public static partial class Labels
{
    public static readonly Label EmbeddedTokens = new("embedded-tokens", Units.One);
    public static readonly Label PassageCount = new("passage-count", Units.One);
    public static readonly Label IndexSize = new("index-size", Units.Gigabyte);
    public static readonly Label EmbeddingTime = new("embedding-time", Units.Hour);
    public static readonly Label FirstIndex = new("first-index", Units.Month);
    public static readonly Label EmbeddingTokenCost = new("embedding-token-cost", Units.Usd);
    public static readonly Label IndexStorage = new("index-storage", Units.Usd);
    public static readonly Label HostingCost = new("hosting-cost", Units.Usd);
    public static readonly Label OneOffCost = new("one-off-cost", Units.Usd);
    public static readonly Label CostPerMonth = new("cost-per-month", Units.Usd);
    public static readonly Label ModelCost = new("model-cost", Units.Usd);
}
