using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Catalogue;
using Planner.Domain.Engines;
using Planner.Domain.Engines.Finance;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;
using Planner.Domain.Studies;
using Planner.Web.Components.Results;
using Planner.Web.Display;
using OptionComparison = Planner.Domain.Plans.Comparison<Planner.Domain.Numbers.Real>;

namespace Planner.Web.Api;

/// <summary>What <c>POST /api/v1/compare</c> gives: amounts in US dollars, months from the decision.</summary>
public sealed record ComparisonReply(IReadOnlyList<OptionReply> Options, RankingReply Comparison, string CatalogueVersion, string ConstantsVersion, string Currency)
{
    /// <summary>The currency that the scenario is shown in, with the rate and its date; amounts of the answer stay in US dollars.</summary>
    public CurrencyReply? ShownIn { get; init; }

    /// <summary>Serving alone: what a million tokens cost in each option, and at which volume one overtakes another; null when the scenario serves nothing.</summary>
    public ServingReply? Serving { get; init; }

    /// <summary>The comparison as it leaves the house; nothing is added up or rounded here.</summary>
    public static ComparisonReply Of(Scenario scenario, Ground ground, OptionComparison comparison) => new(
        [.. comparison.Plans.Select(plan => new OptionReply(plan.OptionId, plan.Kind, PlanReply.Of(plan, scenario)))],
        Ranked(scenario, ground, comparison),
        ground.Catalogue.Version,
        ground.Constants.Version,
        "USD")
    {
        Serving = ServingVolumes.Of(scenario, ground) is { } served ? ServingReply.Of(served) : null,
    };

    private static RankingReply Ranked(Scenario scenario, Ground ground, OptionComparison comparison)
    {
        var pairs = OptionPairs.Of(scenario, ground, comparison);
        var view = new ComparisonView(scenario, comparison, ground, Wording.Current, studies: new StudyResults(null, null, null) { Pairs = pairs });
        return new RankingReply(comparison.Ranking, comparison.BreakEvens, [.. comparison.Assumed.Select(FindingReply.Of)])
        {
            Pairs = [.. pairs.Select(PairReply.Of)],
            Guidance = [.. view.Guidance.Select(point => new GuidanceReply(point.Topic, point.Finding.Code, view.Say(point.Finding)))],
        };
    }
}

/// <summary>A currency with its rate.</summary>
/// <param name="Currency">ISO 4217.</param>
/// <param name="UsdPerUnit">US dollars for one unit of it.</param>
/// <param name="AsOf">The date of the rate.</param>
public sealed record CurrencyReply(string Currency, double UsdPerUnit, string? AsOf)
{
    /// <summary>The currency that the scenario asks for; null when it has no rate.</summary>
    public static CurrencyReply? Of(Scenario scenario, CatalogueSnapshot catalogue) =>
        ExchangeRates.Find(scenario.Terms.Currency, scenario, catalogue) is { } rate ? new(rate.Currency, rate.UsdPerUnit, rate.AsOf) : null;
}

/// <summary>One option with its plan.</summary>
public sealed record OptionReply(string Id, OptionKind Kind, PlanReply Plan);

/// <summary>The options in order, and where one overtakes another.</summary>
public sealed record RankingReply(ImmutableArray<string> Ranking, ImmutableArray<BreakEven> BreakEvens, IReadOnlyList<FindingReply> Assumed)
{
    /// <summary>Every two options against each other.</summary>
    public IReadOnlyList<PairReply> Pairs { get; init; } = [];

    /// <summary>The recommendation in plain words.</summary>
    public IReadOnlyList<GuidanceReply> Guidance { get; init; } = [];
}

/// <summary>A sentence in the language of the request with the key of it.</summary>
public sealed record FindingReply(string Code, string Text)
{
    public static FindingReply Of(Finding finding) => new(finding.Code, Wording.Current.Finding(finding));
}

