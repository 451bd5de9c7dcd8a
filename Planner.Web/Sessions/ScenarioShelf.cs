using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;
using Planner.Web.Storage;

namespace Planner.Web.Sessions;

/// <summary>All scenarios; those of which somebody has hold live in memory, each once, and go a little after the last person has left.</summary>
public sealed class ScenarioShelf : IScenarioShelf, IDisposable
{
    /// <summary>Who edits, until people sign in.</summary>
    public const string Local = "local";

    // A page is first drawn, then comes alive: between the two nobody has hold, and the second finds the first one's answer instead of showing an empty page.
    private static readonly TimeSpan s_linger = TimeSpan.FromSeconds(30);

    // Never disposed: when the house closes, circuits still leave through it after the services are gone, and it holds no handle.
    private readonly SemaphoreSlim _doors = new(1);
    private readonly Dictionary<string, Held> _live = [];
    private readonly ScenarioStore _store;
    private readonly Ground _ground;
    private readonly PriceBooks _prices;
    private readonly OptionPlanner _planner;
    private readonly TimeProvider _clock;

    public ScenarioShelf(ScenarioStore store, Ground ground, PriceBooks prices, OptionPlanner planner, TimeProvider clock)
    {
        (_store, _ground, _prices, _planner, _clock) = (store, ground, prices, planner, clock);
        _prices.Changed += TakePrices;
    }

    public async Task<ImmutableArray<ScenarioEntry>> List(CancellationToken cancellation = default) =>
        [.. (await _store.List(cancellation)).Select(row => (Row: row, ScenarioJson.Read(row.Document).Scenario)).Where(of => of.Scenario is not null)
            .Select(of => new ScenarioEntry(of.Row.Id, of.Scenario!, of.Row.Revision, of.Row.Changed, of.Row.ChangedBy))];

    public async Task<string> Add(Scenario scenario, CancellationToken cancellation = default) =>
        (await _store.Create(scenario.Name, ScenarioJson.Write(scenario), Local, cancellation)).Id;

    public async Task<bool> Remove(string id, CancellationToken cancellation = default)
    {
        await _doors.WaitAsync(cancellation);
        try
        {
            var found = await _store.Delete(id, cancellation);
            // Whoever still has hold keeps what is on the screen; nobody else gets in.
            _live.Remove(id);
            return found;
        }
        finally
        {
            _doors.Release();
        }
    }

    public async Task<IPlanningSession?> Open(string id, bool privatePrices = false, CancellationToken cancellation = default) => await Enter(id, Local, privatePrices, cancellation);

    public void Dispose() => _prices.Changed -= TakePrices;

    /// <summary>Opens a scenario for somebody; null when there is none of this id.</summary>
    internal async Task<PlanningSession?> Enter(string id, string who, bool privatePrices, CancellationToken cancellation)
    {
        await _prices.Read(cancellation);
        await _doors.WaitAsync(cancellation);
        try
        {
            Clear();
            if (!_live.TryGetValue(id, out var open) || (open.People == 0 && !await IsLatest(open.Live, cancellation)))
            {
                if (await _store.Find(id, cancellation) is not { } row)
                {
                    return null;
                }

                open = new Held(new LiveScenario(LiveState.Of(row, await _store.History(id, cancellation: cancellation)), _store, _ground, _prices.Known, _planner, _clock), 0, default);
            }

            _live[id] = open with { People = open.People + 1 };
            return new PlanningSession(open.Live, who, privatePrices, () => Leave(id));
        }
        finally
        {
            _doors.Release();
        }
    }

    private void TakePrices()
    {
        _doors.Wait();
        LiveScenario[] live = [.. _live.Values.Select(open => open.Live)];
        _doors.Release();

        foreach (var one in live)
        {
            one.Take(_prices.Known);
        }
    }

