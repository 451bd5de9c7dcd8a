using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using Planner.Domain.Catalogue;
using Planner.Domain.Scenarios;
using Planner.Web.Storage;

namespace Planner.Web.Sessions;

/// <summary>All scenarios; those of which somebody has hold live in memory, each once, and go when the last person leaves.</summary>
public sealed class ScenarioShelf(ScenarioStore store, CatalogueSnapshot catalogue, OptionPlanner planner, TimeProvider clock) : IScenarioShelf, IDisposable
{
    /// <summary>Who edits, until people sign in.</summary>
    public const string Local = "local";

    private readonly SemaphoreSlim _doors = new(1);
    private readonly Dictionary<string, (LiveScenario Live, int People)> _live = [];

    public async Task<ImmutableArray<ScenarioEntry>> List(CancellationToken cancellation = default) =>
        [.. (await store.List(cancellation)).Select(row => (Row: row, ScenarioJson.Read(row.Document).Scenario)).Where(of => of.Scenario is not null)
            .Select(of => new ScenarioEntry(of.Row.Id, of.Scenario!, of.Row.Revision, of.Row.Changed, of.Row.ChangedBy))];

    public async Task<string> Add(Scenario scenario, CancellationToken cancellation = default) =>
        (await store.Create(scenario.Name, ScenarioJson.Write(scenario), Local, cancellation)).Id;

    public async Task<bool> Remove(string id, CancellationToken cancellation = default)
    {
        await _doors.WaitAsync(cancellation);
        try
        {
            var found = await store.Delete(id, cancellation);
            // Whoever still has hold keeps what is on the screen; nobody else gets in.
            _live.Remove(id);
            return found;
        }
        finally
        {
            _doors.Release();
        }
    }

    public async Task<IPlanningSession?> Open(string id, CancellationToken cancellation = default) => await Enter(id, Local, cancellation);

    public void Dispose() => _doors.Dispose();

    /// <summary>Opens a scenario for somebody; null when there is none of this id.</summary>
    internal async Task<PlanningSession?> Enter(string id, string who, CancellationToken cancellation)
    {
        await _doors.WaitAsync(cancellation);
        try
        {
            if (!_live.TryGetValue(id, out var open))
            {
                if (await store.Find(id, cancellation) is not { } row)
                {
                    return null;
                }

                open = (new LiveScenario(LiveState.Of(row, await store.History(id, cancellation: cancellation)), store, catalogue, planner, clock), 0);
            }

            _live[id] = (open.Live, open.People + 1);
            return new PlanningSession(open.Live, who, () => Leave(id));
        }
        finally
        {
            _doors.Release();
        }
    }

    private void Leave(string id)
    {
        _doors.Wait();
        try
        {
            // A scenario that was removed is no longer here.
            if (_live.TryGetValue(id, out var open) && open.People > 1)
            {
                _live[id] = (open.Live, open.People - 1);
            }
            else
            {
                _live.Remove(id);
            }
        }
        finally
        {
            _doors.Release();
        }
    }
}

/// <summary>One person's hold on a live scenario.</summary>
internal sealed class PlanningSession : IPlanningSession
{
    private readonly LiveScenario _live;
    private readonly string _who;
    private Action? _leave;

    public PlanningSession(LiveScenario live, string who, Action leave)
    {
        (_live, _who, _leave) = (live, who, leave);
        _live.Changed += Announce;
    }

    public event Action? Changed;

    public string Id => _live.State.Id;

    public Scenario Scenario => _live.State.Scenario;

    public long Revision => _live.State.Revision;

    public DateTimeOffset SavedAt => _live.State.SavedAt;

    public bool CanUndo => _live.State.Next(OperationKind.Undo, _who) is not null;

    public bool CanRedo => _live.State.Next(OperationKind.Redo, _who) is not null;

    public PlanAnswer? Answer => _live.Answers.Newest;

    public Task<PlanAnswer> CurrentAnswer(CancellationToken cancellation = default) => _live.Answers.Latest(cancellation);

    public async Task<ImmutableArray<Problem>> Edit(string path, JsonNode? value, CancellationToken cancellation = default) =>
        (await Send(Guid.NewGuid(), Revision, path, value, cancellation)).Problems;

    /// <summary>An edit with an id and a base of the sender's own, so that it may be sent again.</summary>
    public Task<EditOutcome> Send(Guid opId, long baseRevision, string path, JsonNode? value, CancellationToken cancellation) =>
        _live.Apply(new SentEdit(opId, baseRevision, path, value, _who), cancellation);

    public Task Undo(CancellationToken cancellation = default) => _live.Revert(OperationKind.Undo, _who, Guid.NewGuid(), cancellation);

    public Task Redo(CancellationToken cancellation = default) => _live.Revert(OperationKind.Redo, _who, Guid.NewGuid(), cancellation);

    public Task<ImmutableArray<HistoryEntry>> History(CancellationToken cancellation = default) =>
        Task.FromResult<ImmutableArray<HistoryEntry>>([.. _live.State.Operations.Select(LiveScenario.Entry)]);

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _leave, null) is { } leave)
        {
            _live.Changed -= Announce;
            leave();
        }
    }

    private void Announce() => Changed?.Invoke();
}
