using System.Collections.Generic;
using System.Linq;
using Planner.Domain.Engines;
using Planner.Domain.Engines.Finance;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;
using Xunit;

namespace Planner.Tests.Plans;

/// <summary>What hardware that comes in stages is lent, taxed, granted, licensed and sold for: each stage from its own month on.</summary>
public sealed class StagedMoneyTests
{
    private static readonly Scenario s_scenario = SeedGround.Example("dgx-a100-500");
    private static readonly Option s_build = s_scenario.Options.First(option => option.Kind == OptionKind.Build) with { Accelerators = 4000 };
    private static readonly Option s_growing = s_build with { Ramp = [new RampStep { MonthsLater = 6, Accelerators = 1600 }, new RampStep { MonthsLater = 12, Accelerators = 800 }] };

    [Fact]
    public void A_loan_is_drawn_with_each_delivery_for_what_comes_then()
    {
        var plan = PlanOf(s_growing with { Financing = Money(FinancingKind.Debt) });
        var lent = Lines(plan, Labels.LoanProceeds);

        Assert.Equal([0, 6, 12], lent.Select(line => line.FirstMonth - plan.Decisions.Site!.DeliveryMonth));
        Assert.All(lent, line => Assert.Equal(-0.7 * Bought(plan, line.FirstMonth), line.Amount(0).Value, 1e-3));
        Assert.Equal(lent.Select(line => line.FirstMonth), Lines(plan, Labels.LoanPayments).Select(line => line.FirstMonth));
        Assert.All(Lines(plan, Labels.LoanPayments), line => Assert.True(line.FirstMonth + line.Months <= s_scenario.Terms.HorizonMonths));
    }

    [Fact]
    public void A_loan_in_stages_at_the_discount_rate_changes_no_present_value()
    {
        var terms = new TaxTerms { Rate = 0 };
        Assert.Equal(PlanOf(s_growing, terms, 0.08).Totals.LifetimeCostPresentValue.Value, PlanOf(s_growing with { Financing = Money(FinancingKind.Debt) }, terms, 0.08).Totals.LifetimeCostPresentValue.Value, 1);
    }

    [Fact]
    public void A_lease_begins_with_the_delivery_that_it_pays()
    {
        var bought = PlanOf(s_growing, rate: 0.08);
        var leased = PlanOf(s_growing with { Financing = Money(FinancingKind.Lease) with { TermMonths = s_scenario.Terms.HorizonMonths } }, rate: 0.08);
        var payments = Lines(leased, Labels.LeasePayments);

        Assert.Equal([0, 6, 12], payments.Select(line => line.FirstMonth - leased.Decisions.Site!.DeliveryMonth));
        Assert.All(payments, line => Assert.Equal(
            Bought(bought, line.FirstMonth),
            line.Amount(0).Value * Discounting.Annuity<Real>(Discounting.MonthlyRate<Real>(0.08), s_scenario.Terms.HorizonMonths, Timing.EndOfMonth).Value,
            1));
    }

    [Fact]
    public void Property_tax_and_grants_begin_with_each_delivery()
    {
        var plan = PlanOf(s_growing, new TaxTerms { Rate = 0.3, PropertyTaxPerYear = 0.012, IncentiveShare = 0.1 });
        var (taxed, granted) = (Lines(plan, Labels.PropertyTax), Lines(plan, Labels.Incentive));

        Assert.Equal([0, 6, 12], taxed.Select(line => line.FirstMonth - plan.Decisions.ReadyMonth));
        Assert.Equal([0, 6, 12], granted.Select(line => line.FirstMonth - plan.Decisions.Site!.DeliveryMonth));
        Assert.All(granted, line => Assert.Equal(-0.1 * Bought(plan, line.FirstMonth), line.Amount(0).Value, 1e-3));
        Assert.All(taxed.Zip(granted), pair => Assert.Equal(0.012 / 12 * -10 * pair.Second.Amount(0).Value, pair.First.Amount(0).Value, 1e-3));
    }

    [Fact]
    public void Licences_count_the_accelerators_that_stand()
    {
        var licences = Lines(PlanOf(s_growing with { SoftwareLicences = true }), Labels.SoftwareLicences);

        Assert.Equal([1600, 1600, 800], licences.Select(line => line.Amount(0).Value * 12 / 4500));
        Assert.Equal([0, 6, 12], licences.Select(line => line.FirstMonth - licences[0].FirstMonth));
    }

