using System;
using System.Linq;
using Planner.Domain.Engines;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;
using Xunit;

namespace Planner.Tests.Plans;

/// <summary>What a person says of a place: power chain, second storage tier, land, connection and tariff by the hour.</summary>
public sealed class SiteTermsTests
{
    private static readonly Scenario s_scenario = SeedGround.Example("bloomberggpt");
    private static readonly Option s_build = s_scenario.Options.First(option => option.Kind == OptionKind.Build) with { Facility = "new-build" };
    private static readonly Lazy<Plan<Real>> s_plain = new(() => PlanOf(new SiteTerms()));

    [Fact]
    public void Terms_that_say_nothing_change_nothing() =>
        Assert.Equal(PlanOf(null).Totals.LifetimeCostPresentValue, s_plain.Value.Totals.LifetimeCostPresentValue);

    [Fact]
    public void Land_comes_back_at_its_price_and_costs_its_interest()
    {
        var plan = PlanOf(new SiteTerms { BuysLand = true, LandSquareMetres = 10_000, LandUsdPerSquareMetre = 100 });

        Assert.Equal((1e6, -1e6), (Amount(plan, Labels.LandPurchase), Amount(plan, Labels.LandResidual)));
        Assert.Equal(s_plain.Value.Totals.LifetimeCostNominal.Value, plan.Totals.LifetimeCostNominal.Value, 1.0);
        Assert.True(plan.Totals.LifetimeCostPresentValue.Value > s_plain.Value.Totals.LifetimeCostPresentValue.Value + 1e5);
    }

    [Fact]
    public void Land_is_not_written_off_and_its_sale_at_its_price_is_no_gain()
    {
        var terms = s_scenario.Terms with { Tax = new TaxTerms { Rate = 0.3, Country = TaxCountry.UnitedStates } };
        Plan<Real> Taxed(SiteTerms site) => PlanBuilder.Compare(s_scenario with { Terms = terms, Options = [s_build with { Site = site }] }, SeedGround.Ground).Plans[0];
        var (with, without) = (Taxed(new SiteTerms { BuysLand = true, LandSquareMetres = 10_000, LandUsdPerSquareMetre = 100 }), Taxed(new SiteTerms()));

        Assert.All(with.Months.Zip(without.Months), pair => Assert.Equal(pair.Second.Taxed!.Tax.Value, pair.First.Taxed!.Tax.Value, 1e-3));
    }

    [Fact]
    public void What_waiting_costs_depends_on_what_land_costs_and_not_on_how_much_of_it_there_is()
    {
        double Late(double area, double price)
        {
            var site = new SiteTerms { BuysLand = true, LandSquareMetres = area, LandUsdPerSquareMetre = price };
            var options = s_scenario.Options.Select(option => option.Id == s_build.Id ? s_build with { Site = site } : option);
            return Amount(PlanBuilder.Compare(s_scenario with { Options = [.. options] }, SeedGround.Ground).Plans.Single(plan => plan.OptionId == s_build.Id), Labels.LateStart);
        }

        var dear = Late(1_000, 1_000);
        Assert.True(dear > 0);
        Assert.Equal(dear, Late(1e6, 1), 1e-6 * dear);
    }

    [Fact]
    public void Networks_and_storage_keep_their_age_when_servers_are_refreshed()
    {
        var plan = PlanOf(new SiteTerms(), s_build with { RefreshMonths = 24 });
        double Bought(bool servers) => plan.CostLines.Where(line => line.FirstMonth == plan.Decisions.Site!.DeliveryMonth && line.Timing == Timing.StartOfMonth
            && (line.Label == Labels.ServerPurchase || line.Label == Labels.SpareServers) == servers).Sum(line => line.Amount(0).Value);
        var sold = plan.CostLines.Where(line => line.Label == Labels.Resale && line.FirstMonth == s_scenario.Terms.HorizonMonths - 1).ToArray();

        Assert.Equal([Bought(true), Bought(false)], sold.Select(line => line.Quantities[0].Value).OrderDescending(), (one, other) => Math.Abs(one - other) < 1);
        Assert.Equal(s_plain.Value.CostLines.Single(line => line.Label == Labels.Resale).UnitPrices[0].Value, sold.MinBy(line => line.Quantities[0].Value)!.UnitPrices[0].Value, 1e-12);
    }

