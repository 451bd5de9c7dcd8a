using System.Collections.Generic;
using Planner.Domain.Engines.Facility;
using Planner.Domain.Numbers;
using Xunit;

namespace Planner.Tests.Engines.Facility;

public sealed class CoolingTests
{
    [Fact]
    public void At_its_limit_half_the_hours_of_a_month_are_free() =>
        Assert.Equal(0.5, Cooling.FreeShare<Real>(15, 15, 4).Value, 12);

    [Fact]
    public void A_month_far_below_the_limit_is_all_free_and_one_far_above_not_at_all()
    {
        Assert.InRange(Cooling.FreeShare<Real>(0, 20, 4).Value, 0.999, 1);
        Assert.InRange(Cooling.FreeShare<Real>(28, 10, 2).Value, 0, 0.001);
    }

    [Fact]
    public void Warm_damp_months_scatter_less() =>
        Assert.True(Cooling.Spread<Real>(26).Value < Cooling.Spread<Real>(5).Value);

    [Fact]
    public void Compressors_rest_in_free_hours()
    {
        Assert.Equal(0.1, Cooling.PowerShare<Real>(0.1, 0.3, 1).Value, 12);
        Assert.Equal(0.4, Cooling.PowerShare<Real>(0.1, 0.3, 0).Value, 12);
    }

    [Fact]
    public void Dry_coolers_evaporate_only_in_hours_that_are_not_free()
    {
        var cold = Cooling.Of<Real>(Sites.Liquid, 2, CentralReading.Instance);
        var towers = Cooling.Of<Real>(Sites.Air, 2, CentralReading.Instance);

        Assert.True(cold.WaterPerEnergy.Value < Sites.Liquid.WaterUse!.Central * 0.01);
        Assert.Equal(Sites.Air.WaterUse!.Central, towers.WaterPerEnergy.Value);
    }

    [Fact]
    public void A_kind_without_compressor_figures_follows_its_yearly_share_and_slope()
    {
        var kind = Sites.Air with { FanShare = null, ClimateSlope = Figures.Of("cooling-climate-slope", 1, Units.Percent) };

        Assert.Equal(0.40, Cooling.Temperate(kind, CentralReading.Instance).PowerShare.Value, 12);
        Assert.Equal(0.50, Cooling.Of<Real>(kind, 20, CentralReading.Instance).PowerShare.Value, 12);
        Assert.Equal(0, Cooling.Sloped<Real>(0.1, 0.02, -10).Value);
    }

    [Fact]
    public void Cooling_is_the_same_in_all_readings() => AllReadings.Agree(new BothKinds());

    private sealed record BothKinds : IEngineFormula
    {
        public IEnumerable<T> Compute<T>(IReading<T> reading)
            where T : struct, IReal<T>
        {
            var sloped = Sites.Air with { FanShare = null, ClimateSlope = Figures.Of("cooling-climate-slope", 1, Units.Percent) };
            var wetBulb = reading.Read(Sites.Region.MonthWetBulbs[6]);
            return [Cooling.Of(Sites.Liquid, wetBulb, reading).PowerShare, Cooling.Of(sloped, wetBulb, reading).PowerShare];
        }
    }
}
