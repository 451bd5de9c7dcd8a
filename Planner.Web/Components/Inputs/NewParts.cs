using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Planner.Domain.Scenarios;

namespace Planner.Web.Components.Inputs;

/// <summary>What a scenario, a work or an option starts as when a person adds one. All of it is theirs to change; what they leave out is chosen and said.</summary>
public static class NewParts
{
    /// <summary>Parameters of a first model: a size that one server serves and a few train.</summary>
    public const double Parameters = 8e9;

    // Tokens a parameter of compute-optimal training (Hoffmann et al. 2022).
    private const double TokensPerParameter = 20;
    private const double TuningTokens = 1e8;
    private const double Requests = 1;
    private const int Accelerators = 64;

    // A token price has no rule by which it could be chosen for somebody: these are only where a person starts from.
    private const string TokenOffer = "openai-gpt-5-4";
    private const string TunableOffer = "tinker-llama-3-1-70b";

    /// <summary>Kinds of option in the order in which they are offered.</summary>
    public static IReadOnlyList<(string Key, OptionKind Kind, Sourcing? Sourcing)> Kinds { get; } =
    [
        ("build", OptionKind.Build, null),
        ("colocate", OptionKind.Colocate, null),
        ("rent-on-demand", OptionKind.Rent, null),
        ("hybrid", OptionKind.Hybrid, null),
        ("fine-tune-rented", OptionKind.FineTune, Sourcing.Rented),
        ("fine-tune-owned", OptionKind.FineTune, Sourcing.Owned),
        ("fine-tune-colocated", OptionKind.FineTune, Sourcing.Colocated),
        ("fine-tune-api", OptionKind.FineTune, Sourcing.Api),
        ("api", OptionKind.Api, null),
    ];

    /// <summary>A scenario with one model to train, tune or buy, and the five usual ways to do so.</summary>
    public static Scenario Blank(string name, DateOnly today) => new()
    {
        SchemaVersion = ScenarioJson.CurrentVersion,
        Name = name,
        Application = new Application { Train = [Training("training")], Tune = [Tuning("tuning") with { InsteadOfTraining = true }], Serve = [Serving("serving")] },
        Options = [.. Kinds.Where(kind => kind.Key is "build" or "colocate" or "rent-on-demand" or "fine-tune-rented" or "api").Select(kind => OptionOf(kind.Key, []))],
        Terms = new Terms { DecisionDate = new DateOnly(today.Year, today.Month, 1).AddMonths(1), PriceYear = today.Year },
    };

    public static TrainingWork Training(string id) =>
        new() { Id = id, Model = new ModelChoice { Shape = new() { Parameters = Parameters } }, Tokens = Parameters * TokensPerParameter };

    public static TuningWork Tuning(string id) =>
        new() { Id = id, Model = new ModelChoice { Shape = new() { Parameters = Parameters } }, Tokens = TuningTokens };

    public static ServingWork Serving(string id) => new() { Id = id, RequestsPerSecond = Requests };

    /// <summary>An option of a kind, on as many accelerators as the others.</summary>
    public static Option OptionOf(string key, IReadOnlyCollection<Option> others)
    {
        var (_, kind, sourcing) = Kinds.First(candidate => candidate.Key == key);
        var like = others.FirstOrDefault(option => option.Accelerators is not null && option.Kind == kind) ?? others.FirstOrDefault(option => option.Accelerators is not null);
        return new Option
        {
            Id = FreeId(key, others.Select(option => option.Id)),
            Kind = kind,
            Sourcing = sourcing,
            Accelerators = kind is OptionKind.Api || sourcing is Sourcing.Api or Sourcing.Rented ? null : like?.Accelerators ?? Accelerators,
            Server = kind is OptionKind.Build or OptionKind.Colocate or OptionKind.Hybrid ? like?.Server : null,
            Region = like?.Region,
            ApiOffer = kind is OptionKind.Api ? TokenOffer : sourcing is Sourcing.Api ? TunableOffer : null,
            TuningOffer = sourcing is Sourcing.Api ? TunableOffer : null,
        };
    }

    /// <summary>An id that no other has: the stem, or the stem with the first number that is free.</summary>
    public static string FreeId(string stem, IEnumerable<string> taken)
    {
        var ids = taken.ToHashSet();
        return !ids.Contains(stem) ? stem : Enumerable.Range(2, ids.Count + 1).Select(number => stem + "-" + number.ToString(CultureInfo.InvariantCulture)).First(id => !ids.Contains(id));
    }
}
