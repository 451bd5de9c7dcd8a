using Planner.Domain.Engines.Training;
using Xunit;

namespace Planner.Tests.Engines.Training;

/// <summary>Networks as published tables word them.</summary>
public sealed class FabricDescriptionTests
{
    [Theory]
    [InlineData("8x ConnectX-7 IB NDR 400Gb/s + 200Gb/s Ethernet NIC", 8, 50e9, "infiniband")]
    [InlineData("Storage: 2x ConnectX-7 IB NDR 400Gb/s, Compute: 8x ConnectX-7 IB NDR 400Gb/s, Management: 100Gb/s Ethernet NIC", 8, 50e9, "infiniband")]
    [InlineData("Storage&Compute: 4x ConnectX-7 IB NDR 400Gb/s, Management: 25Gb/s Ethernet NIC", 8, 25e9, "infiniband")]
    [InlineData("4x ConnectX-8 IB XDR 800 Gb/s", 4, 100e9, "infiniband")]
    [InlineData("Selene: 8x HDR200 IB per node", 8, 25e9, "infiniband")]
    [InlineData("HDR IB, 4x ConnectX-6 per node", 8, 12.5e9, "infiniband")]
    [InlineData("BF3 200Gbps for NS and 2xBF3 400Gbps for EW", 8, 12.5e9, null)]
    [InlineData("4x 200G Slingshot-11 per node", 8, 12.5e9, "roce")]
    [InlineData("400 Gb/s per GPU RDMA", 8, 50e9, "roce")]
    [InlineData("800 Gb/s per node", 4, 25e9, null)]
    [InlineData("4x HDR 200 Gb/s InfiniBand per 8-GPU node (12.5 GB/s per GPU)", 8, 12.5e9, "infiniband")]
    [InlineData("1x 100GbE", 8, 1.5625e9, "ethernet")]
    public void Ports_and_speeds_give_an_accelerators_share(string text, int perNode, double bytesPerSecond, string? protocol)
    {
        var read = FabricDescription.Read(text, perNode);

        Assert.NotNull(read);
        Assert.Equal(bytesPerSecond, read.BytesPerSecond, 1e3);
        Assert.Equal(protocol, read.Protocol);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Infiniband, Ethernet")]
    [InlineData("10G Ethernet")]
    [InlineData("DGX-A100 NVSwitch")]
    [InlineData("ROCE2; Data bandwidth for GPU-PCIe: 504 GB/s; PCIe-NIC: 500 GB/s")]
    [InlineData("Ethernet(RoCEv2)")]
    public void A_network_whose_ports_are_not_counted_says_nothing(string text) => Assert.Null(FabricDescription.Read(text, 8));
}
