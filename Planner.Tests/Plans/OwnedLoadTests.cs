using System.Linq;
using Planner.Domain.Engines.Facility;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;
using Xunit;

namespace Planner.Tests.Plans;

/// <summary>What hardware of one's own draws while it serves: what its fleets draw, hour by hour and year by year.</summary>
public sealed class OwnedLoadTests
{
    private static readonly Scenario s_scenario = Served(SeedGround.Example("llama-70b-documents"), work => work with { GrowthPerYear = 0, Model = new ModelChoice { Id = "llama-3-1-70b" } });

    [Fact]
    public void A_site_draws_what_its_fleets_draw_and_what_else_stands_idle()
    {
        var plans = Owned(PlanBuilder.Compare(s_scenario, SeedGround.Ground));

        Assert.NotEmpty(plans);
        foreach (var plan in plans)
        {
            var (site, idle) = (plan.Decisions.Site!, plan.ServerDraw!.Idle.Value);
            var fleet = Assert.Single(plan.Decisions.Fleets).Fleet;
            var beside = plan.Bill.ItPowerNameplate.Value - (site.Server.MaximumPower.Central * plan.Decisions.Servers);
            var unused = plan.Decisions.Servers - ((double)fleet.Accelerators(0) / site.Server.Accelerators);

            Assert.Equal(beside + (unused * idle) + Figure(plan, Labels.FleetPower), plan.Bill.ItPowerMean.Value, 1e-6);
        }
    }

    [Fact]
    public void More_requests_than_planned_draw_more_and_ask_for_no_other_hall()
    {
        var decisions = PlanBuilder.Decide(s_scenario, SeedGround.Ground);
        var quiet = Owned(PlanBuilder.Compare(s_scenario, SeedGround.Ground, decisions));
        var busy = Owned(PlanBuilder.Compare(Served(s_scenario, work => work with { GrowthPerYear = 0.5 }), SeedGround.Ground, decisions));

        Assert.NotEmpty(quiet);
        foreach (var (before, after) in quiet.Zip(busy))
        {
            Assert.Equal(before.Bill.FacilityPower, after.Bill.FacilityPower);
            Assert.Equal(Energy(before, 1), Energy(before, 13), 1e-6 * Energy(before, 1));
            Assert.True(Energy(after, 13) > Energy(after, 1) * 1.01);
            Assert.True(after.Bill.ItPowerMean.Value > before.Bill.ItPowerMean.Value);
        }
    }

    [Fact]
    public void A_fleet_at_its_capacity_draws_less_than_nameplate_and_more_than_idle()
    {
        foreach (var plan in Owned(PlanBuilder.Compare(s_scenario, SeedGround.Ground)))
        {
            var draw = plan.ServerDraw!;
            Assert.InRange(draw.Serving!.Value.Value, draw.Idle.Value * 1.5, plan.Decisions.Site!.Server.MaximumPower.Central);
            Assert.Contains(SiteSheet.Of(plan, SeedGround.Ground.Catalogue)!.Phases, phase => phase.Phase == Labels.ServingPhase);
        }
    }

    private static Scenario Served(Scenario scenario, System.Func<ServingWork, ServingWork> change) =>
        scenario with { Application = scenario.Application with { Tune = [], Train = [], Documents = null, Serve = [.. scenario.Application.Serve.Select(change)] } };

    private static Plan<Real>[] Owned(Comparison<Real> comparison) => [.. comparison.Plans.Where(plan => plan.Feasible && plan.Decisions.Site is not null)];

    private static double Figure(Plan<Real> plan, Label label) => plan.Figures.Single(figure => figure.Label == label).Value.Value;

    // Joule of a month of service.
    private static double Energy(Plan<Real> plan, int month) => plan.CostLines.Single(line => line.Label == Labels.Electricity).Quantities[month].Value;
}
