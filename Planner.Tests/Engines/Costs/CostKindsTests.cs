using System;
using System.IO;
using System.Linq;
using Planner.Domain.Engines;
using Planner.Domain.Engines.Costs;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;
using Planner.Tests.Plans;
using Xunit;

namespace Planner.Tests.Engines.Costs;

/// <summary>Every kind of cost stands once in the list of kinds, whatever a plan is made of.</summary>
public sealed class CostKindsTests
{
    [Fact]
    public void Kinds_are_the_lines_that_a_person_may_state_each_once_and_in_money()
    {
        var keys = CostKinds.All.Select(kind => kind.Label.Key).ToList();

        Assert.Equal(Labels.CostLines.Select(label => label.Key).Order(StringComparer.Ordinal), keys.Order(StringComparer.Ordinal));
        Assert.Equal(keys.Count, keys.Distinct().Count());
        Assert.All(CostKinds.All, kind => Assert.Equal(Units.Usd.Dimension, kind.Label.Unit.Dimension));
        Assert.Throws<ArgumentException>(() => CostKinds.Find(Labels.LifetimeCostNominal));
    }

    [Fact]
    public void Every_line_of_every_example_and_of_every_term_has_a_kind_of_its_category()
    {
        var methods = ScenarioJson.Read(File.ReadAllText(Repository.PathOf("seed-data/methods/every-term.json"))).Scenario!;
        var lines = SeedGround.ExampleNames.Select(SeedGround.Example).Append(methods).SelectMany(scenario => PlanBuilder.Compare(scenario, SeedGround.Ground).Plans).SelectMany(plan => plan.CostLines).ToList();

        Assert.All(lines, line => Assert.Equal(line.Category, CostKinds.Find(line.Label).Category));
        Assert.True(lines.Select(line => line.Label.Key).Distinct().Count() > 45, string.Join(' ', CostKinds.All.Select(kind => kind.Label.Key).Except(lines.Select(line => line.Label.Key))));
    }

    [Fact]
    public void Property_tax_and_what_is_lent_or_leased_keep_their_price()
    {
        Assert.All(new[] { Labels.PropertyTax, Labels.LoanPayments, Labels.LoanBalance, Labels.LoanProceeds, Labels.LeasePayments, Labels.Resale }, label => Assert.Equal(PriceFollowed.None, CostKinds.Find(label).Follows));
        Assert.Equal(PriceFollowed.General, CostKinds.Find(Labels.TakingDown).Follows);
        Assert.Equal(CostCategory.Resale, StatedCosts.CategoryOf(Labels.LandResidual));
        Assert.True(CostKinds.Find(Labels.HeatCredit).IsIncome);
    }
}
