using System.Linq;
using Planner.Domain.Engines.Facility;
using Planner.Domain.Scenarios;
using Xunit;

namespace Planner.Tests.Engines.Facility;

public sealed class HallFittingTests
{
    [Fact]
    public void Two_megawatts_do_not_hold_24576_accelerators_and_power_binds()
    {
        var fit = Fit(new HallLimits { PowerWatts = 2e6, RackPositions = 400 }, 24_576 / 8);

        Assert.False(fit.Fits);
        Assert.Equal("hall-power", fit.Binds);
        Assert.Equal("hall-too-small", Assert.Single(fit.Findings).Code);
        Assert.InRange(fit.LargestServers * 8, 800, 1200);
    }

    [Fact]
    public void The_largest_cluster_fits_and_one_server_more_does_not()
    {
        var limits = new HallLimits { PowerWatts = 2e6 };
        var largest = Fit(limits, 3072).LargestServers;

        Assert.True(Fit(limits, largest).Fits);
        Assert.False(Fit(limits, largest + 1).Fits);
    }

    [Fact]
    public void Each_limit_can_bind()
    {
        Assert.Equal("hall-racks", Fit(new HallLimits { PowerWatts = 2e6, RackPositions = 10 }, 3072).Binds);
        Assert.Equal("hall-floor", Fit(new HallLimits { PowerWatts = 2e6, FloorSquareMetres = 60 }, 3072).Binds);
        Assert.Equal("hall-cooling", Fit(new HallLimits { PowerWatts = 2e6, CoolingWatts = 5e5 }, 3072).Binds);
    }

    [Fact]
    public void A_weak_floor_needs_more_racks()
    {
        var strong = Fit(new HallLimits { RackPositions = 20 }, 3072).LargestServers;
        var weak = Fit(new HallLimits { RackPositions = 20, FloorKilogramsPerSquareMetre = 700 }, 3072).LargestServers;

        Assert.True(weak < strong);
    }

    [Fact]
    public void A_floor_that_carries_not_one_server_holds_none()
    {
        var fit = Fit(new HallLimits { FloorKilogramsPerSquareMetre = 300 }, 8);

        Assert.Equal((0, false, "hall-floor-load"), (fit.LargestServers, fit.Fits, fit.Binds));
        Assert.NotEmpty(fit.Findings);
    }

    [Fact]
    public void A_hall_without_limits_holds_everything() => Assert.True(Fit(new HallLimits(), 100_000).Fits);

    private static HallFit Fit(HallLimits limits, int servers) => HallFitting.Fit(limits, Sites.Design(), Sites.Server, servers, new BesideServer(1_000, 0.005));
}
