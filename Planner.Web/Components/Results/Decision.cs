using System.Linq;
using Planner.Web.Display;

namespace Planner.Web.Components.Results;

/// <summary>The answer in words: what to do, why, and what binds.</summary>
/// <param name="Headline">One sentence or two, with the margin.</param>
/// <param name="Reasons">What else one must know to believe it.</param>
public sealed record Decision(string Headline, string Reasons)
{
    public static Decision Of(ComparisonView view)
    {
        if (view.Best is not { } best)
        {
            var reason = view.Lead is { Plan.Reasons: [var first, ..] } lead ? view.Words.Text("ruled-out-option", lead.Name, view.Say(first)) : "";
            return new(view.Words["decision.none"], reason);
        }

        return new(Verdict(view, best), string.Join(Between(view), Reason(view, best)));
    }

    private static string Verdict(ComparisonView view, OptionResult best)
    {
        var cost = view.Second is { } second
            ? view.Words.Text("decision.cheapest", view.Horizon, best.Name, view.Amount(best), view.Money.Amount(second.Cost - best.Cost), second.Name)
            : view.Words.Text("decision.only", view.Horizon, best.Name, view.Amount(best));
        return cost + Between(view) + view.Words.Text("decision.first-model", view.MonthOf(best.FirstModel));
    }

    private static string[] Reason(ComparisonView view, OptionResult best) =>
    [
        .. view.MainBreakEven is { Month: { } month } crossing && view.Find(crossing.Dearer) is { } dearer
            ? [view.Words.Text("decision.overtakes", best.Name, dearer.Name, NumberDisplay.Fixed(month, 0, view.Language))]
            : System.Array.Empty<string>(),
        .. Faster(view, best),
        .. view.Options.Where(option => option.RuledOut && option.Cost < best.Cost && option.Plan.Reasons.Length > 0)
            .Select(option => view.Words.Text("decision.cheaper-but", option.Name, view.Money.Amount(best.Cost - option.Cost), view.Say(option.Plan.Reasons[0]))),
    ];

    // Somebody who waits for a model wants to know who would have it sooner, and for how much.
    private static string[] Faster(ComparisonView view, OptionResult best)
    {
        var fastest = view.Options.Where(option => !option.RuledOut && option.FirstModel < best.FirstModel - 0.5).MinBy(option => option.FirstModel);
        return fastest is null
            ? []
            : [view.Words.Text("decision.faster", fastest.Name, view.Months(best.FirstModel - fastest.FirstModel), view.Money.Amount(fastest.Cost - best.Cost))];
    }

    // Japanese sets no space between sentences.
    private static string Between(ComparisonView view) => view.Language.Code == "ja" ? "" : " ";
}
