using System.Linq;
using Planner.Domain.Engines;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Xunit;

namespace Planner.Tests.Plans;

public class PairFiguresTests
{
    private const double Close = 1e-12;
    private static readonly Comparison<Real> s_comparison = PlanBuilder.Compare(SeedGround.Example("dgx-a100-500"), SeedGround.Ground);
    private static readonly Plan<Real> s_own = Find("colocate");
    private static readonly Plan<Real> s_rented = Find("rent-reserved");

    [Fact]
    public void A_difference_is_that_of_the_totals_and_turns_its_sign_with_the_pair()
    {
        var difference = PairFigures.Difference(s_own, s_rented).Value;

        Assert.Equal(s_rented.Totals.LifetimeCostPresentValue.Value - s_own.Totals.LifetimeCostPresentValue.Value, difference);
        Assert.Equal(-difference, PairFigures.Difference(s_rented, s_own).Value);
        Assert.NotEqual(0, difference);
        Assert.Equal(difference / s_rented.Totals.LifetimeCostPresentValue.Value, PairFigures.DifferenceShare(s_own, s_rented).Value);
    }

    [Fact]
    public void The_categories_differences_add_up_to_that_of_the_totals()
    {
        var categories = System.Enum.GetValues<CostCategory>();
        var difference = PairFigures.Difference(s_own, s_rented).Value;

        Assert.Equal(difference, categories.Sum(category => PairFigures.Difference(category, s_own, s_rented).Value), System.Math.Abs(difference) * Close);
        Assert.All(categories, category => Assert.Equal(
            PairFigures.OfCategory(category, s_rented).Value - PairFigures.OfCategory(category, s_own).Value, PairFigures.Difference(category, s_own, s_rented).Value));
    }

    [Fact]
    public void A_category_without_a_line_costs_nothing_and_shares_are_of_what_is_spent()
    {
        var bare = s_rented with { Totals = s_rented.Totals with { ByCategory = [] } };
        var spent = s_own.Totals.ByCategory.Where(total => total.Category != CostCategory.Resale).ToArray();

        Assert.All(System.Enum.GetValues<CostCategory>(), category => Assert.Equal(0, PairFigures.OfCategory(category, bare).Value));
        Assert.Equal(1, spent.Sum(total => PairFigures.ShareOf(total.Category, s_own).Value), 1e-9);
        Assert.True(PairFigures.ShareOf(CostCategory.Resale, s_own).Value <= 0);
    }

    [Fact]
    public void Lines_of_one_kind_make_their_category_and_savings_add_up_to_the_cash_between_the_plans()
    {
        var scenario = SeedGround.Example("dgx-a100-500");
        var factors = TimeValue.Factors(scenario, CentralReading.Instance);
        foreach (var category in s_own.Totals.ByCategory)
        {
            var kinds = s_own.CostLines.Where(line => line.Category == category.Category).Select(line => (line.Label.Key, Of: line.Of?.Key)).Distinct();
            Assert.Equal(
                category.PresentValue.Value, kinds.Sum(kind => PairFigures.OfLines(PairFigures.Lines(s_own, category.Category, kind.Key, kind.Of), factors).Value), System.Math.Abs(category.PresentValue.Value) * 1e-9 + 1e-6);
        }

        var savings = PairFigures.Savings(s_own, s_rented).Select(saving => saving.Value).ToArray();
        double Cash(Plan<Real> plan) => plan.CostLines.Where(line => line.PriceKnown && line.IsCash).Sum(line => Enumerable.Range(0, line.Months).Sum(month => line.Amount(month).Value));
        Assert.Equal(scenario.Terms.HorizonMonths + 1, savings.Length);
        Assert.Equal(Cash(s_rented) - Cash(s_own), savings.Sum(), Cash(s_own) * 1e-9);
        // Owning pays first: what it saves is negative at the start and positive over the whole.
        Assert.True(savings[..12].Sum() < 0);
    }

    private static Plan<Real> Find(string option) => s_comparison.Plans.Single(plan => plan.OptionId == option);
}
