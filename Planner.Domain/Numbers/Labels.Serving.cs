namespace Planner.Domain.Numbers;

/// <summary>Names of what serving computes.</summary>
public static partial class Labels
{
    public static readonly Label ServingThroughput = new("serving-throughput", Units.TokenPerSecond);
    public static readonly Label TimeToFirstToken = new("time-to-first-token", Units.Millisecond);
    public static readonly Label TimePerOutputToken = new("time-per-output-token", Units.Millisecond);
    public static readonly Label ArrivalRate = new("arrival-rate", Units.PerSecond);
    public static readonly Label MaximumConcurrency = new("maximum-concurrency", Units.One);
    public static readonly Label ServingBatch = new("serving-batch", Units.One);
    public static readonly Label ServingPower = new("serving-power", Units.Kilowatt);
    public static readonly Label ServingDraw = new("serving-draw", Units.Kilowatt);
    public static readonly Label ServedWeights = new("served-weights", Units.Gigabyte);
    public static readonly Label CacheBytesPerToken = new("cache-bytes-per-token", Units.Byte);
    public static readonly Label DecodeIteration = new("decode-iteration", Units.Millisecond);
    public static readonly Label PromptTime = new("prompt-time", Units.Millisecond);
    public static readonly Label WeightReadTime = new("weight-read-time", Units.Millisecond);
    public static readonly Label CacheReadTime = new("cache-read-time", Units.Millisecond);
    public static readonly Label AttentionTime = new("attention-time", Units.Millisecond);
    public static readonly Label MatrixTimePerToken = new("matrix-time-per-token", Units.Microsecond);
    public static readonly Label ReductionLatency = new("reduction-latency", Units.Millisecond);
    public static readonly Label HostTime = new("host-time", Units.Millisecond);
    public static readonly Label ReplicaCapacity = new("replica-capacity", Units.PerSecond);
    public static readonly Label FleetReplicas = new("fleet-replicas", Units.One);
    public static readonly Label FleetReplicasLast = new("fleet-replicas-last", Units.One);
    public static readonly Label FleetAccelerators = new("fleet-accelerators-running", Units.One);
    public static readonly Label FleetPower = new("fleet-power", Units.Kilowatt);
    public static readonly Label FleetFirstToken = new("fleet-first-token", Units.Millisecond);
    public static readonly Label FleetTokenTime = new("fleet-token-time", Units.Millisecond);
    public static readonly Label ReadingShare = new("reading-share", Units.Percent);
    public static readonly Label CostPerMillionInputTokens = new("cost-per-million-input-tokens", Units.UsdPerMillionTokens);
    public static readonly Label CostPerMillionOutputTokens = new("cost-per-million-output-tokens", Units.UsdPerMillionTokens);
    public static readonly Label ServingCrossing = new("serving-crossing", Units.PerSecond);
    public static readonly Label FleetUtilisation = new("fleet-utilisation", Units.Percent);
    public static readonly Label EnergyPerMillionTokens = new("energy-per-million-tokens", Units.KilowattHour);
    public static readonly Label FlopPerWeight = new("flop-per-weight-and-token", Units.Flop);
}
