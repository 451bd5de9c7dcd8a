using System;
using System.Collections.Immutable;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;
using OptionComparison = Planner.Domain.Plans.Comparison<Planner.Domain.Numbers.Real>;

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
    /// <param name="privatePrices">True only for who may know negotiated prices: all that the session then shows is computed with them.</param>
    Task<IPlanningSession?> Open(string id, bool privatePrices = false, CancellationToken cancellation = default);

    /// <summary>Removes a scenario with its history and its links; false when there is none.</summary>
    Task<bool> Remove(string id, CancellationToken cancellation = default);
}

/// <summary>The options of a scenario, planned.</summary>
/// <param name="Revision">Of the scenario that was planned.</param>
/// <param name="Scenario">That scenario.</param>
/// <param name="Comparison">Null when planning failed: a fault of ours, logged.</param>
/// <param name="Ground">What it was planned on, with negotiated prices where the asker may know them; what is computed further of the answer stands on the same.</param>
public sealed record PlanAnswer(long Revision, Scenario Scenario, OptionComparison? Comparison, Ground Ground);

/// <summary>One stored edit, as the history shows it.</summary>
/// <param name="Revision">The revision it made.</param>
/// <param name="Path">Field path, list elements by id.</param>
/// <param name="Old">JSON of the value before; null: absent.</param>
/// <param name="New">JSON of the value after; null: absent.</param>
/// <param name="Who">Who made it.</param>
/// <param name="Time">When, UTC.</param>
/// <param name="Reverts">For an undo or a redo, the revision of the edit that it takes back or brings again.</param>
public sealed record HistoryEntry(long Revision, string Path, string? Old, string? New, string Who, DateTimeOffset Time, long? Reverts);

/// <summary>A scenario to look at, as it stands and as it changes.</summary>
public interface IReadingSession : IDisposable
{
    string Id { get; }

    /// <summary>The scenario as stored at <see cref="Revision"/>.</summary>
    Scenario Scenario { get; }

    long Revision { get; }

    /// <summary>When <see cref="Revision"/> was stored, UTC.</summary>
    DateTimeOffset SavedAt { get; }

    /// <summary>What is planned on: with negotiated prices where the person may know them.</summary>
    Ground Ground { get; }

    /// <summary>The person may know negotiated prices.</summary>
    bool MayKnowPrices { get; }

    /// <summary>The newest comparison there is; of an earlier revision while the next is computed, null before the first.</summary>
    PlanAnswer? Answer { get; }

    /// <summary>Raised, on any thread, after an edit by whomever is stored and when <see cref="Answer"/> is new.</summary>
    event Action? Changed;

    /// <summary>Waits for the comparison of the newest revision.</summary>
    Task<PlanAnswer> CurrentAnswer(CancellationToken cancellation = default);
}

/// <summary>One person's hold on one scenario. Each edit is stored before the task that made it ends. Dispose it when the person leaves.</summary>
public interface IPlanningSession : IReadingSession
{
    bool CanUndo { get; }

    bool CanRedo { get; }

    /// <summary>
    /// Sets the value at a field path of the scenario's JSON (<c>application.train[0].tokens</c>, <c>options[build].accelerators</c>, <c>options[+]</c>,
    /// <c>overrides</c>; a null clears it). List elements go by place or id; <c>+</c> adds one.
    /// Answers the problems; when there are any, nothing is stored and the scenario stays as it was.
    /// </summary>
    Task<ImmutableArray<Problem>> Edit(string path, JsonNode? value, CancellationToken cancellation = default);

    /// <summary>Takes back the last edit of this person, as a new edit; nothing when there is none.</summary>
    Task Undo(CancellationToken cancellation = default);

    /// <summary>Brings back what <see cref="Undo"/> took.</summary>
    Task Redo(CancellationToken cancellation = default);

    /// <summary>All edits, the first first.</summary>
    Task<ImmutableArray<HistoryEntry>> History(CancellationToken cancellation = default);
}
