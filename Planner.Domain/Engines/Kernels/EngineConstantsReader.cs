using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text.Json;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Kernels;

/// <summary>What reading the constants gave: the constants, or every fault of the text.</summary>
public sealed record EngineConstantsReading(EngineConstants? Constants, ImmutableArray<string> Faults);

/// <summary>Reads <c>engine-constants.json</c>: pure text in, constants or all its faults out.</summary>
public static class EngineConstantsReader
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The constants in the text. Unknown fields, units and double ids, and values outside their range, are all reported at once.</summary>
    public static EngineConstantsReading Read(string json)
    {
        ConstantsFile? file;
        try
        {
            file = JsonSerializer.Deserialize<ConstantsFile>(json, s_options);
        }
        catch (JsonException exception)
        {
            return new EngineConstantsReading(null, [exception.Message]);
        }

        var faults = new List<string>();
        var training = Section("training", file!.Training, faults);
        var serving = Section("serving", file.Serving, faults);
        return faults.Count > 0
            ? new EngineConstantsReading(null, [.. faults])
            : new EngineConstantsReading(new EngineConstants(file.Version, training, serving), []);
    }

    /// <summary>The text of these constants, in the order of their ids, under the version that their values give.</summary>
    public static string Write(EngineConstants constants) =>
        JsonSerializer.Serialize(new ConstantsFile(Version(constants), Rows(constants.Training), Rows(constants.Serving)), s_options) + "\n";

    /// <summary>The version of these constants: it changes with any value and any band, and with nothing else.</summary>
    public static string Version(EngineConstants constants)
    {
        var values = JsonSerializer.SerializeToUtf8Bytes(new[] { Rows(constants.Training), Rows(constants.Serving) }
            .Select(rows => new { Constants = rows.Constants.Select(row => new { row.Id, row.Value, row.Unit }), rows.Bands }));
        return "fit-" + System.Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(values))[..8];
    }

    private static EngineSection Section(string name, SectionRows rows, List<string> faults)
    {
        var constants = new Dictionary<string, FittedConstant>();
        foreach (var row in rows.Constants)
        {
            if (!Units.BySymbol.TryGetValue(row.Unit, out var unit))
            {
                faults.Add($"{name}/{row.Id}: unit '{row.Unit}' is unknown");
            }
            else if (!(row.Low <= row.Value && row.Value <= row.High))
            {
                faults.Add($"{name}/{row.Id}: {row.Value} is outside {row.Low} to {row.High}");
            }
            else if (!constants.TryAdd(row.Id, new FittedConstant(name, row.Id, row.Value, row.Low, row.High, unit, row.Meaning, row.Fitted, row.Rows)))
            {
                faults.Add($"{name}/{row.Id}: stands twice");
            }
        }

        faults.AddRange(rows.Bands.Where(band => !(band.Low > 0 && band.Low <= band.High))
            .Select(band => $"{name}/bands/{band.Regime}: {band.Low} to {band.High} is no band"));
        return new EngineSection(constants, rows.Bands, rows.Errors);
    }

    private static SectionRows Rows(EngineSection section) => new(
        [.. section.Constants.Values.OrderBy(c => c.Id, System.StringComparer.Ordinal)
            .Select(c => new ConstantRow(c.Id, c.Value, c.Low, c.High, c.Unit.Symbol, c.Meaning, c.Fitted, c.Rows))],
        section.Bands,
        section.Errors);

    private sealed record ConstantsFile(string Version, SectionRows Training, SectionRows Serving);

    private sealed record SectionRows(ImmutableArray<ConstantRow> Constants, ImmutableArray<ResidualBand> Bands, ImmutableArray<RecordedError> Errors);

    private sealed record ConstantRow(string Id, double Value, double Low, double High, string Unit, string Meaning, string Fitted, int Rows);
}
