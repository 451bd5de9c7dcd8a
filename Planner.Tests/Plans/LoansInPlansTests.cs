using System;
using System.Linq;
using Planner.Domain.Engines;
using Planner.Domain.Engines.Finance;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;
using Xunit;

namespace Planner.Tests.Plans;

/// <summary>Loans beside the costs that they pay for: in present values at a plain rate, in the cash alone under a weighted cost of capital.</summary>
public sealed class LoansInPlansTests
{
    private const double Price = 250_141.80;
    private static readonly Scenario s_case = SeedGround.Example("lenovo-lp2368-case-1");
    private static readonly CapitalTerms s_capital = new() { DebtShare = 0.4, EquityRatePerYear = 0.125, DebtRatePerYear = 0.06 };
    private static readonly Financing s_loan = new() { Kind = FinancingKind.Debt, RatePerYear = 0.06, TermMonths = 48, Share = 0.7, Timing = PaymentTiming.EndOfMonth };
    private static readonly Scenario s_weighted = s_case with { Terms = s_case.Terms with { Capital = s_capital, Tax = new TaxTerms { Rate = 0.35 } } };

    /// <summary>Own hardware lent on, under a weighted cost of capital and tax.</summary>
    internal static Scenario LentUnderCapital => Lent(s_weighted, s_loan);

    [Fact]
    public void Under_a_weighted_cost_of_capital_a_loan_moves_cash_and_no_present_value()
    {
        var plain = Own(s_weighted);
        var lent = Own(s_weighted, s_loan);
        var interest = (48 * Loans.Payment<Real>(0.7 * Price, 0, Discounting.MonthlyRate<Real>(0.06), 48, Timing.EndOfMonth).Value) - (0.7 * Price);

        Assert.Equal(plain.Totals.LifetimeCostPresentValue.Value, lent.Totals.LifetimeCostPresentValue.Value, 1e-6);
        Assert.Equal(Figure(plain, "lifetime-cost-after-tax"), Figure(lent, "lifetime-cost-after-tax"), 1e-6);
        Assert.Equal(plain.Totals.LifetimeCostNominal.Value + interest, lent.Totals.LifetimeCostNominal.Value, 1e-3);
        Assert.Equal(interest, Figure(lent, "financing-nominal"), 1e-3);
        Assert.DoesNotContain(lent.Figures, figure => figure.Label.Key == "financing-present-value");
        Assert.Equal(-0.35 * interest, lent.Months.Sum(month => month.Taxed!.Tax.Value) - plain.Months.Sum(month => month.Taxed!.Tax.Value), 1e-3);
        Assert.Equal(Figure(lent, "lifetime-cost-after-tax"), lent.Months[^1].Taxed!.CumulativePresentValue.Value, 1e-6);
        Assert.Equal("loan-beside-present-value", Assert.Single(lent.Warnings, finding => finding.Code.StartsWith("loan", StringComparison.Ordinal)).Code);
        Assert.DoesNotContain(plain.Warnings, finding => finding.Code == "loan-beside-present-value");
    }

    [Fact]
    public void Against_another_option_a_loan_changes_no_return_that_is_held_against_a_weighted_cost_of_capital()
    {
        var untaxed = s_case with { Terms = s_case.Terms with { Capital = s_capital } };
        InvestmentCase Case(Scenario scenario) => PlanBuilder.Compare(scenario, SeedGround.Ground).Plans is var plans
            ? InvestmentCase.Of(plans.Single(plan => plan.OptionId == "own"), plans.Single(plan => plan.OptionId == "on-demand")) : null!;

        Assert.Equal(Case(untaxed), Case(Lent(untaxed, s_loan with { Share = 1 })));
    }

    [Fact]
    public void Loans_are_neither_capital_nor_operations()
    {
        var loan = new Financing { Kind = FinancingKind.Debt, RatePerYear = 0.1, TermMonths = 24, Share = 0.5, ResidualShare = 0.2, Timing = PaymentTiming.StartOfMonth };
        var plain = Own(At(0.08));
        var lent = Own(At(0.08), loan);

        Assert.Equal(Figure(plain, "capital-expenditure"), Figure(lent, "capital-expenditure"), 1e-6);
        Assert.Equal(Figure(plain, "operating-expenditure"), Figure(lent, "operating-expenditure"), 1e-6);
        Assert.Equal(lent.Totals.LifetimeCostPresentValue.Value, Figure(lent, "capital-expenditure") + Figure(lent, "operating-expenditure") + Figure(lent, "financing-present-value"), 1e-6);
        Assert.Equal(-0.5 * Price, lent.Months[0].Financing!.Value.Value - lent.Months[1].Financing!.Value.Value, 1e-3);
        Assert.All(lent.Months, month => Assert.Equal(month.BeforeTax.Value, month.Capital.Value + month.Operations.Value + month.Financing!.Value.Value, 1e-6));
        Assert.All(plain.Months, month => Assert.Null(month.Financing));
    }

    private static Scenario At(double rate) => s_case with { Terms = s_case.Terms with { DiscountRatePerYear = rate } };

    private static Scenario Lent(Scenario scenario, Financing? loan) => scenario with { Options = [.. scenario.Options.Select(option => option.Id == "own" ? option with { Financing = loan } : option)] };

    private static Plan<Real> Own(Scenario scenario, Financing? loan = null) => PlanBuilder.Compare(Lent(scenario, loan), SeedGround.Ground).Plans.Single(plan => plan.OptionId == "own");

    private static double Figure(Plan<Real> plan, string key) => plan.Figures.Single(figure => figure.Label.Key == key).Value.Value;
}
