using System;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Catalogue;
using Planner.Domain.Engines;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;
using Planner.Web.Display;
using TermComparison = Planner.Domain.Plans.Comparison<Planner.Domain.Numbers.Term>;

namespace Planner.Web.Exports;

/// <summary>What a workbook is of: a scenario with the decisions that were taken, in a reading that remembers.</summary>
public sealed class WorkbookSubject
{
    // What a changed input can rule out is a formula; the rest is as it is.
    private static readonly FrozenSet<string> s_live = ["ruled-out-power-cap", "ruled-out-deadline", "ruled-out-budget"];
    private readonly FrozenDictionary<string, Plan<Real>> _central;

    /// <param name="scenario">Checked, with an option at least.</param>
    /// <param name="ground">Catalogue, constants, and the prices that who asks may know.</param>
    /// <param name="decisions">Of the scenario; they stay as they are whatever is changed in the book.</param>
    /// <param name="reading">A <see cref="TermReading"/>.</param>
    public WorkbookSubject(Scenario scenario, Ground ground, Decisions decisions, IReading<Term> reading)
    {
        (Scenario, Ground, Decisions, Reading) = (scenario, ground, decisions, reading);
        Comparison = PlanBuilder.Evaluate(scenario, ground, decisions, reading);
        var central = PlanBuilder.Compare(scenario, ground, decisions);
        (_central, First) = (central.Plans.ToFrozenDictionary(plan => plan.OptionId), central.Ranking[0]);
    }

    public Scenario Scenario { get; }

    public Ground Ground { get; }

    public Decisions Decisions { get; }

    public IReading<Term> Reading { get; }

    public TermComparison Comparison { get; }

    /// <summary>The option that ranks first as planned, whatever is read here.</summary>
    public string First { get; }

    public int Months => Decisions.Need.HorizonMonths;

    /// <summary>Why an option cannot do the work, whatever figure is changed; empty when it can.</summary>
    public ImmutableArray<Finding> Obstacles(string optionId) => [.. _central[optionId].Reasons.Where(reason => !s_live.Contains(reason.Code))];

    /// <summary>The currency that the plan is shown in.</summary>
    public Currency Currency => Currency.Of(Scenario, PlanBuilder.Own(Scenario, Ground).Catalogue);
}

/// <summary>What a workbook is written with.</summary>
public sealed record WorkbookWords
{
    /// <summary>The language of headings.</summary>
    public required PaperTexts Texts { get; init; }

    /// <summary>The name of a figure in that language.</summary>
    public required Func<Label, string> Name { get; init; }

    /// <summary>The name of an input, with the part it belongs to.</summary>
    public required Func<Input, string> NameOf { get; init; }

    /// <summary>The name of an option by its id.</summary>
    public required Func<string, string> OptionName { get; init; }

    /// <summary>The name of a part of the catalogue by its kind and id.</summary>
    public required Func<string, string?, string> PartName { get; init; }

    /// <summary>A source by its key; null when there is none.</summary>
    public required Func<string, Source?> SourceOf { get; init; }

    /// <summary>What an engine says.</summary>
    public required Func<Finding, string> Say { get; init; }

    /// <summary>Who last changed an input, and when; null when nobody did.</summary>
    public Func<Input, string?> ChangedBy { get; init; } = _ => null;

    /// <summary>The address of the plan; null: not known.</summary>
    public string? Plan { get; init; }
}
