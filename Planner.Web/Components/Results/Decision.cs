using System.Linq;
using Planner.Domain.Engines;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Web.Display;

namespace Planner.Web.Components.Results;

/// <summary>The answer in words: what to do, why, and what binds.</summary>
/// <param name="Headline">One sentence or two, with the margin.</param>
/// <param name="Reasons">What else one must know to believe it.</param>
public sealed record Decision(string Headline, string Reasons)
{
    private const int Hundred = 100;
    private static readonly GuidanceTopic[] s_reasons = [GuidanceTopic.Reason, GuidanceTopic.Time, GuidanceTopic.RuledOut];

    /// <param name="view">What was compared.</param>
    /// <param name="underway">The futures are being drawn: the sentence on how sure it is keeps its place.</param>
    public static Decision Of(ComparisonView view, bool underway = false)
    {
        var guidance = view.Guidance;
        var between = Between(view.Language);
        var verdict = string.Join(between, guidance.Where(point => point.Topic == GuidanceTopic.Verdict).Select(point => view.Say(point.Finding)));
        var reasons = s_reasons.SelectMany(topic => guidance.Where(point => point.Topic == topic)).Select(point => view.Say(point.Finding));
        return view.Best is { } best
            ? new(verdict + between + Sureness(view, best, underway) + view.Words.Text("decision.first-model", view.MonthOf(best.FirstModel)), string.Join(between, [.. Overtakes(view, best), .. reasons]))
            : new(verdict, view.Lead is { } lead ? view.Words.Text("ruled-out-option", lead.Name, string.Join(between, reasons)) : "");
    }

    /// <summary>What stands between two sentences: Japanese sets no space.</summary>
    public static string Between(Language language) => language.Code == "ja" ? "" : " ";

    // Without a rival there is nothing to be sure of.
    private static string Sureness(ComparisonView view, OptionResult best, bool underway)
    {
        var wins = view.Studies.Hundred();
        var own = wins.Where(win => win.Option == best.Id).Select(win => win.Wins).FirstOrDefault();
        var contested = view.Options.Count(option => !option.RuledOut) > 1;
        var sentence = !contested ? null
            : own == Hundred ? view.Say(Finding.Of("guide-wins-all"))
            : !wins.IsEmpty ? view.Say(Finding.Of("guide-wins", FindingArgument.Of(own, Units.One)))
            : underway ? view.Words["sureness-underway"]
            : null;
        return sentence is null ? "" : sentence + Between(view.Language);
    }

    private static string[] Overtakes(ComparisonView view, OptionResult best) =>
        view.MainBreakEven is { Month: { } month } crossing && view.Find(crossing.Dearer) is { } dearer
            ? [view.Words.Text(Findings.AtOnce("decision.overtakes", month), best.Name, dearer.Name, NumberDisplay.Fixed(month, 0, view.Language))]
            : [];
}
