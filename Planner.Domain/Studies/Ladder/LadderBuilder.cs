using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Planner.Domain.Engines.Costs;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Studies.Ladder;

/// <summary>Climbs the ladder: eight approaches from four sources on one demand, what the answers say to them, and what would change the advice.</summary>
public static class LadderBuilder
{
    private static readonly ImmutableArray<int> s_needs = [12, 24, 36, 60, 84];

    /// <summary>The ladder of a checked scenario.</summary>
    /// <param name="scenario">What is asked.</param>
    /// <param name="ground">Catalogue and constants.</param>
    /// <param name="tell">Told how many steps of how many are done.</param>
    /// <param name="cancellation">Ends it between plans.</param>
    public static LadderStudy Build(Scenario scenario, Ground ground, Action<int, int>? tell = null, CancellationToken cancellation = default)
    {
        var asked = Over(scenario, scenario.Application.Answers.NeedMonths ?? scenario.Terms.HorizonMonths);
        var own = PlanBuilder.Own(asked, ground);
        var jobs = new JobDecider(own);
        var matrix = LadderMatrix.Build(asked, own, jobs, null, cancellation);
        var cells = matrix.Cells(asked.Application);
        var volumes = new LadderVolumes(matrix, own, jobs, cancellation);
        // Volumes first, then rungs and other answers, which take about as long.
        var curves = asked.Application.Serve.IsEmpty ? [] : volumes.Draw((done, all) => tell?.Invoke(done, 2 * all));
        return new LadderStudy
        {
            Scenario = asked,
            Common = matrix.Common,
            Rungs = [.. LadderMatrix.Approaches.Select(approach => new LadderRung(
                approach, [.. cells.Where(cell => cell.Approach == approach)], DataOf(asked, own, approach), Works(asked, own, approach).Select(work => work.Repeat).FirstOrDefault(), volumes.Cross(approach, cells, curves)))],
            Recommended = Recommend(cells),
            Taken = LadderJudgement.Taken(asked.Application),
            Changes = [.. Changes(matrix, Recommend(cells), own, jobs, cancellation)],
            Curves = curves,
        };
    }

    /// <summary>The cells alone, without volumes and other answers.</summary>
    public static ImmutableArray<LadderCell> Cells(Scenario scenario, Ground ground, CancellationToken cancellation = default)
    {
        var asked = Over(scenario, scenario.Application.Answers.NeedMonths ?? scenario.Terms.HorizonMonths);
        var own = PlanBuilder.Own(asked, ground);
        return LadderMatrix.Build(asked, own, new JobDecider(own), null, cancellation).Cells(asked.Application);
    }

    /// <summary>The cheapest cell that can be done and suits; null when there is none.</summary>
    internal static LadderCell? Recommend(ImmutableArray<LadderCell> cells) => LadderCell.Cheapest(cells.Where(cell => cell.Suits));

    internal static Scenario Over(Scenario scenario, int months) => scenario with { Terms = scenario.Terms with { HorizonMonths = months } };

    private static Input? DataOf(Scenario scenario, Ground own, Approach approach) => approach switch
    {
        Approach.Prompt => null,
        Approach.Retrieval => scenario.Application.Documents is { } documents ? ScenarioInputs.DocumentTokens(documents) : null,
        _ => Works(scenario, own, approach).Select(work => work.Tokens).FirstOrDefault(),
    };

    private static ImmutableArray<OptionWork> Works(Scenario scenario, Ground own, Approach approach) =>
        OptionWorks.Of(scenario, own.Catalogue, new Option { Id = "", Kind = OptionKind.Rent, Approach = approach });

    private static IEnumerable<LadderChange> Changes(LadderMatrix matrix, LadderCell? now, Ground own, JobDecider jobs, CancellationToken cancellation)
    {
        var application = matrix.Scenario.Application;
        foreach (var (question, answer, other) in Others(application))
        {
            if (Differs(Recommend(matrix.Cells(other)), now, out var change))
            {
                yield return Changed(question, answer, change, matrix);
            }
        }

        foreach (var months in s_needs.Where(months => months != matrix.Scenario.Terms.HorizonMonths))
        {
            cancellation.ThrowIfCancellationRequested();
            var over = LadderMatrix.Build(Over(matrix.Scenario, months), own, jobs, null, cancellation);
            if (Differs(Recommend(over.Cells(over.Scenario.Application)), now, out var change))
            {
                yield return Changed(LadderQuestion.Need, months.ToString(System.Globalization.CultureInfo.InvariantCulture), change, over);
            }
        }
    }

    private static LadderChange Changed(LadderQuestion question, string answer, LadderCell? cell, LadderMatrix of) =>
        new(question, answer, cell) { Point = cell is { Plan: not null } planned ? new(of.Scenario, planned, LadderStudy.With(of.Common, planned)) : null };

    private static bool Differs(LadderCell? other, LadderCell? now, out LadderCell? change)
    {
        change = other;
        return (other?.Approach, other?.Sourcing) != (now?.Approach, now?.Sourcing);
    }

    private static IEnumerable<(LadderQuestion Question, string Answer, Application Application)> Others(Application application)
    {
        var taken = LadderJudgement.Taken(application);
        foreach (var data in Enum.GetValues<OwnMaterial>().Where(data => data != taken.OwnData))
        {
            yield return (LadderQuestion.OwnData, data.ToString(), application with { Answers = taken with { OwnData = data } });
        }

        var constraints = application.Constraints;
        yield return (LadderQuestion.Place, constraints.DataOnSite ? "Anywhere" : "OnSite", application with { Constraints = constraints with { DataOnSite = !constraints.DataOnSite } });
        if (constraints.DataResidency is not null)
        {
            yield return (LadderQuestion.Place, "AnyCountry", application with { Constraints = constraints with { DataResidency = null } });
        }

        foreach (var skills in Enum.GetValues<Skills>().Where(skills => skills != taken.Skills))
        {
            yield return (LadderQuestion.Skills, skills.ToString(), application with { Answers = taken with { Skills = skills } });
        }
    }
}
