using System;
using System.Collections.Immutable;
using System.IO;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Planner.Domain.Catalogue;

namespace Planner.Domain.Scenarios;

/// <summary>What was read: the scenario, and everything that is wrong with it, in the order of the file.</summary>
/// <param name="Scenario">Null when there is a problem.</param>
/// <param name="Problems">Empty when all is well.</param>
public sealed record ScenarioFile(Scenario? Scenario, ImmutableArray<Problem> Problems);

/// <summary>
/// A scenario as JSON text (DESIGN §5), both ways. A number is a value or <c>{ low, likely, high, shape }</c>; words of a list are in camel case;
/// dates are ISO 8601; amounts are in the unit that the name says. Files of older versions are brought up to the present one.
/// </summary>
public static class ScenarioJson
{
    public const int CurrentVersion = 1;
    private const int LongestFile = 16_000_000;

    /// <summary>Reads the text and checks it against the catalogue; all problems at once, none hides another.</summary>
    public static ScenarioFile Read(string text, CatalogueSnapshot catalogue)
    {
        var (draft, problems) = ReadDraft(text);
        if (draft is null)
        {
            return new ScenarioFile(null, problems);
        }

        var all = ProblemList.Merge(problems, ScenarioCheck.Find(draft, catalogue));
        return new ScenarioFile(all.IsEmpty ? draft : null, all);
    }

    /// <summary>Reads the text alone: shape, words and numbers, but no bounds and no catalogue ids.</summary>
    public static ScenarioFile Read(string text)
    {
        var (draft, problems) = ReadDraft(text);
        return new ScenarioFile(problems.IsEmpty ? draft : null, problems);
    }

    /// <summary>The scenario as indented text; what is null is left out.</summary>
    public static string Write(Scenario scenario)
    {
        using var stream = new MemoryStream();
        var options = new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var writer = new Utf8JsonWriter(stream, options))
        {
            RecordWriter.Write(writer, scenario);
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static (Scenario? Draft, ImmutableArray<Problem> Problems) ReadDraft(string text)
    {
        if (text.Length > LongestFile)
        {
            return (null, [new Problem("", "file-too-large", [LongestFile])]);
        }

        var (document, problems) = QuestionJson.Parse(text);
        using (document)
        {
            return document is null ? (null, problems) : ReadRoot(document.RootElement);
        }
    }

    private static (Scenario? Draft, ImmutableArray<Problem> Problems) ReadRoot(JsonElement root)
    {
        if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("schemaVersion", out var version)
            && version.ValueKind == JsonValueKind.Number && version.TryGetInt32(out var number) && number is < 1 or > CurrentVersion)
        {
            return (null, [new Problem("schemaVersion", "schema-version-unknown", [CurrentVersion])]);
        }

        var reader = new RecordReader();
        var draft = (Scenario)reader.ReadRecord(typeof(Scenario), root, "");
        return (draft, reader.Problems);
    }
}
