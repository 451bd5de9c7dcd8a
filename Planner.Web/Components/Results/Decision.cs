using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Engines;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Web.Display;
using Planner.Web.Reports;

namespace Planner.Web.Components.Results;

/// <summary>The answer in words: what to do, why, and what binds.</summary>
/// <param name="Headline">One sentence or two, with the margin.</param>
/// <param name="Reasons">What else one must know to believe it.</param>
public sealed record Decision(ImmutableArray<SaidPart> Headline, ImmutableArray<SaidPart> Reasons)
{
    private const int Hundred = 100;
    private static readonly GuidanceTopic[] s_reasons = [GuidanceTopic.Reason, GuidanceTopic.Time, GuidanceTopic.RuledOut];

    /// <param name="view">What was compared.</param>
    /// <param name="underway">The futures are being drawn: the sentence on how sure it is keeps its place.</param>
    public static Decision Of(ComparisonView view, bool underway = false)
    {
        var guidance = view.Guidance;
        var between = Between(view.Language);
        var verdict = guidance.Where(point => point.Topic == GuidanceTopic.Verdict).Select(point => SaidFigures.Say(view, point));
        var reasons = s_reasons.SelectMany(topic => guidance.Where(point => point.Topic == topic)).Select(point => SaidFigures.Say(view, point));
        if (view.Best is not { } best)
        {
            var why = Said.Join(between, reasons);
            return new(Said.Join(between, verdict), view.Lead is { } lead ? Said.Filled(mark => view.Words.Text("ruled-out-option", lead.Name, string.Concat(why.Select(mark)))) : []);
        }

        var first = Said.Text(view.Words, "decision.first-model", new SaidPart(view.MonthOf(best.FirstModel), new("first-model-time", best.Id), best.FirstModel));
        return new(Said.Join(between, [.. verdict, .. Sureness(view, best, underway), first]), Said.Join(between, [.. Overtakes(view, best), .. reasons]));
    }

    /// <summary>What stands between two sentences: Japanese sets no space.</summary>
    public static string Between(Language language) => language.Code == "ja" ? "" : " ";

    // Without a rival there is nothing to be sure of.
    private static ImmutableArray<ImmutableArray<SaidPart>> Sureness(ComparisonView view, OptionResult best, bool underway)
    {
        var wins = view.Studies.Hundred();
        var own = wins.Where(win => win.Option == best.Id).Select(win => win.Wins).FirstOrDefault();
        var contested = view.Options.Count(option => !option.RuledOut) > 1;
        return !contested ? []
            : own == Hundred ? [Wins(Finding.Of("guide-wins-all"))]
            : !wins.IsEmpty ? [Wins(Finding.Of("guide-wins", FindingArgument.Of(own, Units.One)))]
            : underway ? [[new SaidPart(view.Words["sureness-underway"])]]
            : [];

        ImmutableArray<SaidPart> Wins(Finding finding) => SaidFigures.Say(view, new GuidancePoint(GuidanceTopic.Sureness, finding));
    }

    private static ImmutableArray<ImmutableArray<SaidPart>> Overtakes(ComparisonView view, OptionResult best) =>
        view.MainBreakEven is { Month: { } month } crossing && view.Find(crossing.Dearer) is { } dearer
            ?
            [
                Said.Text(
                    view.Words, Findings.AtOnce("decision.overtakes", month), new SaidPart(best.Name), new SaidPart(dearer.Name),
                    new SaidPart(NumberDisplay.Fixed(month, 0, view.Language), new("break-even-month", crossing.Cheaper, crossing.Dearer), month)),
            ]
            : [];
}
