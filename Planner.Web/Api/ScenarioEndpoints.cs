using System;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Planner.Domain.Catalogue;
using Planner.Domain.Scenarios;
using Planner.Web.Sessions;
using Planner.Web.Sharing;

namespace Planner.Web.Api;

/// <summary>An edit as a program sends it. The same <c>opId</c> again is acknowledged again and not applied again.</summary>
public sealed record OperationRequest
{
    public string? OpId { get; init; }

    /// <summary>The revision that the sender saw; the newest when left out.</summary>
    public double? BaseRevision { get; init; }

    public string? Path { get; init; }
}

/// <summary>What became of an edit: the revision it made, and somebody else's edit that it overwrote.</summary>
public sealed record OperationReply(long Revision, HistoryEntry? Overwrote);

/// <summary>A scenario in the list.</summary>
public sealed record ScenarioReply(string Id, string Name, long Revision, DateTimeOffset ChangedAt, string ChangedBy);

/// <summary>Scenario files in and out, edits and their history, and what the options come to.</summary>
public static class ScenarioEndpoints
{
    private const int LongestFile = 16_000_000;
    private const int LongestEdit = 1_000_000;

    public static void MapScenarios(this IEndpointRouteBuilder api)
    {
        api.MapPost("compare", Compare).Accepts<Scenario>("application/json").Produces<ComparisonReply>().Produces<ProblemReply>(400, "application/problem+json").WithName("compare");
        api.MapGet("scenarios", List).Produces<ScenarioReply[]>().WithName("scenarios");
        api.MapPost("scenarios", Import).Accepts<Scenario>("application/json").Produces<ScenarioReply>(201).Produces<ProblemReply>(400, "application/problem+json").WithName("scenario-import");
        api.MapGet("scenarios/{id}", Export).WithName("scenario-export");
        api.MapGet("scenarios/{id}/comparison", Planned).Produces<ComparisonReply>().WithName("scenario-comparison");
        api.MapGet("scenarios/{id}/history", History).Produces<HistoryEntry[]>().WithName("scenario-history");
        api.MapPost("scenarios/{id}/operations", Edit).Accepts<OperationRequest>("application/json").Produces<OperationReply>()
            .Produces<ProblemReply>(400, "application/problem+json").WithName("scenario-edit");
        api.MapPost("scenarios/{id}/undo", (string id, ScenarioShelf shelf, HttpContext context, CancellationToken cancellation) =>
            Revert(id, shelf, context, (session, stop) => session.Undo(stop), cancellation)).Produces<OperationReply>().WithName("scenario-undo");
        api.MapPost("scenarios/{id}/redo", (string id, ScenarioShelf shelf, HttpContext context, CancellationToken cancellation) =>
            Revert(id, shelf, context, (session, stop) => session.Redo(stop), cancellation)).Produces<OperationReply>().WithName("scenario-redo");
    }

    /// <summary>Whether an answer may be computed with negotiated prices: the asker may know them and does not ask for list prices (<c>?prices=list</c>).</summary>
    internal static async Task<bool> MaySee(HttpContext context, CancellationToken cancellation) =>
        context.Request.Query["prices"] != "list" && await context.RequestServices.GetRequiredService<PriceKeys>().MayKnow(context.User, cancellation);

    /// <summary>Answers for a scenario by id, or 404.</summary>
    public static async Task<IResult> With(string id, IScenarioShelf shelf, HttpContext context, Func<IPlanningSession, Task<IResult>> answer, CancellationToken cancellation)
    {
        using var session = await shelf.Open(id, await MaySee(context, cancellation), cancellation);
        return session is null ? ProblemReplies.ByStatus(context, StatusCodes.Status404NotFound) : await answer(session);
    }

    private static async Task<IResult> Compare(HttpContext context, CatalogueSnapshot catalogue, OptionPlanner planner, CancellationToken cancellation)
    {
        var (scenario, refusal) = await ReadScenario(context, catalogue, cancellation);
        var ground = await AskedGround.Of(context, cancellation);
        return refusal ?? Reply(context, scenario!, await planner.TryCompare(scenario!, ground), ground);
    }

    private static Task<IResult> Planned(string id, IScenarioShelf shelf, HttpContext context, CancellationToken cancellation) =>
        With(id, shelf, context, async session =>
        {
            var answer = await session.CurrentAnswer(cancellation);
            return Reply(context, answer.Scenario, answer.Comparison, answer.Ground);
        }, cancellation);

    private static IResult Reply(HttpContext context, Scenario scenario, Planner.Domain.Plans.Comparison<Planner.Domain.Numbers.Real>? comparison, Planner.Domain.Plans.Ground ground) =>
        comparison is null
            ? ProblemReplies.ByStatus(context, StatusCodes.Status500InternalServerError)
            : ApiJson.Answer(ComparisonReply.Of(scenario, ground, comparison) with { ShownIn = CurrencyReply.Of(scenario, ground.Catalogue) });

    private static async Task<IResult> List(IScenarioShelf shelf, CancellationToken cancellation) => ApiJson.Answer((await shelf.List(cancellation))
        .Select(entry => new ScenarioReply(entry.Id, entry.Scenario.Name, entry.Revision, entry.ChangedAt, entry.ChangedBy)).ToList());

