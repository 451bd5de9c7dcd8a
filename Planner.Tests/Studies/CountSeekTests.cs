using System;
using System.Linq;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;
using Planner.Domain.Studies;
using Planner.Tests.Plans;
using Xunit;

namespace Planner.Tests.Studies;

public class CountSeekTests
{
    private static readonly Scenario s_scenario = SeedGround.Example("dgx-a100-500");

    [Fact]
    public void The_smallest_horizon_does_it_and_one_month_less_does_not()
    {
        var study = CountSeek.Smallest(s_scenario, SeedGround.Ground, Input(WhatIf.HorizonId), "colocate", "rent-reserved", (12, 120));

        var smallest = Assert.NotNull(study.Smallest);
        Assert.True(Gap(study.Input, smallest) <= 0, $"at {smallest}");
        Assert.True(smallest == 12 || Gap(study.Input, smallest - 1) > 0, $"at {smallest - 1}");
    }

    [Fact]
    public void A_count_that_nothing_reaches_is_said_to_have_none()
    {
        var study = CountSeek.Smallest(s_scenario, SeedGround.Ground, Input(WhatIf.HorizonId), "build", "colocate", (24, 30));

        Assert.Null(study.Smallest);
        Assert.True(study.Looked > 1);
    }

    [Fact]
    public void Accelerators_come_in_whole_servers_and_what_cannot_do_the_work_does_not_count()
    {
        var input = Input("options[colocate].accelerators");
        var study = CountSeek.Smallest(s_scenario, SeedGround.Ground, input, "colocate", "rent-on-demand", (8, 8000));

        var smallest = Assert.NotNull(study.Smallest);
        Assert.Equal(0, smallest % 8);
        Assert.True(PlanBuilder.Compare(input.In(s_scenario, smallest), SeedGround.Ground).Plans.Single(plan => plan.OptionId == "colocate").Feasible);
    }

    [Fact]
    public void A_price_is_no_count() =>
        Assert.Throws<ArgumentException>(() => CountSeek.Smallest(s_scenario, SeedGround.Ground, Input("terms.discountRatePerYear"), "colocate", "build"));

    private static WhatIf Input(string id) => WhatIf.Find(id, s_scenario, SeedGround.Ground.Catalogue)!;

    private static double Gap(WhatIf input, int months)
    {
        var plans = PlanBuilder.Compare(input.In(s_scenario, CountSeek.ValueOf(input, months)), SeedGround.Ground).Plans.ToDictionary(plan => plan.OptionId, plan => plan.Totals.LifetimeCostPresentValue.Value);
        return plans["colocate"] - plans["rent-reserved"];
    }
}
