using System.Linq;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;
using Xunit;

namespace Planner.Tests.Plans;

/// <summary>The same site in Tokyo, Frankfurt, Seoul, Virginia and Stockholm.</summary>
public sealed class ComparedPlaceTests
{
    private static readonly Planner.Domain.Plans.Comparison<Real> s_answer = PlanBuilder.Compare(SeedGround.Example("dgx-a100-500"), SeedGround.Ground);
    private static readonly Plan<Real> s_build = s_answer.Plans.First(plan => plan.Kind == OptionKind.Build);

    [Fact]
    public void Five_places_give_five_pues_energy_costs_carbon_masses_and_dates()
    {
        var places = ComparedPlace.Compare(s_build, SeedGround.Ground.Catalogue);

        Assert.Superset(new[] { "frankfurt", "seoul", "stockholm", "tokyo", "virginia" }.ToHashSet(), places.Select(place => place.Region.Id).ToHashSet());
        Assert.Equal(places.Length, places.Select(place => place.Pue).Distinct().Count());
        Assert.Equal(places.Length, places.Select(place => place.EnergyCostPerYear).Distinct().Count());
        Assert.Equal(places.Length, places.Select(place => place.CarbonPerYear).Distinct().Count());
        Assert.Equal(places.Length, places.Select(place => place.Ready).Distinct().Count());
        Assert.Equal(places.OrderBy(place => place.Ready), places);
    }

    [Fact]
    public void The_planned_place_repeats_the_plan()
    {
        var own = Assert.Single(ComparedPlace.Compare(s_build, SeedGround.Ground.Catalogue), place => place.Planned);

        Assert.Equal(s_build.Dates.Ready.Value, own.Ready, 3);
        Assert.Equal(s_build.Figures.Single(figure => figure.Label == Labels.Pue).Value.Value, own.Pue, 9);
        Assert.Equal(s_build.Figures.Single(figure => figure.Label == Labels.CarbonPerYear).Value.Value, own.CarbonPerYear!.Value, own.CarbonPerYear.Value * 1e-9);
    }

    [Fact]
    public void What_is_rented_stands_nowhere() =>
        Assert.Empty(ComparedPlace.Compare(s_answer.Plans.First(plan => plan.Kind == OptionKind.Rent), SeedGround.Ground.Catalogue));
}