    [Fact]
    public void A_region_without_a_price_of_land_makes_the_total_read_at_least()
    {
        var plan = PlanOf(new SiteTerms { BuysLand = true }, s_build with { Region = "frankfurt" });

        Assert.True(plan.Totals.AtLeast);
        Assert.Contains(plan.Warnings, warning => warning.Code == "price-unknown" && warning.Arguments[0].Text == Labels.LandPurchase.Key);
    }

    [Fact]
    public void What_is_not_counted_is_said_until_it_is()
    {
        Assert.Contains(s_plain.Value.Warnings, warning => warning.Code == "land-not-counted");
        Assert.Contains(s_plain.Value.Warnings, warning => warning.Code == "connection-not-counted");
        var plan = PlanOf(new SiteTerms { BuysLand = true, ConnectionUsdPerKilowatt = 300 });
        Assert.DoesNotContain(plan.Warnings, warning => warning.Code is "land-not-counted" or "connection-not-counted");
    }

    [Fact]
    public void A_connection_is_paid_by_the_kilowatt_of_the_facility()
    {
        var plan = PlanOf(new SiteTerms { ConnectionUsdPerKilowatt = 300 });

        Assert.Equal(plan.Bill.FacilityPower.Value / 1000 * 300, Amount(plan, Labels.ConnectionContribution), 1.0);
    }

    [Fact]
    public void A_second_tier_stands_in_bill_power_and_money()
    {
        var plan = PlanOf(new SiteTerms { CapacityStorage = "disk-object", CapacityPetabytes = 10 });
        var item = Assert.Single(plan.Bill.Items, item => item.Label == Labels.ArchiveCapacity);

        Assert.Equal(10e15, item.Count.Value, 1.0);
        Assert.Equal(10_000 * 22.8, plan.CostLines.Single(line => line.Of == Labels.ArchiveCapacity).Amount(0).Value, 1.0);
        Assert.Equal(8000, plan.Bill.ItPowerNameplate.Value - s_plain.Value.Bill.ItPowerNameplate.Value, 1.0);
        Assert.True(plan.Decisions.Site!.Facility.Racks.StorageRacks > s_plain.Value.Decisions.Site!.Facility.Racks.StorageRacks);
    }

    [Fact]
    public void An_archive_grows_with_what_is_trained()
    {
        var bytes = PlanOf(new SiteTerms { CapacityStorage = "disk-object" }).Bill.Items.Single(item => item.Label == Labels.ArchiveCapacity).Count.Value;

        // 569 billion tokens of four bytes, and twenty checkpoints of 50 billion parameters of 14 bytes, on file systems filled to eight tenths.
        Assert.InRange(bytes, 0.9 * ((569e9 * 4) + (20 * 50.6e9 * 14)) / 0.8, 1.4 * ((569e9 * 4) + (20 * 50.6e9 * 14)) / 0.8);
    }

    [Fact]
    public void The_chosen_ups_and_battery_decide_losses_and_run_time()
    {
        var eco = PlanOf(new SiteTerms { Ups = "ups-eco-mode" });
        var wheels = PlanOf(new SiteTerms { Battery = "flywheel", BatteryMinutes = 1 });
        double Energy(Plan<Real> plan) => plan.Bill.EnergyPerMonth.Value;

        Assert.True(Energy(eco) < Energy(s_plain.Value));
        Assert.True(Energy(wheels) > Energy(s_plain.Value));
        var stored = wheels.Bill.Items.Single(item => item.Label == Labels.BatteryEnergy);
        var ups = wheels.Bill.Items.Single(item => item.Label == Labels.UpsCapacity);
        Assert.Equal(ups.Count.Value * 60, stored.Count.Value, ups.Count.Value * 1e-6);
        Assert.Equal("flywheel", stored.PartId);
    }

    [Fact]
    public void Prices_by_the_hour_replace_the_regions_and_moving_work_saves()
    {
        TimeOfUseTerms Tariff(double moved) => new()
        {
            PeakHours = 6, OffPeakHours = 12, PeakUsdPerKilowattHour = 0.3, MiddleUsdPerKilowattHour = 0.2, OffPeakUsdPerKilowattHour = 0.1, MovedShare = moved,
        };
        double Price(double moved) => PlanOf(new SiteTerms { TimeOfUse = Tariff(moved) }).CostLines.Single(line => line.Label == Labels.Electricity).UnitPrices[0].Value * 3.6e6;

        Assert.Equal(0.175, Price(0), 9);
        Assert.Equal(0.175 - (0.25 * 0.2), Price(1), 9);
    }

