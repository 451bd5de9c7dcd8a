using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Planner.Domain.Catalogue;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;
using Planner.Web.Display;
using Planner.Web.Sessions;

namespace Planner.Web.Components.Inputs;

/// <summary>What the fields of the rail share: the session they write to, the catalogue they choose from, the words they speak.</summary>
public sealed class ScenarioEditor(IPlanningSession session, CatalogueSnapshot catalogue, Wording words)
{
    private int _underway;

    /// <summary>Raised when saving starts and ends.</summary>
    public event Action? StateChanged;

    public Scenario Scenario => session.Scenario;

    /// <summary>Who edits may know negotiated prices.</summary>
    public bool MayKnowPrices => session.MayKnowPrices;

    public CatalogueSnapshot Catalogue => catalogue;

    public Wording Words => words;

    /// <summary>An edit is on its way to the disk.</summary>
    public bool IsSaving => _underway > 0;

    /// <summary>Stores an edit; answers the sentence that stands below the field when it is refused.</summary>
    public async Task<string?> Set(string path, JsonNode? value)
    {
        _underway++;
        StateChanged?.Invoke();
        try
        {
            var problems = await session.Edit(path, value);
            return problems.IsEmpty ? null : Sentence(problems);
        }
        finally
        {
            _underway--;
            StateChanged?.Invoke();
        }
    }

    /// <summary>Sets one field of several options in one edit, so that one undo takes it back.</summary>
    public Task<string?> SetOnOptions(IReadOnlyCollection<string> ids, string field, JsonNode? value)
    {
        if (ids.Count == 1)
        {
            return Set($"options[{ids.First()}].{field}", value);
        }

        var options = Document(Scenario)["options"]!.DeepClone().AsArray();
        foreach (var option in options.Select(node => node!.AsObject()).Where(option => ids.Contains((string?)option["id"])))
        {
            option[field] = value?.DeepClone();
        }

        return Set("options", options);
    }

    /// <summary>Stores the work or option that stands at a path of a scenario with it, so that one undo takes it back.</summary>
    public Task<string?> Add(string path, Scenario with) => Set(path, DocumentEdit.Find(Document(with), FieldPath.Parse(path)!));

    /// <summary>Adds a hybrid that owns so many accelerators like another option's and rents its peaks; a hybrid itself takes the number.</summary>
    public Task<string?> AddHybrid(string like, int accelerators)
    {
        var option = Scenario.Options.First(one => one.Id == like);
        if (option.Kind == OptionKind.Hybrid)
        {
            return Set($"options[{like}].accelerators", accelerators);
        }

        var hybrid = option with
        {
            Id = NewParts.FreeId("hybrid", Scenario.Options.Select(one => one.Id)),
            Name = null,
            Kind = OptionKind.Hybrid,
            Sourcing = option.Kind == OptionKind.Colocate ? Sourcing.Colocated : Sourcing.Owned,
            Accelerators = accelerators,
        };
        return Add($"options[{hybrid.Id}]", Scenario with { Options = Scenario.Options.Add(hybrid) });
    }

    /// <summary>Puts a person's own value in place of a figure of the catalogue or of a computed one; null goes back to it.</summary>
    public Task<string?> Override(string figure, Spread? value, Unit unit)
    {
        var overrides = (Document(Scenario)["overrides"]?.DeepClone() as JsonArray) ?? [];
        foreach (var old in overrides.Where(node => (string?)node!["figure"] == figure).ToArray())
        {
            overrides.Remove(old);
        }

        if (value is { } own)
        {
            overrides.Add(new JsonObject { ["figure"] = figure, ["value"] = Json(own), ["unit"] = unit.Symbol });
        }

        return Set("overrides", overrides);
    }

    /// <summary>Sets an input to a value in base units; a range keeps its proportions around it, as far as the input's bounds allow.</summary>
    public Task<string?> Take(WhatIf input, double value)
    {
        if (input.Whole)
        {
            return Set(input.Id, (int)Math.Round(input.Id == WhatIf.HorizonId ? Units.Month.FromBase(value) : value));
        }

        var ratio = input.Value.Likely == 0 ? 0 : value / input.Value.Likely;
        var moved = ratio <= 0 || input.Value.IsFixed ? value : input.Value.Scale(ratio);
        if (FigureBounds.Find(input.Label.Key) is { } bounds)
        {
            var (minimum, maximum) = FigureBounds.Of(bounds);
            moved = moved with { Low = Math.Max(moved.Low, minimum), High = Math.Min(moved.High, maximum) };
        }

        return input.Id.Contains('/', StringComparison.Ordinal)
            ? Override(input.Id, moved.Scale(1 / input.Label.Unit.Factor), input.Label.Unit)
            : Set(input.Id, Json(moved));
    }

    /// <summary>A value or a range as the scenario's JSON has it.</summary>
    public static JsonNode Json(Spread spread) => spread.IsFixed
        ? JsonValue.Create(spread.Likely)
        : new JsonObject
        {
            ["low"] = spread.Low,
            ["likely"] = spread.Likely,
            ["high"] = spread.High,
            ["shape"] = System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(spread.Shape.ToString()),
        };

    private static JsonObject Document(Scenario scenario) => JsonNode.Parse(ScenarioJson.Write(scenario))!.AsObject();

    private string Sentence(ImmutableArray<Problem> problems) =>
        string.Join(" ", problems.Select(words.Problem).Distinct());
}
