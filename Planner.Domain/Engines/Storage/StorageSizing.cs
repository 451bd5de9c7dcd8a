using System.Collections.Immutable;
using Planner.Domain.Catalogue;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Storage;

/// <summary>What the work asks of storage, in base units.</summary>
/// <param name="DataBytes">Data sets that stay on it, byte.</param>
/// <param name="CheckpointBytes">One checkpoint, byte.</param>
/// <param name="CheckpointsKept">Checkpoints kept at a time.</param>
/// <param name="ReadBandwidth">Aggregate read bandwidth, byte per second.</param>
/// <param name="WriteBandwidth">Aggregate write bandwidth, byte per second.</param>
public sealed record StorageDemand<T>(T DataBytes, T CheckpointBytes, T CheckpointsKept, T ReadBandwidth, T WriteBandwidth)
    where T : struct, IReal<T>;

/// <summary>Sized storage.</summary>
/// <param name="Capacity">To be bought, byte: the most that data, reading or writing asks for.</param>
/// <param name="ReadBandwidth">Aggregate, byte per second; 0 when the tier's is unknown.</param>
/// <param name="WriteBandwidth">Aggregate, byte per second; 0 when the tier's is unknown.</param>
/// <param name="CheckpointWriteTime">To write one checkpoint, second.</param>
/// <param name="CheckpointReadTime">To read it back, second.</param>
/// <param name="Bill">The same as a bill, with its power.</param>
/// <param name="Findings">What is unknown.</param>
public sealed record StorageSize<T>(
    T Capacity,
    T ReadBandwidth,
    T WriteBandwidth,
    T CheckpointWriteTime,
    T CheckpointReadTime,
    Bill<T> Bill,
    ImmutableArray<Finding> Findings)
    where T : struct, IReal<T>;

/// <summary>Capacity and bandwidth of shared storage from data, checkpoints and servers.</summary>
public static class StorageSizing
{
    /// <summary>Usable share of a file system before it slows down: 100 TB of data need 125 TB.</summary>
    public static readonly Constant FillShare = new(0.8, Units.One, new Label("storage-fill-share", Units.Percent, "stas00-ml-engineering"));

    private static readonly Constant s_petabyte = new(1, Units.Petabyte, new Label("one-petabyte", Units.Petabyte));

    /// <summary>Storage of a tier that holds the demand and serves its bandwidth.</summary>
    public static StorageSize<T> Size<T>(StorageDemand<T> demand, StorageTier tier, IReading<T> reading)
        where T : struct, IReal<T>
    {
        var read = PerByte(tier.ReadBandwidthPerPetabyte, reading);
        var write = PerByte(tier.WriteBandwidthPerPetabyte, reading);
        var capacity = HeldCapacity(demand.DataBytes, demand.CheckpointBytes, demand.CheckpointsKept);
        capacity = read is { } readPer ? T.Max(capacity, demand.ReadBandwidth / readPer) : capacity;
        capacity = write is { } writePer ? T.Max(capacity, demand.WriteBandwidth / writePer) : capacity;
        capacity = capacity.As(Labels.StorageCapacity);
        var readBandwidth = ((read ?? 0) * capacity).As(Labels.StorageReadBandwidth);
        var writeBandwidth = ((write ?? 0) * capacity).As(Labels.StorageWriteBandwidth);
        return new StorageSize<T>(
            capacity,
            readBandwidth,
            writeBandwidth,
            TransferTime(demand.CheckpointBytes, write is null ? demand.WriteBandwidth : writeBandwidth).As(Labels.CheckpointWriteTime),
            TransferTime(demand.CheckpointBytes, read is null ? demand.ReadBandwidth : readBandwidth).As(Labels.CheckpointReadTime),
            ToBill(capacity, Labels.StorageCapacity, Labels.StoragePower, tier, reading),
            Unknown(tier));
    }

    /// <summary>Capacity to buy for what lies on it, byte.</summary>
    public static T HeldCapacity<T>(T dataBytes, T checkpointBytes, T checkpointsKept)
        where T : struct, IReal<T> => HeldBytes(dataBytes, checkpointBytes, checkpointsKept) / T.Of(FillShare);

    /// <summary>What lies on it, byte: what a cloud bills, which keeps the room beside it itself.</summary>
    public static T HeldBytes<T>(T dataBytes, T checkpointBytes, T checkpointsKept)
        where T : struct, IReal<T> => dataBytes + (checkpointBytes * checkpointsKept);

    /// <summary>A second tier that keeps data and checkpoints and serves no training directly: sized by capacity alone.</summary>
    /// <param name="dataBytes">Data sets, byte.</param>
    /// <param name="checkpointBytes">One checkpoint of each run, byte.</param>
    /// <param name="archived">Checkpoints that are kept of each run.</param>
    /// <param name="tier">What keeps them.</param>
    /// <param name="reading">The reading.</param>
    public static Bill<T> Archive<T>(T dataBytes, T checkpointBytes, T archived, StorageTier tier, IReading<T> reading)
        where T : struct, IReal<T> => ToBill(HeldCapacity(dataBytes, checkpointBytes, archived).As(Labels.ArchiveCapacity), Labels.ArchiveCapacity, Labels.ArchivePower, tier, reading);

    /// <summary>Seconds to move bytes at a bandwidth.</summary>
    public static T TransferTime<T>(T bytes, T bandwidth)
        where T : struct, IReal<T> => bytes / T.Max(bandwidth, T.Of(s_leastBandwidth));

    // Storage of nothing writes nothing in no time, and no reading divides nothing by nothing.
    private static readonly Constant s_leastBandwidth = new(1, Units.BytePerSecond, Labels.CheckpointBandwidth);

    private static T? PerByte<T>(Input? perPetabyte, IReading<T> reading)
        where T : struct, IReal<T> => perPetabyte is null ? null : reading.Read(perPetabyte) / T.Of(s_petabyte);

    private static Bill<T> ToBill<T>(T capacity, Label label, Label powerLabel, StorageTier tier, IReading<T> reading)
        where T : struct, IReal<T>
    {
        T power = tier.PowerPerPetabyte is null ? 0 : reading.Read(tier.PowerPerPetabyte) * capacity / T.Of(s_petabyte);
        power = power.As(powerLabel);
        return new Bill<T>
        {
            Items = [new BillItem<T>("storage", tier.Id, label, capacity)],
            ItPowerNameplate = power,
            ItPowerMean = power,
        };
    }

    /// <summary>What is not known of a tier, each said.</summary>
    public static ImmutableArray<Finding> Unknown(StorageTier tier) =>
    [
        .. tier.PowerPerPetabyte is null ? [Finding.Of("power-unknown", FindingArgument.Of(tier.Id))] : ImmutableArray<Finding>.Empty,
        .. tier is { ReadBandwidthPerPetabyte: null } or { WriteBandwidthPerPetabyte: null } ? [Finding.Of("bandwidth-unknown", FindingArgument.Of(tier.Id))] : ImmutableArray<Finding>.Empty,
    ];
}
