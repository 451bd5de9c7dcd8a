using System.Collections.Generic;
using Planner.Domain.Catalogue;
using Planner.Domain.Engines.Kernels;
using Planner.Domain.Engines.Storage;
using Planner.Domain.Numbers;
using Xunit;

namespace Planner.Tests.Engines.Storage;

public sealed class StorageSizingTests
{
    private static readonly StorageTier s_tier = new()
    {
        Id = "flash",
        Name = "Flash",
        ReadBandwidthPerPetabyte = Figures.Of("storage-read-bandwidth", 100, Units.GigabytePerSecond),
        WriteBandwidthPerPetabyte = Figures.Of("storage-write-bandwidth", 40, Units.GigabytePerSecond),
        PowerPerPetabyte = Figures.Of("storage-power", 2_000, Units.Watt),
    };

    [Fact]
    public void Data_and_checkpoints_fill_eight_tenths()
    {
        {
            Assert.Equal(125, StorageSizing.HeldCapacity<Real>(80, 10, 2).Value, 9);
            Assert.Equal(100, StorageSizing.HeldBytes<Real>(80, 10, 2).Value, 9);
        }
        Assert.Equal(1.25e15, Size(1e15, 0, 0, 0).Capacity.Value, 0);
    }

    [Fact]
    public void A_second_tier_keeps_data_and_checkpoints_and_is_sized_by_capacity_alone()
    {
        var bill = StorageSizing.Archive<Real>(60e12, 1e12, 20, s_tier, CentralReading.Instance);
        var item = Assert.Single(bill.Items);

        Assert.Equal((Labels.ArchiveCapacity, "flash"), (item.Label, item.PartId));
        Assert.Equal(100e12, item.Count.Value, 0);
        Assert.Equal(200, bill.ItPowerMean.Value, 6);
    }

    [Fact]
    public void Bandwidth_can_ask_for_more_than_capacity()
    {
        var size = Size(1e12, 1e12, 400e9, 0);

        Assert.Equal(4e15, size.Capacity.Value, 0);
        Assert.Equal(400e9, size.ReadBandwidth.Value, 0);
        Assert.Equal(160e9, size.WriteBandwidth.Value, 0);
        Assert.Equal(8_000, size.Bill.ItPowerMean.Value, 6);
    }

    [Fact]
    public void A_checkpoint_of_405_billion_parameters_is_five_and_a_half_terabytes()
    {
        Assert.Equal(5.67e12, Checkpoints.Size<Real>(405e9, 14).Value, 0);
        Assert.Equal(10, StorageSizing.TransferTime<Real>(400e9, 40e9).Value, 9);
        Assert.Equal(1e12 / 160e9, Size(1e12, 1e12, 400e9, 0).CheckpointWriteTime.Value, 9);
    }

    [Fact]
    public void A_tier_of_unknown_bandwidth_is_believed_and_said()
    {
        var size = StorageSizing.Size(
            new StorageDemand<Real>(1e15, 1e12, 1, 10e9, 5e9),
            s_tier with { ReadBandwidthPerPetabyte = null, WriteBandwidthPerPetabyte = null },
            CentralReading.Instance);

        Assert.Equal("bandwidth-unknown", Assert.Single(size.Findings).Code);
        Assert.Equal(200, size.CheckpointWriteTime.Value, 9);
    }

    [Theory]
    [InlineData(32, 15e9, 7e9)]
    [InlineData(128, 60e9, 28e9)]
    public void The_guide_gives_the_published_bandwidth_of_a_block(int nodes, double read, double write)
    {
        Assert.Equal(read, StorageGuide.ReadBandwidth<Real>(nodes, StorageGrade.Good).Value, 0);
        Assert.Equal(write, StorageGuide.WriteBandwidth<Real>(nodes, StorageGrade.Good).Value, 0);
        Assert.Equal(read / 15 * 125, StorageGuide.ReadBandwidth<Real>(nodes, StorageGrade.Best).Value, 0);
        Assert.Equal(write / 7 * 20, StorageGuide.WriteBandwidth<Real>(nodes, StorageGrade.Better).Value, 0);
    }

    [Fact]
    public void Storage_is_the_same_in_all_readings() => AllReadings.Agree(new Flash());

    private static StorageSize<Real> Size(double data, double checkpoint, double read, double write) =>
        StorageSizing.Size(new StorageDemand<Real>(data, checkpoint, 1, read, write), s_tier, CentralReading.Instance);

    private sealed record Flash : IEngineFormula
    {
        private static readonly Input s_data = Figures.Of("data", 3, Units.Petabyte);
        private static readonly Input s_perParameter = Figures.Of("checkpoint-bytes-per-parameter", 14, Units.Byte);

        public IEnumerable<T> Compute<T>(IReading<T> reading)
            where T : struct, IReal<T>
        {
            var demand = new StorageDemand<T>(
                reading.Read(s_data),
                Checkpoints.Size<T>(70e9, reading.Read(s_perParameter)),
                5,
                StorageGuide.ReadBandwidth<T>(64, StorageGrade.Better),
                StorageGuide.WriteBandwidth<T>(64, StorageGrade.Better));
            var size = StorageSizing.Size(demand, s_tier, reading);
            return [size.Capacity, size.ReadBandwidth, size.WriteBandwidth, size.CheckpointReadTime, size.CheckpointWriteTime, size.Bill.ItPowerMean];
        }
    }
}
