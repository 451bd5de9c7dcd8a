using System;
using System.Linq;
using Planner.Domain.Catalogue;
using Planner.Domain.Engines;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;
using Xunit;

namespace Planner.Tests.Plans;

/// <summary>Contracts, financing, price paths, tax and currencies on whole plans, in scenarios that people write.</summary>
public sealed class MoneyTermsTests
{
    private const double Price = 250_141.80;
    private static readonly Scenario s_case = SeedGround.Example("lenovo-lp2368-case-1");

    [Theory]
    [InlineData(1)]
    [InlineData(60)]
    [InlineData(240)]
    public void Lines_add_up_to_totals_at_any_horizon_and_rate(int months)
    {
        foreach (var rate in new[] { 0, 0.065, 0.12 })
        {
            var scenario = s_case with { Terms = s_case.Terms with { HorizonMonths = months, DiscountRatePerYear = rate } };
            foreach (var plan in PlanBuilder.Compare(scenario, SeedGround.Ground).Plans)
            {
                var nominal = plan.CostLines.Where(line => line.PriceKnown).Sum(line => Enumerable.Range(0, line.Months).Sum(place => line.Amount(place).Value));

                Assert.Equal(nominal, plan.Totals.LifetimeCostNominal.Value, 1e-9 * Math.Max(1, Math.Abs(nominal)));
                Assert.Equal(plan.Totals.LifetimeCostPresentValue.Value, plan.Totals.ByCategory.Sum(category => category.PresentValue.Value), 1e-6);
                Assert.Equal(plan.Totals.LifetimeCostPresentValue.Value, Figure(plan, "capital-expenditure") + Figure(plan, "operating-expenditure"), 1e-6);
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(30)]
    [InlineData(240)]
    public void The_months_after_tax_discounted_are_the_lifetime_cost_after_tax(int horizon)
    {
        foreach (var (rate, country) in new[] { (0, TaxCountry.Germany), (0.065, TaxCountry.Japan), (0.12, TaxCountry.Korea), (0.12, TaxCountry.UnitedStates) })
        {
            var terms = s_case.Terms with { HorizonMonths = horizon, DiscountRatePerYear = rate, Tax = new TaxTerms { Rate = 0.3, Country = country } };
            foreach (var plan in PlanBuilder.Compare(s_case with { Terms = terms }, SeedGround.Ground).Plans)
            {
                var (after, before) = (Figure(plan, "lifetime-cost-after-tax"), plan.Totals.LifetimeCostPresentValue.Value);

                // By hand: every payment from its own day, every tax from the end of its month.
                var paid = plan.CostLines.Where(line => line.PriceKnown).Sum(line =>
                    Enumerable.Range(0, line.Months).Sum(place => line.Amount(place).Value * Math.Pow(1 + rate, -(line.FirstMonth + place + (line.Timing == Timing.EndOfMonth ? 1 : 0)) / 12.0)));
                Assert.Equal(after, paid + plan.Months.Sum(month => month.Taxed!.Tax.Value * Math.Pow(1 + rate, -(month.Month + 1) / 12.0)), 1e-9 * Math.Max(1, Math.Abs(before)));
                Assert.Equal(after, plan.Months[^1].Taxed!.CumulativePresentValue.Value, 1e-9 * Math.Max(1, Math.Abs(before)));
                Assert.Equal(before, plan.Months.Sum(month => month.PresentValue.Value), 1e-9 * Math.Max(1, Math.Abs(before)));
                Assert.All(plan.Months, month => Assert.Equal(month.BeforeTax.Value, month.Capital.Value + month.Operations.Value, 1e-6));
                Assert.NotEqual(before, after);
            }
        }
    }

    [Fact]
    public void A_lease_takes_the_place_of_the_purchase_and_at_its_own_rate_costs_its_price()
    {
        var lease = new Financing { Kind = FinancingKind.Lease, RatePerYear = 0.08, TermMonths = 60, Timing = PaymentTiming.EndOfMonth };
        var plan = Own(With(s_case, option => option with { Financing = lease }, rate: 0.08));

        Assert.DoesNotContain(plan.CostLines, line => line.Label == Labels.ServerPurchase);
        Assert.Equal(Price, Present(plan, Labels.LeasePayments, 0.08), 1e-3);
    }

    [Theory]
    [InlineData(120)]
    [InlineData(7)]
    public void A_lease_longer_than_the_horizon_owes_the_rest_and_a_shorter_one_is_renewed(int term)
    {
        var lease = new Financing { Kind = FinancingKind.Lease, RatePerYear = 0, TermMonths = term, Timing = PaymentTiming.StartOfMonth };
        var plan = Own(With(s_case, option => option with { Financing = lease }));
        var terms = Math.Ceiling(60.0 / term);

        Assert.Equal(Price * terms, Nominal(plan, Labels.LeasePayments) + Nominal(plan, Labels.CommitmentBeyondHorizon), 1e-6 * Price);
    }

    [Fact]
    public void A_residual_above_the_price_makes_a_lease_pay_less_than_nothing_at_a_rate_of_zero_and_stays_finite()
    {
        var lease = new Financing { Kind = FinancingKind.Lease, RatePerYear = 0, TermMonths = 60, ResidualShare = 1.5, Timing = PaymentTiming.EndOfMonth };

        Assert.Equal(-0.5 * Price, Nominal(Own(With(s_case, option => option with { Financing = lease })), Labels.LeasePayments), 1e-3);
    }

    [Fact]
    public void A_loan_at_the_discount_rate_changes_no_present_value_and_at_a_higher_one_costs_more()
    {
        Financing Loan(double rate) => new() { Kind = FinancingKind.Debt, RatePerYear = rate, TermMonths = 84, Share = 0.7, Timing = PaymentTiming.EndOfMonth };
        var plain = Own(With(s_case, option => option, rate: 0.08)).Totals.LifetimeCostPresentValue.Value;

        Assert.Equal(plain, Own(With(s_case, option => option with { Financing = Loan(0.08) }, rate: 0.08)).Totals.LifetimeCostPresentValue.Value, 1e-3);
        Assert.True(Own(With(s_case, option => option with { Financing = Loan(0.12) }, rate: 0.08)).Totals.LifetimeCostPresentValue.Value > plain);
    }

    [Fact]
    public void Upfront_payment_moves_cash_to_the_start_and_takes_the_discount()
    {
        var contract = new ContractTerms { Upfront = Upfront.All, UpfrontDiscount = 0.06 };
        var plan = Plan(With(s_case, option => option with { Contract = contract }, id: "five-years"), "five-years");

        Assert.Equal(39.32 * 43_800 * 0.94, Nominal(plan, Labels.UpfrontPayment), 1e-3);
        Assert.DoesNotContain(plan.CostLines, line => line.Label == Labels.ReservedHours);
    }

    [Fact]
    public void Cloud_rates_that_fall_are_followed_on_demand_and_held_within_a_term()
    {
        var scenario = s_case with { Terms = s_case.Terms with { PriceChangesPerYear = new PriceChanges { CloudRates = -0.15 } } };
        var comparison = PlanBuilder.Compare(scenario, SeedGround.Ground);
        var years = Enumerable.Range(0, 5).Sum(year => Math.Pow(0.85, year));

        Assert.Equal(98.32 * 8760 * years, comparison.Plans.Single(plan => plan.OptionId == "on-demand").Totals.LifetimeCostNominal.Value, 1e-3);
        Assert.Equal(39.32 * 43_800, comparison.Plans.Single(plan => plan.OptionId == "five-years").Totals.LifetimeCostNominal.Value, 1e-3);
        Assert.Equal(43.16 * 8760 * (3 + (3 * Math.Pow(0.85, 3))), comparison.Plans.Single(plan => plan.OptionId == "three-years").Totals.LifetimeCostNominal.Value, 1e-3);
    }

    [Fact]
    public void Tax_gives_back_its_share_of_running_costs_and_of_depreciation()
    {
        // Five years in a straight line at no discount: everything is expense within the horizon, so 30 % of all comes back.
        var tax = new TaxTerms { Rate = 0.3, Method = DepreciationMethod.StraightLine, HardwareLifeYears = 5 };
        var plan = Own(s_case with { Terms = s_case.Terms with { Tax = tax } });

        Assert.Equal(0.7 * plan.Totals.LifetimeCostNominal.Value, Figure(plan, "lifetime-cost-after-tax"), 1e-3);
    }

    [Theory]
    [InlineData(TaxCountry.UnitedStates)]
    [InlineData(TaxCountry.Japan)]
    [InlineData(TaxCountry.Germany)]
    [InlineData(TaxCountry.Korea)]
    public void Faster_depreciation_is_worth_more_when_capital_has_a_price(TaxCountry country)
    {
        double AfterTax(TaxTerms tax) => Figure(Own(s_case with { Terms = s_case.Terms with { DiscountRatePerYear = 0.1, Tax = tax } }), "lifetime-cost-after-tax");
        var slow = AfterTax(new TaxTerms { Rate = 0.3, Method = DepreciationMethod.StraightLine, HardwareLifeYears = 10 });

        Assert.True(AfterTax(new TaxTerms { Rate = 0.3, Country = country }) < slow);
    }

    [Fact]
    public void The_weighted_cost_of_capital_takes_the_place_of_the_rate()
    {
        var capital = new CapitalTerms { DebtShare = 0.4, EquityRatePerYear = 0.125, DebtRatePerYear = 0.06 };
        var plan = Own(s_case with { Terms = s_case.Terms with { Capital = capital, Tax = new TaxTerms { Rate = 0.35 } } });
        var same = Own(s_case with { Terms = s_case.Terms with { DiscountRatePerYear = 0.0906, Tax = new TaxTerms { Rate = 0.35 } } });

        Assert.Equal(0.0906, Figure(plan, "weighted-cost-of-capital"), 1e-12);
        Assert.Equal(same.Totals.LifetimeCostPresentValue.Value, plan.Totals.LifetimeCostPresentValue.Value, 1e-6);
    }

    [Fact]
    public void Spot_interruptions_lengthen_runs()
    {
        Scenario Spot(double perMonth) => SeedGround.Example("deepseek-v3") is var scenario ? scenario with
        {
            Application = scenario.Application with { Train = [scenario.Application.Train[0] with { AcceleratorHours = null }], Tune = [] },
            Terms = scenario.Terms with { HorizonMonths = 60 },
            Options = [scenario.Options[0] with { Quote = scenario.Options[0].Quote! with { Term = RentTerm.Spot }, Contract = new ContractTerms { SpotInterruptionsPerMonth = perMonth } }],
        } : null!;
        double Hours(double perMonth) => Figure(Plan(Spot(perMonth), "rent"), "accelerator-hours");

        Assert.True(Hours(0.5) > 1.005 * Hours(0), $"{Hours(0.5)} {Hours(0)}");
        Assert.True(Hours(2) > Hours(0.5));
    }

    [Fact]
    public void Racks_egress_support_and_effort_are_counted_as_stated()
    {
        var contract = new ContractTerms { EgressTerabytesPerMonth = 100, EgressPriceUsdPerGigabyte = 0.09, SupportShare = 0.03 };
        var plan = Plan(With(s_case, option => option with { Contract = contract, Effort = new Effort { SetupWeeks = 4 } }, id: "on-demand"), "on-demand");

        Assert.Equal(100_000 * 0.09 * 60, Nominal(plan, Labels.Egress), 1e-3);
        Assert.Equal(0.03 * ((98.32 * 43_800) + (100_000 * 0.09 * 60)), Nominal(plan, Labels.CloudSupport), 2_000.0);
        Assert.True(Nominal(plan, Labels.SetupEffort) > 10_000);
    }

    [Fact]
    public void Zero_watts_are_zero_and_a_price_that_nobody_knows_reads_at_least()
    {
        // What stands still takes what the power chain loses without load; what is stated to take nothing takes nothing.
        var idle = s_case with { Overrides = [.. s_case.Overrides.Where(one => one.Figure != "electricity@own"), new Override { Figure = "it-power-mean@own", Value = 0, Unit = "kW" }] };
        Assert.True(double.IsFinite(Own(idle).Totals.LifetimeCostPresentValue.Value));

        var still = s_case with { Overrides = [.. s_case.Overrides.Select(one => one.Figure == "electricity@own" ? one with { Value = 0 } : one)] };
        var plan = Own(still);

        Assert.Equal(0, Nominal(plan, Labels.Electricity));
        Assert.False(plan.Totals.AtLeast);
        Assert.True(plan.CostLines.Single(line => line.Label == Labels.Electricity).PriceKnown);

        var unknown = still with { Overrides = [.. still.Overrides.Where(one => one.Figure != "server-purchase@own" && one.Figure.EndsWith("@own", StringComparison.Ordinal))], Options = [still.Options[0] with { Server = "dgx-1-v100" }] };
        var server = SeedGround.Ground.Catalogue.Servers.Values.First(one => one.Price is null);
        Assert.True(Own(unknown with { Options = [unknown.Options[0] with { Server = server.Id, Accelerators = server.Accelerators }] }).Totals.AtLeast);
    }

    [Fact]
    public void A_currency_without_a_rate_is_refused_at_its_field_and_one_with_a_rate_converts()
    {
        var zloty = s_case with { Terms = s_case.Terms with { Currency = "PLN" } };
        var priced = s_case with { Overrides = [.. s_case.Overrides, new Override { Figure = "people@own", Value = 100, Unit = "USD/mo", Currency = "XYZ" }] };

        Assert.Contains(ScenarioCheck.Find(zloty, SeedGround.Ground.Catalogue), problem => problem is { Path: "terms.currency", Code: "currency-without-rate" });
        Assert.Contains(ScenarioCheck.Find(priced, SeedGround.Ground.Catalogue), problem => problem is { Code: "currency-without-rate" } && problem.Path.EndsWith("].currency", StringComparison.Ordinal));
        Assert.Empty(ScenarioCheck.Find(zloty with { Terms = zloty.Terms with { ExchangeRates = [new OwnExchangeRate { Currency = "PLN", UsdPerUnit = 0.25 }] } }, SeedGround.Ground.Catalogue));

        var euros = s_case with
        {
            Terms = s_case.Terms with { ExchangeRates = [new OwnExchangeRate { Currency = "EUR", UsdPerUnit = 1.1 }] },
            Overrides = [.. s_case.Overrides, new Override { Figure = "people@own", Value = 100, Unit = "USD/mo", Currency = "EUR" }],
        };
        Assert.Equal(110 * 60, Nominal(Own(euros), Labels.People), 1e-6);
    }

    [Fact]
    public void Refreshed_servers_are_bought_again_and_the_old_ones_sold()
    {
        var scenario = With(s_case, option => option with { RefreshMonths = 24 });
        var bought = Own(scenario with { Overrides = [.. scenario.Overrides.Where(one => one.Figure is not ("resale@own" or "server-purchase@own"))] });

        Assert.Equal(3, bought.CostLines.Count(line => line.Label == Labels.ServerPurchase));
        Assert.Equal([24, 48, 59], bought.CostLines.Where(line => line.Label == Labels.Resale).Select(line => line.FirstMonth).Distinct().Order());
    }

    [Fact]
    public void Everything_that_is_paid_by_the_token_follows_the_prices_of_tokens()
    {
        var scenario = SeedGround.Example("bloomberggpt");
        var cached = scenario with
        {
            Application = scenario.Application with { Serve = [.. scenario.Application.Serve.Select(work => work with { CachedShare = 0.5 })] },
            Terms = scenario.Terms with { PriceChangesPerYear = new PriceChanges { Tokens = -0.5 } },
        };
        var lines = PlanBuilder.Compare(cached, SeedGround.Ground).Plans.SelectMany(plan => plan.CostLines).ToArray();
        double Fall(Label label) => lines.First(line => line.Label == label) is var line ? line.UnitPrices[line.Months - 1].Value / line.UnitPrices[0].Value : 0;

        Assert.True(Fall(Labels.InputTokenCost) < 0.2);
        Assert.Equal(Fall(Labels.InputTokenCost), Fall(Labels.CachedTokenCost), 1e-12);
    }

    [Fact]
    public void A_savings_plan_binds_to_its_amount_whatever_the_rates_do_and_support_follows_the_bill()
    {
        var terms = new ContractTerms { SavingsPlan = new SavingsPlan { CommittedUsdPerHour = 50, Discount = 0.3, TermMonths = 36 } };
        var falling = s_case with { Terms = s_case.Terms with { PriceChangesPerYear = new PriceChanges { CloudRates = -0.15 } } };
        var bound = Plan(With(falling, option => option with { Contract = terms }, id: "on-demand"), "on-demand");
        Assert.Equal(50 * 730 * 12, Nominal(bound, Labels.CommitmentBeyondHorizon), 1e-3);

        var supported = Plan(With(falling, option => option with { Contract = new ContractTerms { SupportShare = 0.03 } }, id: "on-demand"), "on-demand");
        Assert.Equal(0.03 * Nominal(supported, Labels.CloudHours), Nominal(supported, Labels.CloudSupport), 2_000.0);
    }

    [Fact]
    public void A_run_that_is_said_to_take_longer_leaves_less_of_the_average_use_to_experiments()
    {
        var scenario = SeedGround.Example("dgx-a100-500");
        var own = scenario with { Application = scenario.Application with { AverageUse = 0.7 }, Overrides = [new Override { Figure = $"goodput@{scenario.Options[0].Id}", Value = 50 }] };
        var decisions = PlanBuilder.Decide(own, SeedGround.Ground);
        var plan = PlanBuilder.Compare(own, SeedGround.Ground, decisions).Plans.Single(plan => plan.OptionId == decisions.Need.ReferenceOption);
        var (accelerators, months) = (decisions.Need.ReferenceAccelerators, own.Terms.HorizonMonths - decisions.Need.ExperimentsFrom);

        Assert.Equal(scenario.Options[0].Id, plan.OptionId);
        Assert.Equal(0.7 * accelerators * months * 730, Units.Hour.FromBase(Figure(plan, "accelerator-hours")), 1e-6 * accelerators * months * 730);
    }

    [Fact]
    public void What_is_paid_once_and_what_is_paid_each_month_are_all_that_is_paid_but_for_resale()
    {
        var scenario = SeedGround.Example("bloomberggpt");
        foreach (var plan in PlanBuilder.Compare(scenario, SeedGround.Ground).Plans)
        {
            var paid = plan.CostLines.Where(line => line is { PriceKnown: true, IsCash: true, Category: not CostCategory.Resale }).ToArray();
            double All(Func<CostLine<Real>, bool> counts) => paid.Where(counts).Sum(line => Enumerable.Range(0, line.Months).Sum(place => line.Amount(place).Value));
            var months = scenario.Terms.HorizonMonths - plan.Decisions.ReadyMonth;

            Assert.Equal(All(_ => true), Figure(plan, "one-off-cost") + (Figure(plan, "cost-per-month") * months), 1e-9 * All(_ => true));
            if (plan.Decisions.Site is not null)
            {
                Assert.Equal(All(line => Labels.CapitalLines.Contains(line.Label)), Figure(plan, "one-off-cost"), 1e-6);
            }
        }
    }

    [Fact]
    public void A_grant_is_capital_and_income_at_once()
    {
        Scenario Granted(double share) => With(s_case, option => option) is var scenario ? scenario with { Terms = scenario.Terms with { Tax = new TaxTerms { Rate = 0.3, IncentiveShare = share } } } : null!;
        var (with, without) = (Own(Granted(0.1)), Own(Granted(0)));

        Assert.Equal(-0.1 * Price, Figure(with, "capital-expenditure") - Figure(without, "capital-expenditure"), 1e-3);
        Assert.Equal(-0.07 * Price, Figure(with, "lifetime-cost-after-tax") - Figure(without, "lifetime-cost-after-tax"), 1e-3);
    }

    [Fact]
    public void A_loan_is_lent_on_the_first_purchase_and_not_on_its_refresh()
    {
        var loan = new Financing { Kind = FinancingKind.Debt, RatePerYear = 0.08, TermMonths = 36, Share = 0.5, Timing = PaymentTiming.EndOfMonth };
        double Lent(int? refresh) => Nominal(Own(Computed(option => option with { Financing = loan, RefreshMonths = refresh })), Labels.LoanProceeds);

        Assert.True(Lent(null) < 0);
        Assert.Equal(Lent(null), Lent(24), 1e-6);
    }

    [Fact]
    public void Hardware_that_is_leased_loses_a_value_that_nobody_can_tell()
    {
        var scenario = SeedGround.Example("dgx-a100-500");
        Plan<Real> Financed(FinancingKind kind) => PlanBuilder.Compare(
            scenario with { Options = [scenario.Options[0] with { Financing = new Financing { Kind = kind, TermMonths = 36, Timing = PaymentTiming.EndOfMonth } }] }, SeedGround.Ground).Plans[0];

        Assert.DoesNotContain(Financed(FinancingKind.Lease).Figures, figure => figure.Label == Labels.AmortisedHardware);
        Assert.True(Figure(Financed(FinancingKind.Debt), "amortised-hardware") > 0);
    }

    [Fact]
    public void Questions_are_embedded_as_often_as_they_are_asked_whenever_an_option_is_ready()
    {
        var scenario = SeedGround.Example("llama-70b-documents");
        var rent = scenario.Options.First(option => option.Kind == OptionKind.Rent) with { Approach = Approach.Retrieval, Contract = null };
        var late = scenario with
        {
            Application = scenario.Application with { AverageUse = null, Documents = new Documents { Tokens = 1e9, ChangedPerYear = 0.2 }, Serve = [.. scenario.Application.Serve.Select(work => work with { GrowthPerYear = 1 })] },
            Options = [rent with { Id = "soon", MonthsToService = 1 }, rent with { Id = "late", MonthsToService = 14 }],
        };
        double Hours(string id) => Plan(late, id).CostLines.Single(line => line.Label == Labels.CloudHours) is var line ? line.Quantities[20 - line.FirstMonth].Value : 0;

        Assert.Equal(Hours("soon"), Hours("late"), 1e-9 * Hours("soon"));
    }

    private static Scenario Computed(Func<Option, Option> change) => With(s_case, change) is var scenario
        ? scenario with { Overrides = [.. scenario.Overrides.Where(one => one.Figure is not ("resale@own" or "server-purchase@own"))] }
        : null!;

    private static Scenario With(Scenario scenario, Func<Option, Option> change, double rate = 0, string id = "own") => scenario with
    {
        Terms = scenario.Terms with { DiscountRatePerYear = rate },
        Options = [.. scenario.Options.Select(option => option.Id == id ? change(option) : option)],
    };

    private static Plan<Real> Own(Scenario scenario) => Plan(scenario, "own");

    private static Plan<Real> Plan(Scenario scenario, string id)
    {
        Assert.Empty(ScenarioCheck.Find(scenario, SeedGround.Ground.Catalogue));
        return PlanBuilder.Compare(scenario, SeedGround.Ground).Plans.Single(plan => plan.OptionId == id);
    }

    private static double Nominal(Plan<Real> plan, Label label) =>
        plan.CostLines.Where(line => line.Label == label).Sum(line => Enumerable.Range(0, line.Months).Sum(place => line.Amount(place).Value));

    private static double Present(Plan<Real> plan, Label label, double rate) => plan.CostLines.Where(line => line.Label == label)
        .Sum(line => Enumerable.Range(0, line.Months).Sum(place => line.Amount(place).Value * Math.Pow(1 + rate, -(line.FirstMonth + place + (line.Timing == Timing.EndOfMonth ? 1 : 0)) / 12.0)));

    private static double Figure(Plan<Real> plan, string key) => plan.Figures.Single(figure => figure.Label.Key == key).Value.Value;
}
