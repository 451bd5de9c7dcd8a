using System;
using System.Linq;
using Planner.Domain.Engines.Facility;
using Planner.Domain.Numbers;
using Planner.Tests.Catalogue;
using Xunit;

namespace Planner.Tests.Published;

/// <summary>Power of whole servers in MLPerf Training (v4.0, v4.1, v5.0 power logs), and the 100,000 H100 of SemiAnalysis.</summary>
public sealed class NodePowerTests
{
    // Shares of time computing: one server computes throughout; 8 and 64 servers of the short LoRA runs take 5.3 and 1.95 minutes
    // for what one does in 28.1, that is 0.66 and 0.23 of an even share; the rest waits for others.
    [Theory]
    [InlineData("pow-h100-gpt3-512-ac", "dgx-h100", 1.0, 6849)]
    [InlineData("pow-h100-gpt3-512-dc", "dgx-h100", 1.0, 6742)]
    [InlineData("pow-h100-lora-8-ac", "dgx-h100", 1.0, 7154)]
    [InlineData("pow-h100-dell-lora-64-ac", "dgx-h100", 1.0, 7200)]
    [InlineData("pow-h100-lora-64-ac", "dgx-h100", 28.1 / (8 * 5.3), 5803)]
    [InlineData("pow-h100-lora-512-ac", "dgx-h100", 28.1 / (64 * 1.95), 5087)]
    [InlineData("pow-b200-lora-8-ac", "dgx-b200", 1.0, 9583)]
    public void Servers_draw_what_was_measured_within_ten_percent(string row, string serverId, double computing, double measured)
    {
        var server = SeedCatalogue.Snapshot.Servers[serverId];
        var phases = new WorkloadPhases<Real>(computing, 1 - computing, 0);
        var watts = ItPower.Servers(server, 1, phases, CentralReading.Instance).ItPowerMean.Value;

        Assert.True(Math.Abs((watts / measured) - 1) < 0.1, $"{row}: {watts:F0} W for {measured} W");
    }

    [Theory]
    [InlineData("pow-h100-lora-energy", "dgx-h100", 28.11, 3.352)]
    [InlineData("pow-b200-lora-energy", "dgx-b200", 10.93, 1.746)]
    public void Energy_of_a_run_is_what_was_measured_within_ten_percent(string row, string serverId, double minutes, double kilowattHours)
    {
        var server = SeedCatalogue.Snapshot.Servers[serverId];
        var watts = ItPower.Servers(server, 1, WorkloadPhases<Real>.Of(1), CentralReading.Instance).ItPowerMean.Value;

        Assert.True(Math.Abs((watts * minutes * 60 / 3.6e6 / kilowattHours) - 1) < 0.1, row);
    }

    [Fact]
    public void A_hundred_thousand_h100_need_about_150_megawatts_and_1_59_terawatt_hours_a_year()
    {
        const double OtherPowerShare = 1.1;
        const double PublishedPue = 1.21;
        const double HoursOfYear = 8760;
        var server = SeedCatalogue.Snapshot.Servers["dgx-h100"];
        var servers = ItPower.Servers(server, 12_500, WorkloadPhases<Real>.Of(1), CentralReading.Instance).ItPowerNameplate.Value;
        var critical = servers * OtherPowerShare;

        Assert.InRange(critical / 1e6, 135, 165);
        Assert.InRange(critical * PublishedPue * HoursOfYear * 3600 / 3.6e15, 1.59 * 0.9, 1.59 * 1.1);
        Assert.Equal(1.59, 150e6 * PublishedPue * HoursOfYear * 3600 / 3.6e15, 2);
    }
}
