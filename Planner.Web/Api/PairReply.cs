using System.Collections.Generic;
using System.Linq;
using Planner.Domain.Engines;
using Planner.Domain.Plans;
using Planner.Domain.Studies;
using Planner.Web.Display;

namespace Planner.Web.Api;

/// <summary>Two options against each other, amounts in US dollars at present value before tax.</summary>
/// <param name="Cheaper">Option id.</param>
/// <param name="Dearer">Option id.</param>
/// <param name="DifferenceUsd">What the dearer costs more; the steps of the waterfall add up to it.</param>
/// <param name="BreakEvenMonth">First month at whose end the cheaper one has cost less for good; null when it has from the start.</param>
/// <param name="BreakEvenUse">Share of the reference cluster's hours at which both cost the same; null when no use makes them.</param>
/// <param name="BreakEvenHoursPerDay">The same as hours a day.</param>
/// <param name="CheaperAboveBreakEvenUse">Option id.</param>
/// <param name="Waterfall">Why the dearer one is dearer.</param>
public sealed record PairReply(
    string Cheaper,
    string Dearer,
    double DifferenceUsd,
    int? BreakEvenMonth,
    double? BreakEvenUse,
    double? BreakEvenHoursPerDay,
    string? CheaperAboveBreakEvenUse,
    WaterfallReply Waterfall)
{
    /// <summary>Requests a second at which both cost the same, where requests decide; otherwise null.</summary>
    public double? BreakEvenRequestsPerSecond { get; init; }

    /// <summary>Option id.</summary>
    public string? CheaperAboveBreakEvenRequests { get; init; }

    /// <summary>The cheaper one as an investment against the dearer, on nominal cash flows before tax.</summary>
    public InvestmentReply? Investment { get; init; }

    public static PairReply Of(OptionPair pair) => new(
        pair.Cheaper, pair.Dearer, pair.Waterfall.Difference, pair.BreakEvenMonth, pair.BreakEvenUse?.Use, pair.BreakEvenUse?.HoursPerDay, pair.BreakEvenUse?.Above, WaterfallReply.Of(pair.Waterfall))
    {
        Investment = pair.Investment is { } investment ? InvestmentReply.Of(investment) : null,
        BreakEvenRequestsPerSecond = pair.BreakEvenDemand?.RequestsPerSecond,
        CheaperAboveBreakEvenRequests = pair.BreakEvenDemand?.Above,
    };
}

/// <summary>Of the two the one that costs more at first, as an investment against the other.</summary>
/// <param name="NetPresentValueUsd">What it saves at present value; below zero when it does not pay.</param>
/// <param name="InternalRateOfReturnPerYear">A share a year; null where there is none.</param>
/// <param name="NoInternalRate">Why there is none, in the language of the request.</param>
/// <param name="PaybackMonths">First month from whose end on the extra outlay is back; null when nothing extra is put in or it never is.</param>
/// <param name="PaybackHours">The same in hours, straight within the month.</param>
public sealed record InvestmentReply(double NetPresentValueUsd, double? InternalRateOfReturnPerYear, string? NoInternalRate, int? PaybackMonths, double? PaybackHours)
{
    /// <summary>Id of the option that is the investment.</summary>
    public string Option { get; init; } = "";

    /// <summary>Id of the one it is held against.</summary>
    public string Alternative { get; init; } = "";

    /// <summary>Most money that it has cost more at the end of any month, not discounted.</summary>
    public double ExtraOutlayUsd { get; init; }

    public static InvestmentReply Of(InvestmentCase investment) => new(
        investment.NetPresentValue, investment.InternalRate, investment.InternalRate is null ? Wording.Current["no-internal-rate"] : null, investment.PaybackMonths, investment.PaybackHours)
    {
        Option = investment.Option,
        Alternative = investment.Alternative,
        ExtraOutlayUsd = investment.ExtraOutlay,
    };
}

/// <summary>From one option's total to another's.</summary>
public sealed record WaterfallReply(string From, string To, double FromUsd, double ToUsd, IReadOnlyList<WaterfallStepReply> Steps)
{
    public static WaterfallReply Of(Waterfall waterfall) => new(
        waterfall.FromOption, waterfall.ToOption, waterfall.From, waterfall.To,
        [.. waterfall.Steps.Select(step => new WaterfallStepReply(step.Category, step.From, step.To, step.Difference, [.. step.Lines.Select(Line)]))]);

    private static WaterfallLineReply Line(WaterfallLine line) => new(
        line.Label.Key, line.Of?.Key, Wording.Current.Label(line.Of ?? line.Label), line.From, line.To, line.Difference, line.PriceKnown);
}

/// <summary>A category of cost in both options.</summary>
public sealed record WaterfallStepReply(CostCategory Category, double FromUsd, double ToUsd, double DifferenceUsd, IReadOnlyList<WaterfallLineReply> Lines);

/// <summary>A kind of cost in both options; without a known price it is no part of either total.</summary>
public sealed record WaterfallLineReply(string Line, string? Of, string Name, double FromUsd, double ToUsd, double DifferenceUsd, bool PriceKnown);

/// <summary>A sentence of the recommendation in the language of the request.</summary>
public sealed record GuidanceReply(GuidanceTopic Topic, string Code, string Text);
