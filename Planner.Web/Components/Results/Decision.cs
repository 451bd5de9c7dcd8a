using System.Linq;
using Planner.Domain.Plans;
using Planner.Web.Display;

namespace Planner.Web.Components.Results;

/// <summary>The answer in words: what to do, why, and what binds.</summary>
/// <param name="Headline">One sentence or two, with the margin.</param>
/// <param name="Reasons">What else one must know to believe it.</param>
public sealed record Decision(string Headline, string Reasons)
{
    private static readonly GuidanceTopic[] s_reasons = [GuidanceTopic.Reason, GuidanceTopic.Time, GuidanceTopic.RuledOut];

    public static Decision Of(ComparisonView view)
    {
        var guidance = view.Guidance;
        var between = Between(view.Language);
        var verdict = string.Join(between, guidance.Where(point => point.Topic == GuidanceTopic.Verdict).Select(point => view.Say(point.Finding)));
        var reasons = s_reasons.SelectMany(topic => guidance.Where(point => point.Topic == topic)).Select(point => view.Say(point.Finding));
        return view.Best is { } best
            ? new(verdict + between + view.Words.Text("decision.first-model", view.MonthOf(best.FirstModel)), string.Join(between, [.. Overtakes(view, best), .. reasons]))
            : new(verdict, view.Lead is { } lead ? view.Words.Text("ruled-out-option", lead.Name, string.Join(between, reasons)) : "");
    }

    /// <summary>What stands between two sentences: Japanese sets no space.</summary>
    public static string Between(Language language) => language.Code == "ja" ? "" : " ";

    private static string[] Overtakes(ComparisonView view, OptionResult best) =>
        view.MainBreakEven is { Month: { } month } crossing && view.Find(crossing.Dearer) is { } dearer
            ? [view.Words.Text(Findings.AtOnce("decision.overtakes", month), best.Name, dearer.Name, NumberDisplay.Fixed(month, 0, view.Language))]
            : [];
}
