using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Planner.Domain.Catalogue;

/// <summary>All parts of the world that the product knows, read and checked once, immutable.</summary>
public sealed record CatalogueSnapshot
{
    /// <summary>Version of the whole catalogue: a date.</summary>
    public required string Version { get; init; }

    /// <summary>The version's date as a year; its months are twelfths.</summary>
    public double Year
    {
        get
        {
            var date = DateOnly.ParseExact(Version, "yyyy-MM-dd", CultureInfo.InvariantCulture);
            return date.Year + ((date.Month - 1) / 12.0);
        }
    }

    public required FrozenDictionary<string, Source> Sources { get; init; }

    /// <summary>Names of all sources of a figure, that of its value first; a key that is not known stands for itself. Null: a person's own or an assumed value.</summary>
    public string? SourceNames(Numbers.Citation citation) =>
        string.Join("; ", citation.Sources.Select(key => Sources.TryGetValue(key, out var known) ? known.Name : key)) is { Length: > 0 } names ? names : null;

    public required FrozenDictionary<string, Accelerator> Accelerators { get; init; }

    public required FrozenDictionary<string, Server> Servers { get; init; }

    public required FrozenDictionary<string, FabricDesign> Network { get; init; }

    public required FrozenDictionary<string, StorageTier> Storage { get; init; }

    public required FrozenDictionary<string, PowerPart> Power { get; init; }

    public required FrozenDictionary<string, CoolingKind> Cooling { get; init; }

    public required FrozenDictionary<string, FacilityKind> Facility { get; init; }

    public required FrozenDictionary<string, Region> Regions { get; init; }

    public required FrozenDictionary<string, CloudOffer> CloudOffers { get; init; }

    public required FrozenDictionary<string, ApiOffer> ApiOffers { get; init; }

    public required FrozenDictionary<string, LanguageModel> LanguageModels { get; init; }

    /// <summary>Figures of <c>staffing.json</c>, <c>finance.json</c>, <c>reliability.json</c> and <c>retrieval.json</c> by id.</summary>
    public required FrozenDictionary<string, Assumption> Assumptions { get; init; }

    /// <summary>Other names of accelerators in published tables, to their ids.</summary>
    public required FrozenDictionary<string, string> AcceleratorNames { get; init; }

    /// <summary>The accelerator of an id, or of a name that published tables use, in whatever case; null when there is none.</summary>
    public Accelerator? FindAccelerator(string name) => Accelerators.GetValueOrDefault(name)
        ?? (AcceleratorNames.FirstOrDefault(known => string.Equals(known.Key, name.Trim(), StringComparison.OrdinalIgnoreCase)).Value is { } id ? Accelerators.GetValueOrDefault(id) : null);

    /// <summary>Every figure of the catalogue by its path, for overrides and explanations.</summary>
    public required IReadOnlyDictionary<string, Numbers.Input> Figures { get; init; }
}
