using System.Linq;
using Planner.Domain.Engines;
using Planner.Domain.Numbers;
using Xunit;

namespace Planner.Tests.Engines;

public sealed class BillTests
{
    [Fact]
    public void Bills_together_hold_all_items_and_the_sum_of_what_they_draw()
    {
        var servers = new Bill<Real> { Items = [new("servers", "a", Labels.Servers, 3)], ItPowerNameplate = 30, ItPowerMean = 20 };
        var site = new Bill<Real> { Items = [new("facility", null, Labels.Racks, 1)], FacilityPower = 40, EnergyPerMonth = 7, WaterPerMonth = 2, FloorArea = 5 };
        var sum = Bill<Real>.Together(servers, site, servers);

        Assert.Equal(["servers", "facility", "servers"], sum.Items.Select(item => item.Kind));
        Assert.Equal((60, 40, 40, 7, 2, 5), (sum.ItPowerNameplate.Value, sum.ItPowerMean.Value, sum.FacilityPower.Value, sum.EnergyPerMonth.Value, sum.WaterPerMonth.Value, sum.FloorArea.Value));
    }
}
