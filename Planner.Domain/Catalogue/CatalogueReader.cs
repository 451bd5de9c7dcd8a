using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using Planner.Domain.Numbers;

namespace Planner.Domain.Catalogue;

/// <summary>
/// Reads the seed files into one checked catalogue. It refuses unknown fields, figures without unit, source or date, double ids,
/// names of parts that do not exist and figures outside their physical bounds, and tells of all of them at once.
/// </summary>
public static class CatalogueReader
{
    // A part holds fields, a field holds a figure or a list of figures, a figure holds texts: nothing lies deeper.
    private const int MaximumDepth = 6;

    /// <summary>Names of the files that make a catalogue.</summary>
    public static ImmutableArray<string> FileNames { get; } = [.. CatalogueSchema.Kinds.Select(kind => kind + ".json")];

    /// <summary>The catalogue that these files hold, or all that is wrong with them.</summary>
    /// <param name="files">Text of each file by its name, <see cref="FileNames"/>; other names are refused.</param>
    public static CatalogueReading Read(IReadOnlyDictionary<string, string> files)
    {
        var lists = FileNames.Union(files.Keys.Order(StringComparer.Ordinal)).ToDictionary(name => name, name => new FaultList(name));
        var readers = new Dictionary<string, PartReader>();
        var versions = new List<string>();
        foreach (var (name, list) in lists)
        {
            ReadFile(name, files.GetValueOrDefault(name), list, readers, versions);
        }

        CheckIds(readers, lists);
        CheckReferences(readers);
        var names = NameAccelerators(readers, lists["accelerators.json"]);
        var faults = lists.Values.SelectMany(list => list.All).ToImmutableArray();
        return new CatalogueReading(faults.IsEmpty ? Assemble(readers, names, versions.Max()!) : null, faults);
    }

