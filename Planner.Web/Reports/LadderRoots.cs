using System;
using System.Linq;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;
using Planner.Domain.Studies.Ladder;
using Planner.Web.Display;

namespace Planner.Web.Reports;

/// <summary>Figures of the ladder: of options beside the scenario's own, of tokens that an approach works with, and of what other answers would recommend.</summary>
internal static class LadderRoots
{
    private const string Answer = "answer:";

    /// <summary>The place of a figure under another answer.</summary>
    public static string PlaceOf(LadderChange change) => $"{Answer}{change.Question}={change.Answer}";

    /// <summary>Whether a figure says by its place that it belongs to the ladder.</summary>
    public static bool Knows(FigureAddress figure) => Enum.GetNames<Approach>().Contains(figure.Place) || figure.Place?.StartsWith(Answer, StringComparison.Ordinal) == true;

    /// <summary>The plans behind a figure of a cell, or of two cells against each other, as the study decided them; null when no cell has the option.</summary>
    public static ExplainedRun? Run(LadderStudy ladder, Ground ground, FigureAddress figure)
    {
        if (figure.Place is { } place && place.StartsWith(Answer, StringComparison.Ordinal))
        {
            return ladder.Changes.FirstOrDefault(change => PlaceOf(change) == place)?.Point is { } there && there.Cell.Option?.Id == figure.Option ? new ExplainedRun(there.Scenario, ground, there.Decisions) : null;
        }

        var cells = ladder.Rungs.SelectMany(rung => rung.Cells).Where(cell => cell.Option is { } option && (option.Id == figure.Option || option.Id == figure.Against)).ToArray();
        return cells.Any(cell => cell.Option!.Id == figure.Option) ? new ExplainedRun(ladder.Scenario, ground, ladder.DecisionsOf([.. cells])) : null;
    }

    /// <summary>The tokens of one's own that a rung works with; null for any other figure.</summary>
    public static Explanation? Find(LadderStudy ladder, FigureAddress figure, Wording words)
    {
        if (ladder.Rungs.FirstOrDefault(rung => rung.Approach.ToString() == figure.Place) is not { } rung)
        {
            return null;
        }

        return rung.DataTokens is { } tokens && tokens.Label.Key == figure.Figure
            ? Explanation.Found(tokens.Label, tokens.Central, words.Label(tokens.Label), QuantityDisplay.Show(tokens.Central, tokens.Label.Unit, words.Language).ToString(), [], [tokens], words)
            : null;
    }
}
