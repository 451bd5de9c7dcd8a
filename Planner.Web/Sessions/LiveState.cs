using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text.Json.Nodes;
using Planner.Domain.Scenarios;
using Planner.Web.Storage;

namespace Planner.Web.Sessions;

/// <summary>A scenario at one revision with all that led to it. Never changes; an edit makes the next one.</summary>
internal sealed record LiveState
{
    public required string Id { get; init; }

    public required long Revision { get; init; }

    public required DateTimeOffset SavedAt { get; init; }

    public required Scenario Scenario
    {
        get;
        init
        {
            field = value;
            Open = PriceBook.Without(value);
        }
    }

    /// <summary>The scenario for who may not know negotiated prices.</summary>
    public Scenario Open { get; private init; } = null!;

    /// <summary>Canonical JSON.</summary>
    public required string Document { get; init; }

    public required ImmutableList<OperationRow> Operations { get; init; }

    /// <summary>The state that is stored.</summary>
    /// <exception cref="InvalidOperationException">The stored document cannot be read.</exception>
    public static LiveState Of(ScenarioRow row, IEnumerable<OperationRow> operations) => new()
    {
        Id = row.Id,
        Revision = row.Revision,
        SavedAt = row.Changed,
        Scenario = ScenarioJson.Read(row.Document).Scenario ?? throw new InvalidOperationException($"The stored document of scenario {row.Id} cannot be read."),
        Document = row.Document,
        Operations = [.. operations],
    };

    /// <summary>A copy of the document to change.</summary>
    public JsonObject OpenDocument() => JsonNode.Parse(Document)!.AsObject();

    /// <summary>The last edit of the same field by somebody else, after the revision that a sender saw; null when there is none.</summary>
    public OperationRow? ClashWith(string path, long baseRevision, string who) => Operations.LastOrDefault(operation =>
        operation.Revision > baseRevision && operation.Who != who
        && (operation.Path.StartsWith(path, StringComparison.Ordinal) || path.StartsWith(operation.Path, StringComparison.Ordinal)));

    /// <summary>The edit that this person's next undo or redo is about; null when there is none.</summary>
    public OperationRow? Next(OperationKind kind, string who)
    {
        var done = new Stack<OperationRow>();
        var undone = new Stack<OperationRow>();
        foreach (var operation in Operations.Where(operation => operation.Who == who))
        {
            Replay(operation, done, undone);
        }

        return (kind == OperationKind.Undo ? done : undone).TryPeek(out var next) ? next : null;
    }

    private static void Replay(OperationRow operation, Stack<OperationRow> done, Stack<OperationRow> undone)
    {
        switch (operation.Kind)
        {
            case OperationKind.Undo:
                undone.Push(done.Pop());
                break;
            case OperationKind.Redo:
                done.Push(undone.Pop());
                break;
            default:
                done.Push(operation);
                undone.Clear();
                break;
        }
    }
}