    private static async Task<IResult> Import(HttpContext context, CatalogueSnapshot catalogue, IScenarioShelf shelf, TimeProvider clock, CancellationToken cancellation)
    {
        var (scenario, refusal) = await ReadScenario(context, catalogue, cancellation);
        if (refusal is not null)
        {
            return refusal;
        }

        var id = await shelf.Add(scenario!, cancellation);
        context.Response.Headers.Location = $"/api/v1/scenarios/{id}";
        return ApiJson.Answer(new ScenarioReply(id, scenario!.Name, 0, clock.GetUtcNow(), ScenarioShelf.Local), StatusCodes.Status201Created);
    }

    private static Task<IResult> Export(string id, IScenarioShelf shelf, HttpContext context, CancellationToken cancellation) => With(
        id,
        shelf,
        context,
        session =>
        {
            context.Response.Headers.ETag = $"\"{session.Revision.ToString(CultureInfo.InvariantCulture)}\"";
            // A file goes on to others: quotes that are not open go along only when who may know them says so.
            var scenario = context.Request.Query["prices"] == "include" ? session.Scenario : PriceBook.Without(session.Scenario);
            return Task.FromResult(Results.Text(ScenarioJson.Write(scenario), "application/json; charset=utf-8"));
        },
        cancellation);

    private static Task<IResult> History(string id, IScenarioShelf shelf, HttpContext context, CancellationToken cancellation) =>
        With(id, shelf, context, async session => ApiJson.Answer(await session.History(cancellation)), cancellation);

    private static async Task<IResult> Edit(string id, ScenarioShelf shelf, HttpContext context, CancellationToken cancellation)
    {
        var (text, refusal) = await JsonBody.Read(context.Request, LongestEdit, cancellation);
        if (refusal is not null)
        {
            return refusal;
        }

        var (document, malformed) = QuestionJson.Parse(text!);
        using (document)
        {
            if (document is null || document.RootElement.ValueKind != System.Text.Json.JsonValueKind.Object)
            {
                return ProblemReplies.Invalid(context, document is null ? malformed : [new Problem("", "expected-object", [])]);
            }

            // The value may be anything: it is taken out before the rest is read by its fields.
            if (WithoutTwins(document.RootElement) is not { } body)
            {
                return ProblemReplies.Invalid(context, [new Problem("", "field-twice", [])]);
            }

            var value = body["value"]?.DeepClone();
            body.Remove("value");
            using var rest = System.Text.Json.JsonDocument.Parse(body.ToJsonString());
            var (request, problems) = QuestionJson.Read<OperationRequest>(rest.RootElement);
            problems = [.. problems, .. Missing(request)];
            return problems.IsEmpty ? await Send(id, shelf, context, request, value, cancellation) : ProblemReplies.Invalid(context, problems);
        }
    }

    /// <summary>The body as a tree to take apart; null when a field stands in it twice, which a tree cannot hold.</summary>
    private static JsonObject? WithoutTwins(System.Text.Json.JsonElement body)
    {
        try
        {
            return JsonNode.Parse(body.GetRawText(), documentOptions: new System.Text.Json.JsonDocumentOptions { AllowDuplicateProperties = false })!.AsObject();
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }

    private static ImmutableArray<Problem> Missing(OperationRequest request)
    {
        var problems = ImmutableArray.CreateBuilder<Problem>();
        if (!Guid.TryParse(request.OpId, out _))
        {
            problems.Add(new Problem("opId", request.OpId is null ? "required" : "id-form", []));
        }

        if (request.Path is null)
        {
            problems.Add(new Problem("path", "required", []));
        }

        return problems.ToImmutable();
    }

    private static async Task<IResult> Send(string id, ScenarioShelf shelf, HttpContext context, OperationRequest request, JsonNode? value, CancellationToken cancellation)
    {
        using var session = await shelf.Enter(id, ScenarioShelf.Local, await MaySee(context, cancellation), cancellation);
        if (session is null)
        {
            return ProblemReplies.ByStatus(context, StatusCodes.Status404NotFound);
        }

        var baseRevision = request.BaseRevision is { } revision ? (long)revision : session.Revision;
        var outcome = await session.Send(Guid.Parse(request.OpId!), baseRevision, request.Path!, value, cancellation);
        return outcome.Problems.IsEmpty
            ? ApiJson.Answer(new OperationReply(outcome.Revision, outcome.Overwrote))
            : ProblemReplies.Invalid(context, outcome.Problems);
    }

    private static Task<IResult> Revert(string id, ScenarioShelf shelf, HttpContext context, Func<IPlanningSession, CancellationToken, Task> revert, CancellationToken cancellation) => With(
        id,
        shelf,
        context,
        async session =>
        {
            await revert(session, cancellation);
            return ApiJson.Answer(new OperationReply(session.Revision, null));
        },
        cancellation);

    internal static async Task<(Scenario? Scenario, IResult? Refusal)> ReadScenario(HttpContext context, CatalogueSnapshot catalogue, CancellationToken cancellation)
    {
        var (text, refusal) = await JsonBody.Read(context.Request, LongestFile, cancellation);
        if (refusal is not null)
        {
            return (null, refusal);
        }

        var file = ScenarioJson.Read(text!, catalogue);
        return file.Scenario is { } scenario ? (scenario, null) : (null, ProblemReplies.Invalid(context, file.Problems));
    }
}