    [Fact]
    public void Prices_by_the_hour_count_wherever_the_place_is_planned_and_end_in_what_was_typed()
    {
        var tariff = new TimeOfUseTerms { PeakHours = 6, OffPeakHours = 12, PeakUsdPerKilowattHour = 0.3, MiddleUsdPerKilowattHour = 0.2, OffPeakUsdPerKilowattHour = 0.1, MovedShare = 0.5 };
        var option = s_build with { Site = new SiteTerms { TimeOfUse = tariff } };
        var plan = PlanOf(option.Site);
        var own = ComparedPlace.Compare(plan, SeedGround.Ground.Catalogue).Single(place => place.Planned);
        Assert.Equal(0.15, own.EnergyCostPerYear!.Value / own.EnergyPerYear * 3.6e6, 9);

        var scenario = s_scenario with { Options = [option] };
        var reading = new TermReading();
        var terms = PlanBuilder.Evaluate(scenario, SeedGround.Ground, PlanBuilder.Decide(scenario, SeedGround.Ground, []), reading).Plans[0];
        var meter = SiteFigures<Term>.Of(terms, terms.Decisions.Site!, SeedGround.Ground.Catalogue, reading).Meter[0];
        var ratio = Energy(plan) / Energy(s_plain.Value);
        Assert.Equal(0.15 / Units.UsdPerKilowattHour.FromBase(s_plain.Value.Decisions.Site!.Facility.Region.Tariff!.Central), ratio, 9);
        Label[] typed = [Labels.MovedShare, Labels.OffPeakHours, Labels.PeakHours];
        Assert.Equal(
            [Labels.MovedShare, Labels.PeakHours],
            meter.PeakEnergy.Node.WithAllBelow().Select(node => node.Label).OfType<Label>().Where(typed.Contains).Distinct().OrderBy(label => label.Key, StringComparer.Ordinal));
    }

    private static double Energy(Plan<Real> plan) => plan.Figures.Single(figure => figure.Label == Labels.RunEnergyCost).Value.Value;

    [Fact]
    public void What_does_not_fit_is_refused_at_its_field()
    {
        var tariff = new TimeOfUseTerms { PeakHours = 20, OffPeakHours = 10, PeakUsdPerKilowattHour = 1, MiddleUsdPerKilowattHour = 9, OffPeakUsdPerKilowattHour = 1, MovedShare = 2 };
        var terms = new SiteTerms
        {
            Ups = "flywheel", Battery = "ups-eco-mode", CapacityStorage = "tape", BatteryMinutes = -1, CapacityPetabytes = -1, LandSquareMetres = -1, LandUsdPerSquareMetre = -1, TimeOfUse = tariff,
        };
        var paths = ScenarioCheck.Find(s_scenario with { Options = [s_build with { Site = terms }] }, SeedGround.Ground.Catalogue).Select(problem => problem.Path[(problem.Path.IndexOf("site.", StringComparison.Ordinal) + 5)..]);

        Assert.Equal(
            ["battery", "batteryMinutes", "capacityPetabytes", "capacityStorage", "landSquareMetres", "landUsdPerSquareMetre", "timeOfUse.middleUsdPerKilowattHour", "timeOfUse.movedShare", "timeOfUse.offPeakHours", "ups"],
            paths.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Terms_of_a_place_survive_the_file()
    {
        var tariff = new TimeOfUseTerms { PeakUsdPerKilowattHour = 0.3, MiddleUsdPerKilowattHour = 0.2, OffPeakUsdPerKilowattHour = 0.1 };
        var written = s_scenario with { Options = [s_build with { Site = new SiteTerms { Ups = "ups-rotary", Battery = "flywheel", BuysLand = true, ConnectionUsdPerKilowatt = 300, TimeOfUse = tariff } }] };

        Assert.Equal(written.Options[0].Site, ScenarioJson.Read(ScenarioJson.Write(written)).Scenario!.Options[0].Site);
    }

    private static double Amount(Plan<Real> plan, Label label) =>
        plan.CostLines.Where(line => line.Label == label).Sum(line => Enumerable.Range(0, line.Months).Sum(place => line.Amount(place).Value));

    private static Plan<Real> PlanOf(SiteTerms? terms, Option? option = null) =>
        PlanBuilder.Compare(s_scenario with { Options = [(option ?? s_build) with { Site = terms }] }, SeedGround.Ground).Plans[0];
}
