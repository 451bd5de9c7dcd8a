using System.Linq;
using Planner.Domain.Engines.Facility;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;
using Xunit;

namespace Planner.Tests.Plans;

/// <summary>A person's own mean power and own PUE of an option, in its plan and on its site's sheet.</summary>
public sealed class OwnPowerTests
{
    private static readonly Scenario s_scenario = SeedGround.Example("dgx-a100-500");
    private static readonly Option s_build = s_scenario.Options.First(option => option.Kind == OptionKind.Build);

    [Fact]
    public void A_mean_below_network_and_storage_leaves_the_servers_nothing_and_says_so()
    {
        var plan = PlanOf(s_build, ("it-power-mean", 1, "kW"));
        var finding = Assert.Single(plan.Warnings, finding => finding.Code == "mean-power-below-others");

        Assert.Equal(1_000, Figure(plan, "it-power-mean"), 1e-6);
        Assert.Equal(1_000, finding.Arguments[0].Value!.Value, 1e-6);
        Assert.True(finding.Arguments[1].Value > 1_000);
        Assert.DoesNotContain(PlanOf(s_build, ("it-power-mean", 2_000, "kW")).Warnings, other => other.Code == "mean-power-below-others");
    }

    [Fact]
    public void A_cluster_that_grows_draws_no_more_before_than_after_whatever_mean_is_stated()
    {
        var growing = s_build with { Accelerators = 4000, Ramp = [new RampStep { MonthsLater = 12, Accelerators = 2000 }] };
        var energy = PlanOf(growing, ("it-power-mean", 1, "kW")).CostLines.Single(line => line.Label == Labels.Electricity).Quantities;

        Assert.True(energy[3].Value <= energy[3 + 12].Value * (1 + 1e-12), $"{energy[3].Value} {energy[15].Value}");
    }

    [Fact]
    public void Without_it_power_every_figure_is_finite_with_a_pue_of_ones_own_too()
    {
        Assert.All(PlanOf(s_build, ("it-power-mean", 0, "kW")).Figures, figure => Assert.True(double.IsFinite(figure.Value.Value), figure.Label.Key));
        var still = PlanOf(s_build, ("it-power-mean", 0, "kW"), ("pue", 1.3, "1"));

        Assert.All(still.Figures, figure => Assert.True(double.IsFinite(figure.Value.Value), figure.Label.Key));
        Assert.Equal(0, Figure(still, "energy-per-year"));
    }

    [Fact]
    public void A_pue_of_ones_own_reaches_the_months_the_carbon_and_the_peak_of_the_site()
    {
        var (plain, own) = (PlanOf(s_build), PlanOf(s_build, ("pue", 1.9, "1")));
        var (computed, corrected) = (SiteOf(plain), SiteOf(own));

        Assert.Equal(1.9, corrected.Facility.Pue.Value, 1e-12);
        Assert.Equal(Figure(own, "energy-per-year"), corrected.Facility.Months.Sum(month => month.Energy.Value), 1e-9 * Figure(own, "energy-per-year"));
        Assert.Equal(Figure(own, "facility-power-peak"), corrected.Facility.PeakPower.Value, 1e-3);
        Assert.Equal(1.9 / computed.Facility.Pue.Value, corrected.Carbon[0].LocationBased.Value / computed.Carbon[0].LocationBased.Value, 1e-9);
        Assert.Equal(Figure(plain, "energy-per-year"), computed.Facility.Months.Sum(month => month.Energy.Value), 1e-9 * Figure(plain, "energy-per-year"));
    }

    private static SiteFigures<Real> SiteOf(Plan<Real> plan) => SiteFigures<Real>.Of(plan, plan.Decisions.Site!, SeedGround.Ground.Catalogue, CentralReading.Instance);

    private static Plan<Real> PlanOf(Option option, params (string Figure, double Value, string Unit)[] own) => PlanBuilder.Compare(
        s_scenario with { Options = [option], Overrides = [.. own.Select(one => new Override { Figure = $"{one.Figure}@{option.Id}", Value = one.Value, Unit = one.Unit })] }, SeedGround.Ground).Plans.Single();

    private static double Figure(Plan<Real> plan, string key) => plan.Figures.Single(figure => figure.Label.Key == key).Value.Value;
}
