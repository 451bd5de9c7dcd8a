using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;
using Planner.Domain.Studies.Accuracy;
using Planner.Web.Components.Pages;

namespace Planner.Web.Reports;

/// <summary>The explanations of the scenarios that were last asked about, for all pages and the API: who asks for the next figure of one does not wait for its run again.</summary>
/// <param name="measured">Published runs beside what the engine says of them.</param>
public sealed class ExplanationShelf(MeasuredRuns measured)
{
    // One holds a few hundred thousand steps of formulas.
    private const int Kept = 6;

    private readonly Recent<(string Scenario, Ground Ground), Explanations> _shelf = new(Kept);
    private readonly ConditionalWeakTable<Scenario, string> _contents = [];

    /// <summary>The explanations of a scenario with this content on this catalogue, whoever has it open and however often it was loaded; of an edited one they are others.</summary>
    public Explanations Of(Scenario scenario, Ground ground) =>
        _shelf.Of((_contents.GetValue(scenario, ScenarioJson.Write), ground), _ => new Explanations(scenario, ground, Measured));

    private ImmutableArray<AccuracyRow> Measured() => measured.Here().Training;
}