    private void Leave(string id)
    {
        _doors.Wait();
        try
        {
            // A scenario that was removed is no longer here.
            if (_live.TryGetValue(id, out var open))
            {
                _live[id] = open with { People = open.People - 1, Left = _clock.GetUtcNow() };
            }

            Clear();
        }
        finally
        {
            _doors.Release();
        }
    }

    // Of one that nobody had hold of, another replica may have stored a later state.
    private async Task<bool> IsLatest(LiveScenario live, CancellationToken cancellation) =>
        await _store.Find(live.State.Id, cancellation) is { } row && row.Revision == live.State.Revision;

    // Whoever comes or goes clears away what nobody came back to.
    private void Clear()
    {
        var now = _clock.GetUtcNow();
        foreach (var (id, _) in _live.Where(one => one.Value.People == 0 && now - one.Value.Left >= s_linger).ToArray())
        {
            _live.Remove(id);
        }
    }

    private sealed record Held(LiveScenario Live, int People, DateTimeOffset Left);
}

/// <summary>One person's hold on a live scenario.</summary>
internal sealed class PlanningSession : IPlanningSession
{
    private readonly LiveScenario _live;
    private readonly string _who;
    private readonly bool _privatePrices;
    private Action? _leave;

    public PlanningSession(LiveScenario live, string who, bool privatePrices, Action leave)
    {
        (_live, _who, _privatePrices, _leave) = (live, who, privatePrices, leave);
        _live.Changed += Announce;
        _live.Answers(_privatePrices);
    }

    public event Action? Changed;

    public string Id => _live.State.Id;

    public Scenario Scenario => _privatePrices ? _live.State.Scenario : _live.State.Open;

    public bool MayKnowPrices => _privatePrices;

    public Ground Ground => _live.GroundOf(_privatePrices);

    public long Revision => _live.State.Revision;

    public DateTimeOffset SavedAt => _live.State.SavedAt;

    public bool CanUndo => _live.State.Next(OperationKind.Undo, _who) is not null;

    public bool CanRedo => _live.State.Next(OperationKind.Redo, _who) is not null;

    public PlanAnswer? Answer => _live.Answers(_privatePrices).Newest;

    public Task<PlanAnswer> CurrentAnswer(CancellationToken cancellation = default) => _live.Answers(_privatePrices).Latest(cancellation);

    public async Task<ImmutableArray<Problem>> Edit(string path, JsonNode? value, CancellationToken cancellation = default) =>
        (await Send(Guid.NewGuid(), Revision, path, value, cancellation)).Problems;

    /// <summary>An edit with an id and a base of the sender's own, so that it may be sent again.</summary>
    public Task<EditOutcome> Send(Guid opId, long baseRevision, string path, JsonNode? value, CancellationToken cancellation) =>
        _live.Apply(new SentEdit(opId, baseRevision, path, value, _who), cancellation);

    public Task Undo(CancellationToken cancellation = default) => _live.Revert(OperationKind.Undo, _who, Guid.NewGuid(), cancellation);

    public Task Redo(CancellationToken cancellation = default) => _live.Revert(OperationKind.Redo, _who, Guid.NewGuid(), cancellation);

    public Task<ImmutableArray<HistoryEntry>> History(CancellationToken cancellation = default) =>
        Task.FromResult<ImmutableArray<HistoryEntry>>([.. _live.State.Operations.Select(LiveScenario.Entry).Select(entry => _privatePrices ? entry : WithoutQuotes(entry))]);

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _leave, null) is { } leave)
        {
            _live.Changed -= Announce;
            leave();
        }
    }

    // Of an edit that touched a quote only its place is told to who may not know prices.
    private static HistoryEntry WithoutQuotes(HistoryEntry entry) =>
        $"{entry.Path} {entry.Old} {entry.New}".Contains("quote", StringComparison.OrdinalIgnoreCase) ? entry with { Old = null, New = null } : entry;

    private void Announce() => Changed?.Invoke();
}
