using System.Linq;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;
using Planner.Domain.Studies.Ladder;
using Planner.Web.Display;

namespace Planner.Web.Reports;

/// <summary>Figures of the ladder: of options beside the scenario's own and of tokens that an approach works with.</summary>
internal static class LadderRoots
{
    /// <summary>The scenario with the option of a cell beside its own; null when no cell has it.</summary>
    public static Explanations? Beside(LadderStudy ladder, Ground ground, string optionId) =>
        ladder.Rungs.SelectMany(rung => rung.Cells).FirstOrDefault(cell => cell.Option?.Id == optionId)?.Option is { } option
            ? new Explanations(ladder.Scenario with { Options = [.. ladder.Scenario.Options, option] }, ground, [option])
            : null;

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