/// <summary>A figure in the unit it is shown in.</summary>
public sealed record FigureReply(string Figure, string Name, double Value, string Unit)
{
    public static FigureReply Of(PlanFigure<Real> figure) =>
        new(figure.Label.Key, Wording.Current.Label(figure.Label), figure.Label.Unit.FromBase(figure.Value.Value), figure.Label.Unit.Symbol);
}

/// <summary>When things happen, in months from the decision.</summary>
public sealed record DatesReply(double ReadyMonths, double FirstModelMonths, IReadOnlyList<StepReply> Steps);

/// <summary>A step on the way, in months from the decision.</summary>
public sealed record StepReply(string Step, string Name, double StartMonths, double DurationMonths, bool Critical);

/// <summary>What was decided for the option.</summary>
public sealed record DecisionsReply(string? Accelerator, int Accelerators, int Servers, int ReadyMonth, int FirstModelMonth, int HorizonMonths);

/// <summary>Parts by count, and what they draw and take.</summary>
public sealed record BillReply(
    IReadOnlyList<BillItemReply> Items,
    double ItPowerNameplateWatts,
    double ItPowerMeanWatts,
    double FacilityPowerWatts,
    double EnergyPerMonthJoules,
    double WaterPerMonthCubicMetres,
    double FloorAreaSquareMetres);

/// <summary>So many of one part.</summary>
public sealed record BillItemReply(string Kind, string? PartId, string Item, string Name, double Count, string Unit);

/// <summary>A cost by month: quantities times prices of one unit.</summary>
public sealed record CostLineReply(
    string Line,
    string Name,
    CostCategory Category,
    Timing Timing,
    int FirstMonth,
    string QuantityUnit,
    bool PriceKnown,
    IReadOnlyList<double> Quantities,
    IReadOnlyList<double>? UnitPricesUsd,
    IReadOnlyList<double>? AmountsUsd)
{
    /// <summary>False for work that waits or is left undone, valued: no money leaves.</summary>
    public bool IsCash { get; init; } = true;

    /// <summary>False for a loan where the discount rate is the weighted cost of capital: it stands in the cash, not in the present value.</summary>
    public bool InPresentValue { get; init; } = true;
}

/// <summary>The totals before tax, US dollars.</summary>
public sealed record TotalsReply(
    double LifetimeCostPresentValue,
    double LifetimeCostNominal,
    double YearOneCash,
    IReadOnlyList<CategoryReply> ByCategory,
    IReadOnlyList<double> CumulativePresentValue,
    bool AtLeast);

/// <summary>What one category costs over the horizon, US dollars.</summary>
public sealed record CategoryReply(CostCategory Category, double PresentValue, double Nominal);

/// <summary>What one month costs, US dollars: capital and operations, nominal before tax, discounted, and with terms of tax the same after it. Income is negative.</summary>
/// <param name="Month">0 begins at the decision.</param>
public sealed record MonthReply(
    int Month,
    double CapitalUsd,
    double OperationsUsd,
    double BeforeTaxUsd,
    double PresentValueUsd,
    double? TaxUsd,
    double? AfterTaxUsd,
    double? AfterTaxPresentValueUsd,
    double? AfterTaxCumulativePresentValueUsd)
{
    /// <summary>What is paid to lenders less what they lend, nominal, part of the amount before tax; null where no option has a loan.</summary>
    public double? FinancingUsd { get; init; }

    public static MonthReply Of(MonthOfCosts<Real> month) => new(
        month.Month,
        month.Capital.Value,
        month.Operations.Value,
        month.BeforeTax.Value,
        month.PresentValue.Value,
        month.Taxed?.Tax.Value,
        month.Taxed?.AfterTax.Value,
        month.Taxed?.PresentValue.Value,
        month.Taxed?.CumulativePresentValue.Value)
    {
        FinancingUsd = month.Financing?.Value,
    };
}

