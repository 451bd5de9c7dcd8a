using System;
using System.Linq;
using Planner.Domain.Studies;
using Planner.Tests.Plans;
using Xunit;

namespace Planner.Tests.Studies;

public sealed class VolumeSearchTests
{
    [Fact]
    public void Volumes_stand_at_equal_ratios_around_the_mean()
    {
        var volumes = VolumeSearch.Around(5, 2, 4);

        Assert.Equal(17, volumes.Length);
        Assert.Equal((0.05, 5.0, 500.0), (Math.Round(volumes[0], 12), volumes[8], Math.Round(volumes[^1], 9)));
        Assert.All(volumes.Zip(volumes.Skip(1)), pair => Assert.Equal(Math.Pow(10, 0.25), pair.Second / pair.First, 9));
    }

    [Fact]
    public void A_fixed_cost_and_a_cost_by_request_meet_where_they_are_equal()
    {
        var found = VolumeSearch.Find(VolumeSearch.Around(1, 3, 2), volume => (20 * volume) - 100, CrossingChoice.Last, 30)!.Value;

        Assert.True(found.FirstBelow);
        Assert.Equal(5, found.Middle, 6);
        Assert.True(found.Low <= 5 && 5 <= found.High);
    }

    [Fact]
    public void Of_several_crossings_the_last_or_the_nearest_is_found()
    {
        // Cheaper below 0.02, dearer to 3, cheaper to 400, dearer beyond.
        double? Gap(double volume) => volume < 0.02 || (volume > 3 && volume < 400) ? -1 : 1;
        var volumes = VolumeSearch.Around(1, 3, 2);

        Assert.Equal(400, VolumeSearch.Find(volumes, Gap, CrossingChoice.Last, 40)!.Value.Middle, 3);
        Assert.Equal(3, VolumeSearch.Find(volumes, Gap, CrossingChoice.Nearest, 40)!.Value.Middle, 6);
        Assert.False(VolumeSearch.Find(volumes, Gap, CrossingChoice.Nearest, 40)!.Value.FirstBelow);
    }

    [Fact]
    public void Where_one_cannot_answer_nothing_crosses()
    {
        Assert.Null(VolumeSearch.Find(VolumeSearch.Around(1, 2, 2), volume => volume < 1 ? -1 : null, CrossingChoice.Last, 10));
        Assert.Null(VolumeSearch.Find(VolumeSearch.Around(1, 2, 2), _ => 1, CrossingChoice.Nearest, 10));
    }

    [Fact]
    public void Twice_the_requests_leave_their_range_in_proportion()
    {
        var application = SeedGround.Example("llama-70b-documents").Application;
        var twice = VolumeSearch.Times(application, 2);

        Assert.All(application.Serve.Zip(twice.Serve), pair => Assert.Equal(
            (2 * pair.First.RequestsPerSecond.Low, 2 * pair.First.RequestsPerSecond.High), (pair.Second.RequestsPerSecond.Low, pair.Second.RequestsPerSecond.High)));
    }
}
