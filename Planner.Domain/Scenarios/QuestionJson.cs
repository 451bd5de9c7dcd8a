using System.Collections.Immutable;
using System.Text.Json;

namespace Planner.Domain.Scenarios;

/// <summary>Reads what the API is asked: records by their properties, as scenarios are read, but a model's shape stands in the model itself.</summary>
public static class QuestionJson
{
    private const int DeepestNesting = 32;

    /// <summary>
    /// The text as JSON; null, with the problem, when it is malformed, too deep or holds half a character. <c>NaN</c> and <c>Infinity</c> are let
    /// through, to be reported at their field.
    /// </summary>
    public static (JsonDocument? Document, ImmutableArray<Problem> Problems) Parse(string text)
    {
        if (JsonText.Depth(text) > DeepestNesting)
        {
            return (null, [new Problem("", "json-too-deep", [DeepestNesting])]);
        }

        if (JsonText.HoldsHalfCharacter(text))
        {
            return (null, [new Problem("", "half-character", [])]);
        }

        try
        {
            return (JsonDocument.Parse(JsonText.QuoteBareWords(text), new JsonDocumentOptions { MaxDepth = DeepestNesting }), []);
        }
        catch (JsonException problem)
        {
            return (null, [new Problem("", "malformed-json", [(problem.LineNumber ?? 0) + 1, (problem.BytePositionInLine ?? 0) + 1])]);
        }
    }

    /// <summary>The question in the element; a question with problems holds neutral values and must not be answered.</summary>
    public static (TQuestion Question, ImmutableArray<Problem> Problems) Read<TQuestion>(JsonElement element)
        where TQuestion : class, new()
    {
        var reader = new RecordReader(inlineModels: true);
        var question = (TQuestion)reader.ReadRecord(typeof(TQuestion), element, "");
        return (question, reader.Problems);
    }
}
