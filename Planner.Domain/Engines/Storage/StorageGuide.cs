using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Storage;

/// <summary>How hard the work leans on storage, as NVIDIA's DGX SuperPOD reference architecture grades it.</summary>
public enum StorageGrade
{
    /// <summary>Language models: text that is read once and cached.</summary>
    Good,

    /// <summary>Images and large batches that do not fit in cache.</summary>
    Better,

    /// <summary>Video, 3D, offloaded state: many bytes a sample.</summary>
    Best,
}

/// <summary>Bandwidth that a cluster should have by the published table: a block of 32 servers, and as much again for each further one.</summary>
public static class StorageGuide
{
    private const string Source = "nvidia-superpod-h100";
    private const double NodesPerBlock = 32;

    private static readonly Label s_read = new("storage-guide-read", Units.GigabytePerSecond, Source);
    private static readonly Label s_write = new("storage-guide-write", Units.GigabytePerSecond, Source);

    /// <summary>Aggregate read bandwidth, byte per second: 15, 40 or 125 GB/s a block of 32 servers.</summary>
    public static T ReadBandwidth<T>(int nodes, StorageGrade grade)
        where T : struct, IReal<T> =>
        (nodes / NodesPerBlock) * T.Of(new Constant(Choose(grade, 15, 40, 125), Units.GigabytePerSecond, s_read));

    /// <summary>Aggregate write bandwidth, byte per second: 7, 20 or 62 GB/s a block of 32 servers.</summary>
    public static T WriteBandwidth<T>(int nodes, StorageGrade grade)
        where T : struct, IReal<T> =>
        (nodes / NodesPerBlock) * T.Of(new Constant(Choose(grade, 7, 20, 62), Units.GigabytePerSecond, s_write));

    private static double Choose(StorageGrade grade, double good, double better, double best) => grade switch
    {
        StorageGrade.Good => good,
        StorageGrade.Better => better,
        _ => best,
    };
}
