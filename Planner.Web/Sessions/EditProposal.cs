using System;
using System.Collections.Immutable;
using System.Linq;
using System.Text.Json.Nodes;
using Planner.Domain.Catalogue;
using Planner.Domain.Scenarios;
using Planner.Web.Storage;

namespace Planner.Web.Sessions;

/// <summary>An edit as it was sent: what, where, by whom, and what the sender had seen.</summary>
public sealed record SentEdit(Guid OpId, long BaseRevision, string Path, JsonNode? Value, string Who)
{
    public OperationKind Kind { get; init; }

    /// <summary>Where in its list an element that comes back belongs.</summary>
    public int? Place { get; init; }

    /// <summary>For an undo or a redo, the edit that it is about.</summary>
    public long? Reverts { get; init; }
}

/// <summary>What became of an edit.</summary>
/// <param name="Revision">The revision it made, or made when it came before; the present one when it was refused or changed nothing.</param>
/// <param name="Problems">Why it was refused; empty when it was not.</param>
/// <param name="Overwrote">Somebody else's edit of the same field, after the revision that the sender saw.</param>
public sealed record EditOutcome(long Revision, ImmutableArray<Problem> Problems, HistoryEntry? Overwrote);

/// <summary>An edit worked out against a state: either the operation with the state that it makes, or the problems. Stores nothing.</summary>
internal sealed record EditProposal(OperationRow? Operation, LiveState State, ImmutableArray<Problem> Problems)
{
    private const int LongestValue = 100_000;

    /// <summary>True when the document would stay as it is.</summary>
    public bool ChangesNothing => Operation is null && Problems.IsEmpty;

    public static EditProposal Work(LiveState state, SentEdit edit, CatalogueSnapshot catalogue, DateTimeOffset now)
    {
        if (edit.Value?.ToJsonString() is { Length: > LongestValue } text)
        {
            return Refused(state, new Problem(edit.Path, "value-too-large", [text.Length, LongestValue]));
        }

        var document = state.OpenDocument();
        if (FieldPath.Parse(edit.Path) is not { } path || DocumentEdit.Replace(document, path, edit.Value, edit.Place) is not { } replaced)
        {
            return Refused(state, new Problem(Shorten(edit.Path), "unknown-field", []));
        }

        var read = ScenarioJson.Read(document.ToJsonString());
        return read.Scenario is { } scenario
            ? WorkOn(state, edit, replaced, scenario, catalogue, now)
            : new EditProposal(null, state, read.Problems);
    }

    private static EditProposal WorkOn(LiveState state, SentEdit edit, Replacement replaced, Scenario scenario, CatalogueSnapshot catalogue, DateTimeOffset now)
    {
        // What was wrong before, say after a change of the catalogue, must not keep a person from mending one field after another.
        var before = ScenarioCheck.Find(state.Scenario, catalogue).Select(problem => (problem.Path, problem.Code)).ToHashSet();
        var problems = ScenarioCheck.Find(scenario, catalogue).Where(problem => !before.Contains((problem.Path, problem.Code))).ToImmutableArray();
        if (!problems.IsEmpty)
        {
            return new EditProposal(null, state, problems);
        }

        var canonical = ScenarioJson.Write(scenario);
        return canonical == state.Document ? new EditProposal(null, state, []) : Accepted(state, edit, replaced, scenario, canonical, now);
    }

    private static EditProposal Accepted(LiveState state, SentEdit edit, Replacement replaced, Scenario scenario, string canonical, DateTimeOffset now)
    {
        var operation = new OperationRow
        {
            ScenarioId = state.Id,
            Revision = state.Revision + 1,
            OpId = edit.OpId,
            BaseRevision = edit.BaseRevision,
            Path = replaced.Path.ToString(),
            Place = replaced.Place,
            Old = replaced.Old?.ToJsonString(),
            New = DocumentEdit.Find(JsonNode.Parse(canonical)!.AsObject(), replaced.Path)?.ToJsonString(),
            Who = edit.Who,
            Time = now,
            Kind = edit.Kind,
            Reverts = edit.Reverts,
        };
        var next = state with
        {
            Revision = operation.Revision,
            SavedAt = now,
            Scenario = scenario,
            Document = canonical,
            Operations = state.Operations.Add(operation),
        };
        return new EditProposal(operation, next, []);
    }

    private static EditProposal Refused(LiveState state, Problem problem) => new(null, state, [problem]);

    private static string Shorten(string path) => path.Length > 100 ? path[..100] : path;
}
