using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
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
    private const int Kept = 4;

    private readonly LinkedList<(Scenario Scenario, Ground Ground, Explanations Explanations)> _shelf = new();
    private readonly Lock _gate = new();

    /// <summary>The explanations of a scenario as it stands; of an edited one they are others.</summary>
    public Explanations Of(Scenario scenario, Ground ground)
    {
        lock (_gate)
        {
            var found = _shelf.FirstOrDefault(one => ReferenceEquals(one.Scenario, scenario) && ReferenceEquals(one.Ground, ground));
            if (found.Explanations is not null)
            {
                _shelf.Remove(found);
            }

            var held = found.Explanations is null ? (scenario, ground, new Explanations(scenario, ground, Measured)) : found;
            _shelf.AddFirst(held);
            if (_shelf.Count > Kept)
            {
                _shelf.RemoveLast();
            }

            return held.Item3;
        }
    }

    private ImmutableArray<AccuracyRow> Measured() => measured.Here().Training;
}
