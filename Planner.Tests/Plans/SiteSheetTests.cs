using System;
using System.Linq;
using Planner.Domain.Engines.Facility;
using Planner.Domain.Engines.Storage;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;
using Planner.Tests.Catalogue;
using Xunit;

namespace Planner.Tests.Plans;

public sealed class SiteSheetTests
{
    private static readonly Lazy<Planner.Domain.Plans.Comparison<Real>> s_answer = new(() =>
        PlanBuilder.Compare(SeedGround.Example("dgx-a100-500"), SeedGround.Ground));

    [Fact]
    public void The_sheet_repeats_the_plan()
    {
        var plan = Build(s_answer.Value);
        var sheet = SiteSheet.Of(plan, SeedCatalogue.Snapshot)!;

        Assert.Equal(plan.Bill.FacilityPower.Value, sheet.Facility.PeakPower.Value, 3);
        Assert.Equal(plan.Bill.EnergyPerMonth.Value * 12, sheet.Facility.Months.Sum(month => month.Energy.Value), plan.Bill.EnergyPerMonth.Value * 1e-9);
        Assert.Equal(plan.Figures.Single(figure => figure.Label == Labels.Pue).Value.Value, sheet.Facility.Pue.Value, 12);
        Assert.Equal(plan.Bill.Items.Single(item => item.Label == Labels.Racks).Count.Value, sheet.Site.Facility.Racks.Total);
        Assert.Equal(plan.Bill.FloorArea.Value, sheet.Floor.Width * sheet.Floor.Height, 6);
        Assert.Equal(sheet.Site.Facility.Racks.Total, sheet.Floor.Boxes.Count(box => box.Kind is BoxKind.ServerRack or BoxKind.NetworkRack or BoxKind.StorageRack));
    }

    [Fact]
    public void Meter_and_carbon_follow_the_energy_of_each_month()
    {
        var sheet = SiteSheet.Of(Build(s_answer.Value), SeedCatalogue.Snapshot)!;

        Assert.Empty(sheet.Meter);
        var seoul = SiteSheet.Of(Build(PlanBuilder.Compare(InSeoul(), SeedGround.Ground)), SeedCatalogue.Snapshot)!;
        Assert.Equal(12, seoul.Meter.Length);
        Assert.All(seoul.Meter.Zip(seoul.Facility.Months), pair => Assert.Equal(pair.Second.Energy.Value, pair.First.Energy.Value, pair.Second.Energy.Value * 1e-9));
        Assert.All(sheet.Carbon, month => Assert.Equal(month.LocationBased, month.MarketBased));
        Assert.Equal(12, sheet.Carbon.Length);
    }

    [Fact]
    public void Contracted_clean_power_lowers_market_based_carbon_alone()
    {
        var scenario = SeedGround.Example("dgx-a100-500");
        var clean = scenario with { Options = [scenario.Options.First(option => option.Kind == OptionKind.Build) with { CleanPowerShare = 0.6 }] };
        var sheet = SiteSheet.Of(Build(PlanBuilder.Compare(clean, SeedGround.Ground)), SeedCatalogue.Snapshot)!;

        Assert.All(sheet.Carbon, month => Assert.Equal(0.4 * month.LocationBased.Value, month.MarketBased.Value, month.LocationBased.Value * 1e-9));
    }

    private static Scenario InSeoul()
    {
        var scenario = SeedGround.Example("dgx-a100-500");
        return scenario with { Options = [scenario.Options.First(option => option.Kind == OptionKind.Build) with { Region = "seoul" }] };
    }

    [Fact]
    public void Storage_of_the_sheet_is_that_of_the_bill_and_serves_the_guides_bandwidth()
    {
        var plan = Build(s_answer.Value);
        var sheet = SiteSheet.Of(plan, SeedCatalogue.Snapshot)!;
        var guide = StorageGuide.ReadBandwidth<Real>(plan.Decisions.Servers, StorageGrade.Good).Value;

        Assert.Equal(plan.Bill.Items.Single(item => item.Label == Labels.StorageCapacity).Count.Value, sheet.Storage.Capacity.Value, 1.0);
        Assert.True(sheet.Storage.ReadBandwidth.Value >= guide * 0.999);
        Assert.Equal(sheet.CheckpointBytes / sheet.Storage.WriteBandwidth.Value, sheet.Storage.CheckpointWriteTime.Value, 6);
    }

    [Fact]
    public void What_is_rented_has_no_site() =>
        Assert.Null(SiteSheet.Of(s_answer.Value.Plans.First(plan => plan.Kind == OptionKind.Rent), SeedCatalogue.Snapshot));

    private static Plan<Real> Build(Planner.Domain.Plans.Comparison<Real> answer) => answer.Plans.First(plan => plan.Kind == OptionKind.Build);
}