    [Fact]
    public void What_comes_after_the_horizon_is_neither_licensed_nor_taken_down()
    {
        var plan = PlanOf(s_growing with { SoftwareLicences = true, Ramp = [new RampStep { MonthsLater = 200, Accelerators = 1600 }] });

        Assert.Equal(2400 * 4500 / 12.0, Assert.Single(Lines(plan, Labels.SoftwareLicences)).Amount(0).Value, 3);
        Assert.Equal(300 + plan.Decisions.Spares, Assert.Single(Lines(plan, Labels.TakingDown)).Quantities[0].Value);
    }

    [Fact]
    public void A_refresh_in_the_month_of_a_delivery_is_no_delivery()
    {
        var plan = PlanOf(s_growing with { RefreshMonths = 12, Financing = Money(FinancingKind.Debt) });
        var last = plan.Decisions.Site!.DeliveryMonth + 12;
        var renewed = Lines(plan, Labels.ServerPurchase).Where(line => line.FirstMonth == last).ToList();

        Assert.Equal([100, 200], renewed.Select(line => line.Quantities[0].Value).Order());
        Assert.Equal(-0.7 * renewed.Single(line => !line.IsRefresh).Amount(0).Value, Lines(plan, Labels.LoanProceeds).Single(line => line.FirstMonth == last).Amount(0).Value, 1e-3);
    }

    [Fact]
    public void Servers_that_come_at_a_lower_price_are_granted_insured_and_sold_on_that()
    {
        var terms = s_scenario.Terms with { PriceChangesPerYear = new PriceChanges { Hardware = -0.2 }, Tax = new TaxTerms { Rate = 0, IncentiveShare = 0.1 } };
        var plan = PlanBuilder.Compare(s_scenario with { Options = [s_growing], Terms = terms }, SeedGround.Ground).Plans.Single();
        var month = plan.Decisions.Site!.DeliveryMonth + 12;

        Assert.True(month >= 12);
        Assert.Equal(-0.1 * Bought(plan, month), Lines(plan, Labels.Incentive).Single(line => line.FirstMonth == month).Amount(0).Value, 1e-3);
        Assert.Contains(Lines(plan, Labels.Resale), line => System.Math.Abs(line.Quantities[0].Value - Bought(plan, month)) < 1e-3);
    }

    [Fact]
    public void A_stated_purchase_is_paid_with_each_delivery_by_how_many_servers_come()
    {
        var scenario = s_scenario with { Options = [s_growing], Overrides = [new Override { Figure = "server-purchase@" + s_growing.Id, Value = 50e6, Unit = "USD" }] };
        var bought = Lines(PlanBuilder.Compare(scenario, SeedGround.Ground).Plans.Single(), Labels.ServerPurchase);

        Assert.Equal([20e6, 20e6, 10e6], bought.Select(line => line.Amount(0).Value));
        Assert.Equal([0, 6, 12], bought.Select(line => line.FirstMonth - bought[0].FirstMonth));
    }

    private static Financing Money(FinancingKind kind) => new() { Kind = kind, RatePerYear = 0.08, TermMonths = 48, Share = 0.7, Timing = PaymentTiming.EndOfMonth };

    private static Plan<Real> PlanOf(Option option, TaxTerms? tax = null, double rate = 0.06) =>
        PlanBuilder.Compare(s_scenario with { Options = [option], Terms = s_scenario.Terms with { Tax = tax, DiscountRatePerYear = rate } }, SeedGround.Ground).Plans.Single();

    private static List<CostLine<Real>> Lines(Plan<Real> plan, Label label) => [.. plan.CostLines.Where(line => line.Label == label)];

    private static double Bought(Plan<Real> plan, int month) => plan.CostLines
        .Where(line => line.FirstMonth == month && line.PriceKnown && (line.Label == Labels.ServerPurchase || line.Label == Labels.FabricPurchase || line.Label == Labels.SpareServers || line.Label == Labels.StoragePurchase))
        .Sum(line => line.Amount(0).Value);
}