    private static void ReadFile(string name, string? text, FaultList faults, Dictionary<string, PartReader> readers, List<string> versions)
    {
        var kind = name.Replace(".json", "", StringComparison.Ordinal);
        if (!FileNames.Contains(name) || text is null)
        {
            faults.Add(null, null, text is null ? "missing-file" : "unknown-file");
            return;
        }

        var reader = readers[kind] = new PartReader(kind, faults);
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { AllowDuplicateProperties = false });
            ReadRoot(document.RootElement, reader, faults, versions);
        }
        catch (JsonException problem)
        {
            faults.Add(null, null, "malformed-json", Text(problem.LineNumber + 1), Text(problem.BytePositionInLine));
        }
        catch (InvalidOperationException)
        {
            // Half of a character pair: valid JSON, but no text.
            faults.Add(null, null, "broken-text");
        }
    }

    private static void ReadRoot(JsonElement root, PartReader reader, FaultList faults, List<string> versions)
    {
        if (IsDeeperThan(root, MaximumDepth))
        {
            faults.Add(null, null, "too-deep", Text(MaximumDepth));
            return;
        }

        if (root.ValueKind != JsonValueKind.Object)
        {
            faults.Add(null, null, "not-an-object");
            return;
        }

        foreach (var property in root.EnumerateObject().Where(property => property.Name is not ("version" or "parts")))
        {
            faults.Add(null, property.Name, "unknown-field");
        }

        ReadVersion(root, faults, versions);
        ReadParts(root, reader, faults);
    }

    private static void ReadVersion(JsonElement root, FaultList faults, List<string> versions)
    {
        if (root.TryGetProperty("version", out var version) && version.ValueKind == JsonValueKind.String &&
            DateOnly.TryParseExact(version.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            versions.Add(version.GetString()!);
        }
        else
        {
            faults.Add(null, "version", "not-a-date");
        }
    }

    private static void ReadParts(JsonElement root, PartReader reader, FaultList faults)
    {
        if (!root.TryGetProperty("parts", out var parts) || parts.ValueKind != JsonValueKind.Array)
        {
            faults.Add(null, "parts", "not-a-list");
            return;
        }

        foreach (var (index, part) in parts.EnumerateArray().Index())
        {
            reader.Read(part, index + 1);
        }
    }

    private static bool IsDeeperThan(JsonElement element, int levels) => element.ValueKind switch
    {
        _ when levels < 0 => true,
        JsonValueKind.Object => element.EnumerateObject().Any(property => IsDeeperThan(property.Value, levels - 1)),
        JsonValueKind.Array => element.EnumerateArray().Any(item => IsDeeperThan(item, levels - 1)),
        _ => false,
    };

    // Assumptions share one dictionary, hence one set of ids, over their three files.
    private static void CheckIds(Dictionary<string, PartReader> readers, Dictionary<string, FaultList> lists)
    {
        foreach (var space in readers.GroupBy(reader => CatalogueSchema.TypeOf(reader.Key)))
        {
            var seen = new HashSet<string>();
            foreach (var (kind, reader) in space)
            {
                foreach (var part in reader.Parts.Where(part => part.Id is not null && !seen.Add(part.Id)))
                {
                    lists[kind + ".json"].Add(part.Id, "id", "double-id");
                }
            }
        }
    }

    private static void CheckReferences(Dictionary<string, PartReader> readers)
    {
        var ids = readers.ToDictionary(reader => reader.Key, reader => reader.Value.Parts.Select(part => part.Id).ToHashSet());
        foreach (var reference in readers.Values.SelectMany(reader => reader.References))
        {
            if (!ids.TryGetValue(reference.Kind, out var known) || !known.Contains(reference.Id))
            {
                reference.Faults.Add(reference.Part, reference.Field, "unknown-id", reference.Id, reference.Kind);
            }
        }
    }

    private static Dictionary<string, string> NameAccelerators(Dictionary<string, PartReader> readers, FaultList faults)
    {
        var names = new Dictionary<string, string>();
        var accelerators = readers.GetValueOrDefault("accelerators")?.Parts.Cast<Accelerator>() ?? [];
        foreach (var accelerator in accelerators.Where(accelerator => accelerator.Id is not null))
        {
            foreach (var name in accelerator.AlsoKnownAs.Prepend(accelerator.Id).Distinct())
            {
                if (!names.TryAdd(name, accelerator.Id) && names[name] != accelerator.Id)
                {
                    faults.Add(accelerator.Id, "alsoKnownAs", "double-name", name, names[name]);
                }
            }
        }

        return names;
    }

    private static CatalogueSnapshot Assemble(Dictionary<string, PartReader> readers, Dictionary<string, string> names, string version) => new()
    {
        Version = version,
        Sources = Parts<Source>(readers),
        Accelerators = Parts<Accelerator>(readers),
        Servers = Parts<Server>(readers),
        Network = Parts<FabricDesign>(readers),
        Storage = Parts<StorageTier>(readers),
        Power = Parts<PowerPart>(readers),
        Cooling = Parts<CoolingKind>(readers),
        Facility = Parts<FacilityKind>(readers),
        Regions = Parts<Region>(readers),
        CloudOffers = Parts<CloudOffer>(readers),
        ApiOffers = Parts<ApiOffer>(readers),
        LanguageModels = Parts<LanguageModel>(readers),
        Assumptions = Parts<Assumption>(readers),
        AcceleratorNames = names.ToFrozenDictionary(StringComparer.Ordinal),
        Figures = readers.Values.SelectMany(reader => reader.Figures).ToFrozenDictionary(figure => figure.Id, StringComparer.Ordinal),
    };

    private static FrozenDictionary<string, T> Parts<T>(Dictionary<string, PartReader> readers)
        where T : IPart => readers.Values
        .SelectMany(reader => reader.Parts)
        .OfType<T>()
        .ToFrozenDictionary(part => part.Id, StringComparer.Ordinal);

    private static string Text(long? number) => (number ?? 0).ToString(CultureInfo.InvariantCulture);
}
