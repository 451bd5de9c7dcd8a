using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using Planner.Domain.Engines;
using Planner.Domain.Engines.Costs;
using Planner.Domain.Engines.Finance;
using Planner.Domain.Numbers;
using Planner.Tests.Catalogue;
using Xunit;

namespace Planner.Tests.Published;

/// <summary>Published cost examples, worked with the product's own cost lines and the catalogue's own prices.</summary>
public sealed class CostExamplesTests
{
    private const double HoursPerMonth = 730;

    private static readonly JsonElement s_examples = JsonDocument
        .Parse(File.ReadAllText(Repository.PathOf("seed-data/published/cost-examples.json")))
        .RootElement.GetProperty("examples");

    [Fact]
    public void Every_example_has_an_id_of_its_own_and_a_source()
    {
        Assert.Distinct(s_examples.EnumerateArray().Select(example => example.GetProperty("id").GetString()));
        Assert.All(s_examples.EnumerateArray(), example => Assert.Contains(example.GetProperty("source").GetString()!, SeedCatalogue.Snapshot.Sources.Keys));
    }

    [Fact]
    public void Five_hundred_dgx_a100_cost_99_500_000_dollars_to_the_cent()
    {
        var example = Example("dgx-a100-500");
        var server = SeedCatalogue.Snapshot.Servers[example.GetProperty("inputs").GetProperty("server").GetString()!];
        var item = new BillItem<Real>("servers", server.Id, Labels.ServerPurchase, Input(example, "count"));

        var line = Purchasing.Buy(item, Price<Real>.Of(server.Price, CentralReading.Instance), 0);

        Assert.Equal(Output(example, "hardwareCostUsd"), line.Amount(0).Value);
    }

    [Fact]
    public void Deepseek_v3_costs_its_hours_at_the_published_rate()
    {
        var example = Example("deepseek-v3");
        var hours = Input(example, "preTrainingAcceleratorHours") + Input(example, "contextExtensionAcceleratorHours") + Input(example, "postTrainingAcceleratorHours");

        var line = CloudCosts.PayUsed(Labels.CloudHours, new Series<Real>(Units.Hour.ToBase(hours), 1), Rate(Input(example, "rateUsdPerAcceleratorHour")), 0);

        Assert.Equal(Output(example, "acceleratorHours"), hours, 6);
        Assert.Equal(Output(example, "costUsd"), line.Amount(0).Value, 2);
    }

    [Fact]
    public void Energy_of_100_000_h100_costs_what_was_published_within_two_in_a_thousand()
    {
        var example = Example("semianalysis-100k-h100");
        var energy = Units.GigawattHour.ToBase(Output(example, "energyTerawattHoursPerYear") * 1000);
        var tariff = new Price<Real>(Units.UsdPerKilowattHour.ToBase(Input(example, "tariffUsdPerKilowattHour")), true);

        var cost = SiteCosts.Power(new Series<Real>(energy, 1), tariff, 0).Amount(0).Value;

        Assert.InRange(cost / Output(example, "energyCostUsdPerYear"), 0.998, 1.002);
    }

    [Theory]
    [InlineData("lenovo-case-1-on-demand")]
    [InlineData("lenovo-case-1-one-year")]
    [InlineData("lenovo-case-1-three-years")]
    [InlineData("lenovo-case-1-five-years")]
    public void Owning_eight_h100_overtakes_the_cloud_in_the_published_month(string id)
    {
        var example = Example(id);
        var price = SeedCatalogue.Snapshot.Servers[example.GetProperty("inputs").GetProperty("server").GetString()!].Price!.Central;
        double[] owned = [.. Enumerable.Range(1, 60).Select(month => price + (month * HoursPerMonth * Input(example, "operatingCostUsdPerHour")))];
        double[] rented = [.. Enumerable.Range(1, 60).Select(month => month * HoursPerMonth * Input(example, "cloudUsdPerHour"))];

        // The table rounds its months to a tenth; owning is ahead at the end of the month in which the break-even lies.
        var published = Output(example, "breakEvenHours") / HoursPerMonth;
        Assert.Equal((int)Math.Floor(published), CashFlows.Crossing(rented, owned));
    }

    [Fact]
    public void Maintenance_of_eight_h100_is_the_published_3_42_dollars_an_hour()
    {
        var example = Example("lenovo-case-1-on-demand");
        var rate = new Price<Real>(Units.PercentPerYear.ToBase(100 * Input(example, "maintenanceShareOfPricePerYear")), true);

        var month = RunningCosts.Maintain<Real>(Labels.HardwareMaintenance, Input(example, "systemPriceUsd"), rate, 0, 1).Amount(0).Value;

        Assert.Equal(Input(example, "maintenanceUsdPerHour"), month / HoursPerMonth, 0.01);
    }

    private static Price<Real> Rate(double usdPerHour) => new(Units.UsdPerHour.ToBase(usdPerHour), true);

    private static JsonElement Example(string id) => s_examples.EnumerateArray().Single(example => example.GetProperty("id").GetString() == id);

    private static double Input(JsonElement example, string name) => example.GetProperty("inputs").GetProperty(name).GetDouble();

    private static double Output(JsonElement example, string name) => example.GetProperty("outputs").GetProperty(name).GetDouble();
}
