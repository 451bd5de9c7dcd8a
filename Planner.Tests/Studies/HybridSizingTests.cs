using System.Linq;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;
using Planner.Domain.Studies;
using Planner.Tests.Plans;
using Xunit;

namespace Planner.Tests.Studies;

public class HybridSizingTests
{
    [Fact]
    public void The_chosen_size_has_the_least_expected_cost_and_being_wrong_costs_something_either_way()
    {
        var study = HybridSizing.Run(SeedGround.Example("dgx-a100-500"), SeedGround.Ground)!;

        Assert.Equal(study.Sizes.Min(size => size.Expected), study.Sizes.Single(size => size.Accelerators == study.Best).Expected);
        Assert.True(study.Low.Regret >= 0 && study.High.Regret >= 0);
        Assert.True(study.Low.RightSize <= study.High.RightSize);
        Assert.True(study.Low.Demand < study.High.Demand);
        Assert.Equal(study.Sizes.Select(size => size.Accelerators).Order(), study.Sizes.Select(size => size.Accelerators));
    }

    [Fact]
    public void A_size_costs_what_the_hybrid_of_that_size_costs_in_the_comparison()
    {
        var scenario = SeedGround.Example("dgx-a100-500");
        var study = HybridSizing.Run(scenario, SeedGround.Ground, 8)!;
        var size = study.Sizes[study.Sizes.Length / 2];
        var hybrid = scenario.Options.Single(option => option.Id == study.OptionId) with { Id = "hybrid", Kind = OptionKind.Hybrid, Sourcing = Sourcing.Colocated, Accelerators = size.Accelerators };
        Assert.Equal("colocate", study.OptionId);
        var plans = PlanBuilder.Compare(scenario with { Options = [.. scenario.Options, hybrid] }, SeedGround.Ground).Plans;
        var same = plans.Single(plan => plan.OptionId == "hybrid");

        Assert.Equal(same.Totals.LifetimeCostPresentValue.Value, size.Central, 1e-9 * size.Central);
    }

    [Fact]
    public void Dearer_rent_makes_one_own_more()
    {
        var scenario = SeedGround.Example("dgx-a100-500");
        var chip = PlanBuilder.Decide(scenario, SeedGround.Ground).Options.First(option => option.Site is not null).Accelerator;
        var rates = SeedGround.Ground.Catalogue.CloudOffers.Values.Where(offer => offer.Accelerator == chip).Select(offer => offer.Rate).ToArray();
        int Best(double factor) => HybridSizing.Run(
            scenario with { Overrides = [.. rates.Select(rate => new Override { Figure = rate!.Id, Value = rate.Label.Unit.FromBase(rate.Central) * factor })] }, SeedGround.Ground, 64)!.Best;

        var (cheap, dear) = (Best(0.05), Best(4));
        Assert.True(cheap <= Best(1) && Best(1) <= dear && cheap < dear, $"{cheap} {Best(1)} {dear}");
    }

    [Fact]
    public void Months_of_uneven_use_are_met_in_part_by_renting()
    {
        var scenario = SeedGround.Example("dgx-a100-500");
        var uneven = scenario with { Application = scenario.Application with { UseByMonth = [0.2, 1.8] } };
        double Rented(Scenario one)
        {
            var plan = PlanBuilder.Compare(one, SeedGround.Ground).Plans.First(candidate => candidate.Decisions.Site is not null);
            return plan.CostLines.Where(line => line.Label == Labels.ExperimentHours).Sum(line => Enumerable.Range(0, line.Months).Sum(place => line.Quantities[place].Value));
        }

        Assert.True(Rented(uneven) > Rented(scenario));
        var flat = scenario with { Application = scenario.Application with { UseByMonth = [3, 3, 3] } };
        Assert.Equal(Rented(scenario), Rented(flat), 1e-6);
        Assert.Equal(Total(scenario), Total(flat), 1e-9 * Total(scenario));
    }

    [Fact]
    public void Without_hardware_of_ones_own_there_is_nothing_to_size()
    {
        var scenario = SeedGround.Example("dgx-a100-500");
        var rented = scenario with { Options = [.. scenario.Options.Where(option => option.Kind == OptionKind.Rent)] };

        Assert.Null(HybridSizing.Run(rented, SeedGround.Ground));
    }

    private static double Total(Scenario scenario) => PlanBuilder.Compare(scenario, SeedGround.Ground).Plans.Sum(plan => plan.Totals.LifetimeCostPresentValue.Value);
}
