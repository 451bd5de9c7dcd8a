using System;
using System.Collections.Immutable;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Planner.Domain.Catalogue;
using Planner.Domain.Scenarios;

namespace Planner.Web.Api;

/// <summary>The body of a study: an object that holds a scenario file beside the study's own arguments.</summary>
public static class StudyQuestions
{
    private const int LongestBody = 16_000_000;
    private const string ScenarioField = "scenario";

    /// <summary>Reads the body and answers it; every problem of scenario and arguments at its field, or a refusal.</summary>
    /// <param name="context">The request.</param>
    /// <param name="catalogue">What the scenario is checked against.</param>
    /// <param name="answer">Answers the question; null when the arguments do not suit the scenario, with the problems.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static async Task<IResult> Ask<TArguments>(
        HttpContext context, CatalogueSnapshot catalogue, Func<Scenario, TArguments, (object? Answer, ImmutableArray<Problem> Problems)> answer, CancellationToken cancellation)
        where TArguments : class, new()
    {
        var (text, refusal) = await JsonBody.Read(context.Request, LongestBody, cancellation);
        if (refusal is not null)
        {
            return refusal;
        }

        var (document, malformed) = QuestionJson.Parse(text!);
        using (document)
        {
            if (document is null || document.RootElement.ValueKind != JsonValueKind.Object)
            {
                return ProblemReplies.Invalid(context, document is null ? malformed : [new Problem("", "expected-object", [])]);
            }

            var (scenario, faults) = ScenarioOf(document.RootElement, catalogue);
            var (arguments, others) = Arguments<TArguments>(document.RootElement);
            if (scenario is null || !others.IsEmpty)
            {
                return ProblemReplies.Invalid(context, [.. faults, .. others]);
            }

            var (result, problems) = answer(scenario, arguments);
            return result is null ? ProblemReplies.Invalid(context, problems) : ApiJson.Answer(result);
        }
    }

    private static (Scenario? Scenario, ImmutableArray<Problem> Problems) ScenarioOf(JsonElement body, CatalogueSnapshot catalogue)
    {
        if (!body.TryGetProperty(ScenarioField, out var element))
        {
            return (null, [new Problem(ScenarioField, "required", [])]);
        }

        var file = ScenarioJson.Read(element.GetRawText(), catalogue);
        return (file.Scenario, [.. file.Problems.Select(problem => problem with { Path = problem.Path.Length == 0 ? ScenarioField : $"{ScenarioField}.{problem.Path}" })]);
    }

    // What is left of the body when the scenario is taken out.
    private static (TArguments Arguments, ImmutableArray<Problem> Problems) Arguments<TArguments>(JsonElement body)
        where TArguments : class, new()
    {
        using var stream = new System.IO.MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            foreach (var field in body.EnumerateObject().Where(field => field.Name != ScenarioField))
            {
                field.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        using var rest = JsonDocument.Parse(stream.ToArray());
        return QuestionJson.Read<TArguments>(rest.RootElement);
    }
}
