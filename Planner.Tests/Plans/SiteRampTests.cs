using System;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Engines;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;
using Xunit;

namespace Planner.Tests.Plans;

/// <summary>A cluster that grows in stages, and the costs of a site that come beside servers and energy.</summary>
public sealed class SiteRampTests
{
    private static readonly Scenario s_scenario = SeedGround.Example("dgx-a100-500");
    private static readonly Option s_build = s_scenario.Options.First(option => option.Kind == OptionKind.Build) with { Accelerators = 4000 };
    private static readonly Lazy<Plan<Real>> s_at_once = new(() => PlanOf(s_build));
    private static readonly Lazy<Plan<Real>> s_growing = new(() => PlanOf(Growing));

    private static Option Growing => s_build with { Ramp = [new RampStep { MonthsLater = 6, Accelerators = 1600 }, new RampStep { MonthsLater = 12, Accelerators = 800 }] };

    [Fact]
    public void Servers_are_paid_when_they_come()
    {
        var lines = s_growing.Value.CostLines.Where(line => line.Label == Labels.ServerPurchase).ToList();

        Assert.Equal([200, 200, 100], lines.Select(line => (int)line.Quantities[0].Value));
        Assert.Equal([0, 6, 12], lines.Select(line => line.FirstMonth - lines[0].FirstMonth));
        Assert.Equal(Nominal(s_at_once.Value, Labels.ServerPurchase), Nominal(s_growing.Value, Labels.ServerPurchase), 3);
    }

    [Fact]
    public void Service_begins_with_the_first_servers_and_trainings_with_the_last()
    {
        Assert.True(s_growing.Value.Dates.Ready.Value < s_at_once.Value.Dates.Ready.Value);
        Assert.Contains(s_growing.Value.Dates.Steps, step => step.Label == Labels.LastStageStep && step.Critical);
        if (!s_growing.Value.Decisions.Runs.IsEmpty)
        {
            Assert.True(s_growing.Value.Dates.FirstModel.Value >= s_growing.Value.Dates.Ready.Value + Units.Month.ToBase(12));
        }
    }

    [Fact]
    public void A_hall_that_fills_slowly_takes_less_energy_and_is_built_for_all()
    {
        var (energy, full) = (Line(s_growing.Value, Labels.Electricity), Line(s_at_once.Value, Labels.Electricity));

        Assert.True(energy.Quantities[0].Value < energy.Quantities[13].Value);
        Assert.True(energy.Quantities.Sum(month => month.Value) / energy.Months < full.Quantities.Sum(month => month.Value) / full.Months);
        Assert.Equal(Nominal(s_at_once.Value, Labels.HallConstruction), Nominal(s_growing.Value, Labels.HallConstruction), 3);
    }

    [Fact]
    public void Upkeep_and_resale_follow_each_delivery()
    {
        Assert.Equal(3, s_growing.Value.CostLines.Count(line => line.Label == Labels.HardwareMaintenance));
        Assert.True(-Nominal(s_growing.Value, Labels.Resale) > -Nominal(s_at_once.Value, Labels.Resale));
    }

    [Fact]
    public void Water_taking_down_and_certificates_are_lines_of_their_own()
    {
        var clean = PlanOf(s_build with { CleanPowerShare = 0.5 });
        var water = Line(clean, Labels.WaterCost);

        Assert.Equal(clean.Bill.WaterPerMonth.Value * 12, water.Quantities.Take(12).Sum(month => month.Value), clean.Bill.WaterPerMonth.Value * 1e-6);
        Assert.Equal(0.5 * Line(clean, Labels.Electricity).Quantities[3].Value, Line(clean, Labels.CleanPowerCost).Quantities[3].Value, 3);
        Assert.Equal(clean.Decisions.Servers + clean.Decisions.Spares, Line(clean, Labels.TakingDown).Quantities[0].Value);
        Assert.DoesNotContain(s_at_once.Value.CostLines, line => line.Label == Labels.CleanPowerCost);
    }

    [Fact]
    public void Heat_is_sold_where_cooling_gives_warm_water()
    {
        var liquid = s_build with { Server = "hgx-h100-8", Cooling = "direct-liquid", SellsHeat = true };

        Assert.True(Nominal(PlanOf(liquid), Labels.HeatCredit) < 0);
        Assert.DoesNotContain(PlanOf(s_build with { SellsHeat = true }).CostLines, line => line.Label == Labels.HeatCredit);
    }

    [Fact]
    public void Software_licences_cost_each_accelerator_its_yearly_price_and_are_said_when_left_out()
    {
        var licensed = PlanOf(s_build with { SoftwareLicences = true });
        var line = Line(licensed, Labels.SoftwareLicences);

        Assert.Equal(4000 * 4500 / 12.0, line.Amount(0).Value, 3);
        Assert.DoesNotContain(licensed.Warnings, finding => finding.Code == "owned-costs-not-counted");
        Assert.Contains(s_at_once.Value.Warnings, finding => finding.Code == "owned-costs-not-counted");
    }

    [Fact]
    public void A_ramp_without_order_or_without_first_servers_is_refused()
    {
        var backwards = Growing with { Ramp = [.. Growing.Ramp.Reverse()] };
        var whole = s_build with { Ramp = [new RampStep { MonthsLater = 3, Accelerators = 4000 }] };

        Assert.Equal("ramp-order", Assert.Single(Problems(backwards)).Code);
        Assert.Equal("ramp-too-large", Assert.Single(Problems(whole)).Code);
        Assert.Equal(2, Problems(s_build with { Ramp = [new RampStep { MonthsLater = 0, Accelerators = 0 }] }).Length);
        Assert.Empty(Problems(Growing));
    }

    [Fact]
    public void A_ramp_survives_its_file()
    {
        var scenario = s_scenario with { Options = [Growing] };

        Assert.Equal(Growing.Ramp, ScenarioJson.Read(ScenarioJson.Write(scenario)).Scenario!.Options[0].Ramp);
    }

    private static ImmutableArray<Problem> Problems(Option option) =>
        [.. ScenarioCheck.Find(s_scenario with { Options = [option] }, SeedGround.Ground.Catalogue).Where(problem => problem.Path.Contains("ramp", StringComparison.Ordinal))];

    private static Plan<Real> PlanOf(Option option) => PlanBuilder.Compare(s_scenario with { Options = [option] }, SeedGround.Ground).Plans.Single();

    private static CostLine<Real> Line(Plan<Real> plan, Label label) => Assert.Single(plan.CostLines, line => line.Label == label);

    private static double Nominal(Plan<Real> plan, Label label) =>
        plan.CostLines.Where(line => line.Label == label).Sum(line => Enumerable.Range(0, line.Months).Sum(place => line.Amount(place).Value));
}
