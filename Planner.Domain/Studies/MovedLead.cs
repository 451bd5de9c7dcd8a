using System.Collections.Generic;
using System.Linq;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Studies;

/// <summary>The lead of the recommended option with some inputs at values of their own, remembered: what a bar of the tornado or a cell of the two-way table comes from.</summary>
/// <param name="Option">The option recommended on the central values.</param>
/// <param name="Next">The cheapest of the others there; null when there is none.</param>
/// <param name="Own">Present value of the recommended option, US dollars.</param>
/// <param name="Other">Of the next; null when there is none.</param>
public sealed record MovedLead(string Option, string? Next, Term Own, Term? Other)
{
    /// <summary>How much the recommended option costs less, US dollars; negative when the other wins, null without another.</summary>
    public Term? Lead => Other is { } other ? (other - Own).As(Labels.Lead) : null;

    /// <summary>The lead, with the decisions kept; null when no option can do the work.</summary>
    /// <param name="scenario">A checked scenario.</param>
    /// <param name="ground">Catalogue and constants.</param>
    /// <param name="comparison">On the central values.</param>
    /// <param name="decisions">Its decisions.</param>
    /// <param name="values">Inputs by id, base units.</param>
    public static MovedLead? Of(Scenario scenario, Ground ground, Comparison<Real> comparison, Decisions decisions, IReadOnlyDictionary<string, double> values)
    {
        if (Contest.Of(comparison, decisions) is not { } contest)
        {
            return null;
        }

        var outlines = PlanBuilder.Outline(scenario, ground, decisions, new MovedTerms(values));
        var own = outlines[contest.Recommended].PresentValue;
        if (contest.Others.IsEmpty)
        {
            return new(contest.RecommendedId, null, own, null);
        }

        var next = contest.Others.MinBy(place => outlines[place].PresentValue.Value);
        return new(contest.RecommendedId, decisions.Options[next].Option.Id, own, outlines[next].PresentValue);
    }
}
