using System.Globalization;
using System.Linq;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Studies;
using Planner.Web.Display;

namespace Planner.Web.Reports;

/// <summary>What a goal seek found and between which values it looked, with what both options cost there.</summary>
internal static class GoalRoots
{
    /// <summary>A value of an input; its place is the input and which of the values.</summary>
    public const string Value = "goal-value";

    /// <summary>A count; its place is the input and <see cref="Smallest"/> or one of the limits.</summary>
    public const string Count = "goal-count";

    public const string From = "from";
    public const string Until = "until";
    public const string Smallest = "smallest";

    /// <summary>The place of one of several values.</summary>
    public static string PlaceOf(string input, int point) => PlaceOf(input, point.ToString(CultureInfo.InvariantCulture));

    /// <summary>The place of a limit, or of the smallest count.</summary>
    public static string PlaceOf(string input, string which) => input + ":" + which;

    /// <summary>Whether a figure is one of these.</summary>
    public static bool Knows(string key) => key is Value or Count;

    /// <summary>The explanation, sought again; null where there is no such value.</summary>
    public static Explanation? Find(PlainPlans plans, FigureAddress figure, Wording words)
    {
        var (place, second) = (figure.Place ?? "", figure.Against ?? "");
        if (place.LastIndexOf(':') is not (> 0 and var colon) || !IsOption(plans, figure.Option) || !IsOption(plans, second))
        {
            return null;
        }

        var (input, which) = (place[..colon], place[(colon + 1)..]);
        return figure.Figure == Count ? OfCount(plans, input, which, figure.Option, second, words) : OfValue(plans, input, which, figure.Option, second, words);
    }

    private static bool IsOption(PlainPlans plans, string id) => plans.Decisions.Options.Any(option => option.Option.Id == id);

    private static Explanation? OfValue(PlainPlans plans, string id, string which, string first, string second, Wording words)
    {
        if (plans.InputOf(id) is not { } input)
        {
            return null;
        }

        var study = GoalSeek.Equal(plans.Scenario, plans.Ground, plans.Decisions, input, first, second);
        double? value = which switch
        {
            From => study.From,
            Until => study.Until,
            _ when int.TryParse(which, NumberStyles.None, CultureInfo.InvariantCulture, out var point) && point < study.Points.Length => study.Points[point].Value,
            _ => null,
        };
        return value is not { } sought ? null : SearchRoots.Found(
            plans.Scenario, plans.Ground, input.Label, sought, EqualCosts.AtInput(plans.Scenario, plans.Ground, plans.Decisions, first, second, id, sought), (first, second), words, IsLimit(which) ? words["explain.goal-limit"] : null);
    }

    private static bool IsLimit(string which) => which is From or Until;

    private static Explanation? OfCount(PlainPlans plans, string id, string which, string first, string second, Wording words)
    {
        if (WhatIf.Find(id, plans.Scenario, plans.Ground.Catalogue) is not { Whole: true } input)
        {
            return null;
        }

        var study = CountSeek.Smallest(plans.Scenario, plans.Ground, input, first, second);
        int? sought = which switch { From => study.From, Until => study.Until, Smallest => study.Smallest, _ => null };
        if (sought is not { } count)
        {
            return null;
        }

        var value = id == WhatIf.HorizonId ? Units.Month.ToBase(count) : count;
        var there = input.In(plans.Scenario, value);
        var run = new ExplainedRun(there, plans.Ground);
        return run.Plan(first) is not { } own || run.Plan(second) is not { } other ? null : SearchRoots.Found(
            plans.Scenario, plans.Ground, input.Label, value, new EqualCosts(own.Totals.LifetimeCostPresentValue, other.Totals.LifetimeCostPresentValue), (first, second), words,
            words[IsLimit(which) ? "explain.goal-limit" : "explain.goal-count"]);
    }
}
