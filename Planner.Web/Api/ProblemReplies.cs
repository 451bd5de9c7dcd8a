using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Planner.Domain.Scenarios;
using Planner.Web.Display;

namespace Planner.Web.Api;

/// <summary>
/// What went wrong, as RFC 9457 <c>application/problem+json</c>.
/// </summary>
/// <param name="Errors">Sentences by field path; the whole body is <c>$</c>.</param>
/// <param name="Codes">The same as keys that programs can hold on to, in the same order.</param>
public sealed record ProblemReply(
    string Type,
    string Title,
    int Status,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Detail,
    string? Instance,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, string[]>? Errors,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, string[]>? Codes,
    string? TraceId);

/// <summary>Makes problem replies in the language of the request.</summary>
public static class ProblemReplies
{
    private const string ContentType = "application/problem+json";
    private const string WholeBody = "$";
    private const int MostProblems = 1000;

    /// <summary>400 with every problem at its field.</summary>
    public static IResult Invalid(HttpContext context, ImmutableArray<Problem> problems) => Write(Of(context, problems));

    /// <summary>Any other refusal, with a sentence of <see cref="PaperTexts"/>.</summary>
    public static IResult Refuse(HttpContext context, int status, string key, params object[] arguments) =>
        Write(Base(context, status, PaperTexts.Current.Fill(key, arguments)));

    /// <summary>The reply to an invalid question, to stand in a batch.</summary>
    public static ProblemReply Of(HttpContext context, ImmutableArray<Problem> problems)
    {
        var shown = problems.Take(MostProblems).GroupBy(problem => problem.Path.Length == 0 ? WholeBody : problem.Path).ToList();
        return Base(context, StatusCodes.Status400BadRequest, PaperTexts.Current["api-invalid"]) with
        {
            Type = "urn:planner:problem:invalid",
            Errors = shown.ToDictionary(group => group.Key, group => group.Select(Wording.Current.Problem).ToArray()),
            Codes = shown.ToDictionary(group => group.Key, group => group.Select(problem => problem.Code).ToArray()),
        };
    }

    /// <summary>Answers what no endpoint answered: 404, 405, or 500 after a fault of ours.</summary>
    public static IResult ByStatus(HttpContext context, int status) => Write(Base(context, status, status == StatusCodes.Status415UnsupportedMediaType ? PaperTexts.Current["api-not-json"] : null));

    private static ProblemReply Base(HttpContext context, int status, string? detail) => new(
        "about:blank",
        PaperTexts.Current[TitleOf(status)],
        status,
        detail,
        context.Request.Path,
        null,
        null,
        Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier);

    private static string TitleOf(int status) => status switch
    {
        400 or 404 or 405 or 413 or 415 or 429 or 503 => "status-" + status.ToString(CultureInfo.InvariantCulture),
        _ => "status-500",
    };

    private static IResult Write(ProblemReply reply) => Results.Json(reply, ApiJson.Options, ContentType, reply.Status);
}