/// <summary>One option, planned.</summary>
public sealed record PlanReply(
    bool Feasible,
    string? Reason,
    IReadOnlyList<FindingReply> Reasons,
    DatesReply Dates,
    DecisionsReply Decisions,
    BillReply Bill,
    IReadOnlyList<CostLineReply> CostLines,
    TotalsReply Totals,
    IReadOnlyList<FigureReply> Figures,
    FindingReply? Binds,
    IReadOnlyList<FindingReply> Warnings)
{
    /// <summary>The costs of each month; their discounted sums are the lifetime costs before and after tax.</summary>
    public IReadOnlyList<MonthReply> Months { get; init; } = [];

    /// <summary>Its fleets, one for each serving work that accelerators answer.</summary>
    public IReadOnlyList<FleetReply> Serving { get; init; } = [];

    public static PlanReply Of(Plan<Real> plan, Scenario scenario) => new(
        plan.Feasible,
        plan.Reasons.IsDefaultOrEmpty ? null : string.Join(' ', plan.Reasons.Select(reason => Wording.Current.Finding(reason))),
        [.. plan.Reasons.Select(FindingReply.Of)],
        DatesOf(plan.Dates),
        DecisionsOf(plan.Decisions),
        BillOf(plan.Bill),
        [.. plan.CostLines.Select(LineOf)],
        TotalsOf(plan.Totals),
        [.. plan.Figures.Select(FigureReply.Of)],
        plan.Binds is null ? null : FindingReply.Of(plan.Binds),
        [.. plan.Warnings.Select(FindingReply.Of)])
    {
        Months = [.. plan.Months.Select(MonthReply.Of)],
        Serving = [.. plan.Serving.Select(served => FleetReply.Of(served, scenario.Application.Serve[served.Fleet.Place].Id))],
    };

    private static DatesReply DatesOf(PlanDates<Real> dates) => new(
        Units.Month.FromBase(dates.Ready.Value),
        Units.Month.FromBase(dates.FirstModel.Value),
        [.. dates.Steps.Select(step => new StepReply(step.Label.Key, Wording.Current.Label(step.Label), Units.Month.FromBase(step.Start.Value), Units.Month.FromBase(step.Duration.Value), step.Critical))]);

    private static DecisionsReply DecisionsOf(OptionDecisions decisions) => new(
        decisions.Accelerator, decisions.Accelerators, decisions.Servers, decisions.ReadyMonth, decisions.FirstModelMonth, decisions.HorizonMonths);

    private static BillReply BillOf(Bill<Real> bill) => new(
        [.. bill.Items.Select(item => new BillItemReply(
            item.Kind, item.PartId, item.Label.Key, Wording.Current.Label(item.Label), item.Label.Unit.FromBase(item.Count.Value), item.Label.Unit.Symbol))],
        bill.ItPowerNameplate.Value,
        bill.ItPowerMean.Value,
        bill.FacilityPower.Value,
        bill.EnergyPerMonth.Value,
        bill.WaterPerMonth.Value,
        bill.FloorArea.Value);

    private static CostLineReply LineOf(CostLine<Real> line)
    {
        var places = Enumerable.Range(0, line.Months).ToList();
        return new CostLineReply(
            line.Label.Key,
            Wording.Current.Label(line.Label),
            line.Category,
            line.Timing,
            line.FirstMonth,
            line.QuantityUnit.Symbol,
            line.PriceKnown,
            [.. places.Select(place => line.QuantityUnit.FromBase(line.Quantities[place].Value))],
            line.PriceKnown ? [.. places.Select(place => line.UnitPrices[place].Value * line.QuantityUnit.Factor)] : null,
            line.PriceKnown ? [.. places.Select(place => line.Amount(place).Value)] : null)
        {
            IsCash = line.IsCash,
            InPresentValue = line.InPresentValue,
        };
    }

    private static TotalsReply TotalsOf(PlanTotals<Real> totals) => new(
        totals.LifetimeCostPresentValue.Value,
        totals.LifetimeCostNominal.Value,
        totals.YearOneCash.Value,
        [.. totals.ByCategory.Select(category => new CategoryReply(category.Category, category.PresentValue.Value, category.Nominal.Value))],
        [.. totals.CumulativePresentValue.Select(amount => amount.Value)],
        totals.AtLeast);
}
