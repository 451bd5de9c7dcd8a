using System;
using System.Collections.Immutable;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using Planner.Domain.Scenarios;

namespace Planner.Web.Sessions;

/// <summary>A scenario as the list shows it.</summary>
/// <param name="Id">Its place in addresses: <c>/scenarios/{id}</c>.</param>
/// <param name="Scenario">The scenario at its newest revision.</param>
/// <param name="Revision">How many edits it has seen.</param>
/// <param name="ChangedAt">Moment of the newest edit, UTC.</param>
/// <param name="ChangedBy">Who made it; <c>local</c> for now.</param>
public sealed record ScenarioEntry(string Id, Scenario Scenario, long Revision, DateTimeOffset ChangedAt, string ChangedBy);

/// <summary>All scenarios of this installation.</summary>
public interface IScenarioShelf
{
    /// <summary>Every scenario, the last changed first.</summary>
    Task<ImmutableArray<ScenarioEntry>> List(CancellationToken cancellation = default);

    /// <summary>Stores a new scenario (from a template, an import or a copy) and answers its id.</summary>
    Task<string> Add(Scenario scenario, CancellationToken cancellation = default);

    /// <summary>Opens a scenario for planning; null when there is none of this id.</summary>
    Task<IPlanningSession?> Open(string id, CancellationToken cancellation = default);
}

/// <summary>One person's hold on one scenario. Each edit is stored before the task that made it ends.</summary>
public interface IPlanningSession
{
    string Id { get; }

    /// <summary>The scenario as stored at <see cref="Revision"/>.</summary>
    Scenario Scenario { get; }

    long Revision { get; }

    /// <summary>When <see cref="Revision"/> was stored, UTC.</summary>
    DateTimeOffset SavedAt { get; }

    bool CanUndo { get; }

    bool CanRedo { get; }

    /// <summary>
    /// Sets the value at a field path of the scenario's JSON (<c>application.train[0].tokens</c>, <c>options[1]</c>, <c>overrides</c>; a null clears it).
    /// Answers the problems; when there are any, nothing is stored and the scenario stays as it was.
    /// </summary>
    Task<ImmutableArray<Problem>> Edit(string path, JsonNode? value, CancellationToken cancellation = default);

    Task Undo(CancellationToken cancellation = default);

    Task Redo(CancellationToken cancellation = default);
}
