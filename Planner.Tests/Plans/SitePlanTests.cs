using System;
using System.Linq;
using Planner.Domain.Engines.Fabric;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;
using Xunit;

namespace Planner.Tests.Plans;

/// <summary>The data centre inside whole plans: Meta's two fabrics side by side, a hall that is too small, sums of the bill.</summary>
public sealed class SitePlanTests
{
    private static readonly Scenario s_meta = SeedGround.Example("llama-405b-24576-h100");
    private static readonly Lazy<Planner.Domain.Plans.Comparison<Real>> s_answer = new(() => PlanBuilder.Compare(s_meta, SeedGround.Ground));

    [Fact]
    public void Meta_on_roce_and_on_infiniband_stand_side_by_side()
    {
        var roce = PlanOf("build-roce");
        var infiniband = PlanOf("build-infiniband");

        Assert.Equal(24_576, roce.Decisions.Accelerators);
        Assert.Equal(24_576, infiniband.Decisions.Accelerators);
        Assert.Equal(768, CountOf(infiniband, Labels.LeafSwitches));
        Assert.NotEqual(infiniband.Bill.FacilityPower, roce.Bill.FacilityPower);
        Assert.NotEqual(infiniband.Totals.LifetimeCostPresentValue, roce.Totals.LifetimeCostPresentValue);
        Assert.All([roce, infiniband], plan =>
        {
            Assert.InRange(plan.Bill.FacilityPower.Value / 1e6, 30, 60);
            Assert.True(plan.Dates.FirstModel.Value > plan.Dates.Ready.Value);
        });
    }

    [Fact]
    public void A_hall_of_two_megawatts_names_what_binds_and_the_largest_cluster()
    {
        var option = s_meta.Options.First(one => one.Id == "build-roce") with { Facility = "existing-hall", Hall = new HallLimits { PowerWatts = 2e6, RackPositions = 400 } };
        var plan = PlanBuilder.Compare(s_meta with { Options = [option] }, SeedGround.Ground).Plans.Single();
        var reason = Assert.Single(plan.Reasons, finding => finding.Code == "hall-too-small");

        Assert.False(plan.Feasible);
        Assert.Equal("hall-power", reason.Arguments[0].Text);
        var largest = (int)reason.Arguments[3].Value!.Value;
        Assert.InRange(largest, 800, 1200);
        var fitting = PlanBuilder.Compare(s_meta with { Options = [option with { Accelerators = largest }] }, SeedGround.Ground).Plans.Single();
        Assert.DoesNotContain(fitting.Reasons, finding => finding.Code == "hall-too-small");
    }

    [Fact]
    public void Oversubscription_saves_switches_and_costs_models_with_experts_time()
    {
        var option = s_meta.Options.First(one => one.Id == "build-infiniband");
        var thin = option with { Id = "thin", Oversubscription = 7 };
        var work = s_meta.Application.Train[0] with { Model = new ModelChoice { Id = "deepseek-v3" } };
        var experts = s_meta with { Application = s_meta.Application with { Train = [work] }, Options = [option, thin] };
        var answer = PlanBuilder.Compare(experts, SeedGround.Ground);
        var (full, less) = (answer.Plans.Single(plan => plan.OptionId == option.Id), answer.Plans.Single(plan => plan.OptionId == "thin"));

        Assert.True(CountOf(less, Labels.CoreSwitches) < CountOf(full, Labels.CoreSwitches));
        Assert.True(less.Dates.FirstModel.Value > full.Dates.FirstModel.Value);
    }

    [Fact]
    public void Networks_beside_the_compute_fabric_are_billed_and_priced()
    {
        var plan = PlanOf("build-infiniband");

        Assert.All(
            [Labels.StorageSwitches, Labels.InBandSwitches, Labels.OutOfBandSwitches, Labels.ManagementServers, Labels.StorageNetworkCables],
            label => Assert.True(CountOf(plan, label) > 0));
        Assert.All(plan.CostLines.Where(line => line.Of?.Key.EndsWith("switches", StringComparison.Ordinal) == true), line => Assert.True(line.PriceKnown, line.Of!.Key));
    }

    private static Plan<Real> PlanOf(string id) => s_answer.Value.Plans.Single(plan => plan.OptionId == id);

    private static double CountOf(Plan<Real> plan, Label label) => plan.Bill.Items.Where(item => item.Label == label).Sum(item => item.Count.Value);
}
