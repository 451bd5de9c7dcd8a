using System;
using System.Collections.Immutable;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.EntityFrameworkCore;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;
using Planner.Web.Storage;

namespace Planner.Web.Sessions;

/// <summary>
/// One scenario of which somebody has hold: takes edits one at a time in the order in which they come, field by field, the last one wins;
/// stores each before it is acknowledged, and keeps its comparison up to date.
/// </summary>
internal sealed class LiveScenario : IDisposable
{
    private const int MostRetries = 5;
    private readonly SemaphoreSlim _turn = new(1);
    private readonly ScenarioStore _store;
    private readonly Ground _ground;
    private readonly AnswerStream _open;
    private readonly AnswerStream _priced;
    private readonly TimeProvider _clock;
    private volatile LiveState _state;
    private volatile Ground _prices;

    public LiveScenario(LiveState state, ScenarioStore store, Ground ground, PriceBook prices, OptionPlanner planner, TimeProvider clock)
    {
        (_state, _store, _ground, _prices, _clock) = (state, store, ground, ground with { Prices = prices }, clock);
        _open = new AnswerStream(planner, () => (_state.Revision, _state.Open, _ground), () => Changed?.Invoke());
        _priced = new AnswerStream(planner, () => (_state.Revision, _state.Scenario, _prices), () => Changed?.Invoke());
    }

    public event Action? Changed;

    public LiveState State => _state;

    /// <summary>Comparisons for who may know negotiated prices, or for who may not; the same while the scenario has nothing to do with any.</summary>
    public AnswerStream Answers(bool privatePrices) => (privatePrices && PriceBook.Concerns(_state.Scenario) ? _priced : _open).Wanted();

    /// <summary>The ground of those comparisons.</summary>
    public Ground GroundOf(bool privatePrices) => privatePrices && PriceBook.Concerns(_state.Scenario) ? _prices : _ground;

    /// <summary>The price book is another than before.</summary>
    public void Take(PriceBook prices)
    {
        _prices = _ground with { Prices = prices };
        Announce();
    }

    /// <summary>Applies and stores an edit. When this returns without problems, the edit is on disk.</summary>
    public async Task<EditOutcome> Apply(SentEdit edit, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            return await ApplyInTurn(_ => edit, cancellation);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Takes back this person's last edit or brings the last one taken back again, as an edit of its own; nothing when there is none.</summary>
    public async Task<EditOutcome> Revert(OperationKind kind, string who, Guid opId, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            return await ApplyInTurn(state => Inverse(state, kind, who, opId), cancellation);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    public static HistoryEntry Entry(OperationRow operation) =>
        new(operation.Revision, operation.Path, operation.Old, operation.New, operation.Who, operation.Time, operation.Reverts);

    private static SentEdit? Inverse(LiveState state, OperationKind kind, string who, Guid opId)
    {
        if (state.Next(kind, who) is not { } target)
        {
            return null;
        }

        var value = kind == OperationKind.Undo ? target.Old : target.New;
        return new SentEdit(opId, state.Revision, target.Path, value is null ? null : JsonNode.Parse(value), who)
        {
            Kind = kind,
            Place = target.Place,
            Reverts = target.Revision,
        };
    }

    private async Task<EditOutcome> ApplyInTurn(Func<LiveState, SentEdit?> propose, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            var state = _state;
            if (propose(state) is not { } edit)
            {
                return new EditOutcome(state.Revision, [], null);
            }

            if (state.Operations.FirstOrDefault(operation => operation.OpId == edit.OpId) is { } known)
            {
                return new EditOutcome(known.Revision, [], null);
            }

            var proposal = EditProposal.Work(state, edit, _ground.Catalogue, _clock.GetUtcNow());
            if (proposal.Operation is null)
            {
                return Outcome(state, edit, proposal);
            }

            if (await Store(state, edit, proposal, attempt, cancellation) is { } outcome)
            {
                return outcome;
            }
        }
    }

    private static EditOutcome Outcome(LiveState before, SentEdit edit, EditProposal proposal)
    {
        var clash = proposal.Operation is { } operation ? before.ClashWith(operation.Path, edit.BaseRevision, edit.Who) : null;
        return new EditOutcome(proposal.State.Revision, proposal.Problems, clash is null ? null : Entry(clash));
    }

    /// <summary>Null when another process was first and the newer state was loaded instead.</summary>
    private async Task<EditOutcome?> Store(LiveState before, SentEdit edit, EditProposal proposal, int attempt, CancellationToken cancellation)
    {
        try
        {
            await _store.Append(proposal.Operation!, proposal.State.Scenario.Name, proposal.State.Document, cancellation);
        }
        catch (DbUpdateException) when (attempt < MostRetries)
        {
            if (await _store.Find(before.Id, cancellation) is not { } row)
            {
                return new EditOutcome(before.Revision, [new Problem("", "scenario-gone", [])], null);
            }

            if (row.Revision == before.Revision)
            {
                throw;
            }

            _state = LiveState.Of(row, await _store.History(row.Id, cancellation: cancellation));
            Announce();
            return null;
        }

        _state = proposal.State;
        Announce();
        return Outcome(before, edit, proposal);
    }

    private void Announce()
    {
        _open.Refresh();
        _priced.Refresh();
        Changed?.Invoke();
    }
}
