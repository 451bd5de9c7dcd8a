using System;
using System.Linq;
using Planner.Domain.Engines;
using Planner.Web.Display;

namespace Planner.Web.Components.Results;

/// <summary>Titles of charts: what the picture shows, in a sentence.</summary>
public static class Findings
{
    /// <summary>The largest category of the recommended option, and its share of what is spent.</summary>
    public static string OfCost(ComparisonView view)
    {
        if (view.Lead is not { } lead || Spent(lead) <= 0)
        {
            return view.Words["cost-nothing"];
        }

        var (largest, share) = LargestShare(lead);
        return view.Words.Text("cost-largest", view.Words["category." + largest], NumberDisplay.Percent(share, view.Language, 0), lead.Name);
    }

    /// <summary>The category that an option spends most on, and its share in all that is spent, before resale.</summary>
    public static (CostCategory Category, double Share) LargestShare(OptionResult option)
    {
        var largest = Enum.GetValues<CostCategory>().Where(category => category != CostCategory.Resale).MaxBy(option.Of);
        return (largest, option.Of(largest) / Spent(option));
    }

    public static string OfCumulative(ComparisonView view)
    {
        if (view.MainBreakEven is { Month: { } month } crossing && view.Find(crossing.Dearer) is { } dearer && view.Best is { } best)
        {
            return view.Words.Text(AtOnce("overtakes", month), best.Name, dearer.Name, NumberDisplay.Fixed(month, 0, view.Language));
        }

        return view.Best is null || view.Second is null ? view.Words["cumulative"] : view.Words.Text("no-break-even", view.Best.Name);
    }

    /// <summary>The key of a sentence about a break-even: one in the first month overtakes nothing.</summary>
    public static string AtOnce(string key, double month) => month <= 1 ? key + ".at-once" : key;

    public static string OfTimeline(ComparisonView view, OptionResult option)
    {
        var month = view.MonthOf(option.FirstModel);
        var binds = Figures.BindingName(view, option);
        return binds.Length == 0 ? view.Words.Text("decision.first-model", month) : view.Words.Text("timeline-title", month, binds);
    }

    private static double Spent(OptionResult option) => option.Cost - option.Of(CostCategory.Resale);
}
