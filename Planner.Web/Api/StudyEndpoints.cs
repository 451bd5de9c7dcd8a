using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;
using Planner.Domain.Studies;
using Planner.Domain.Studies.Ladder;
using Planner.Web.Components.Results;
using Planner.Web.Display;
using Planner.Web.Sessions;

namespace Planner.Web.Api;

/// <summary>
/// Studies over a scenario (DESIGN §5): the scenario file, or the id of one that is kept here, and the study's arguments; a scenario file by itself asks for the usual ones. Short ones answer at once; long ones, and
/// those that ask for it, with 202 and a progress resource that tells how far they are, holds the result, and can be deleted to end them.
/// </summary>
public static class StudyEndpoints
{
    private const int LongestBody = 16_000_000;
    private const string ProgressPath = "/api/v1/studies/progress/";

    /// <summary>A scenario with what it may be planned on.</summary>
    private sealed record Asked(Scenario Scenario, Ground Ground);

    /// <summary>What all studies begin from.</summary>
    private sealed record Prepared(Scenario Scenario, Ground Ground, Decisions Decisions, Planner.Domain.Plans.Comparison<Real> Comparison);

    private delegate object Study<in TRequest>(Prepared prepared, TRequest request, Action<int, int> tell, CancellationToken cancellation);

    private delegate IEnumerable<Problem> Check<in TRequest>(Prepared prepared, TRequest request);

    public static void MapStudies(this IEndpointRouteBuilder api)
    {
        Map<MonteCarloRequest, MonteCarloReply>(api, "monte-carlo", (_, _) => [], MonteCarloOf);
        Map<SensitivityRequest, SensitivityReply>(api, "sensitivity", (prepared, request) => request.TwoWay.SelectMany((id, place) => Unknown(prepared, id, $"twoWay[{place}]")), SensitivityOf);
        Map<GoalSeekRequest, GoalSeekReply>(api, "goal-seek", (prepared, request) => [.. Unknown(prepared, request.Input!, "input"), .. SideProblems(prepared, request.First, request.Second)], GoalSeekOf);
        Map<CountSeekRequest, CountSeekReply>(api, "count-seek", (prepared, request) => [.. Count(prepared, request) is null ? [new Problem("input", "study-unknown-input", [])] : Array.Empty<Problem>(), .. SideProblems(prepared, request.First, request.Second)], CountSeekOf);
        Map<LadderRequest, LadderReply>(api, "ladder", (_, _) => [], (prepared, _, tell, cancellation) => LadderReply.Of(LadderBuilder.Build(prepared.Scenario, prepared.Ground, tell, cancellation)));
        Map<ServingRequest, ServingReply>(api, "serving", (_, _) => [], (prepared, _, tell, cancellation) => ServingReply.Of(ServingVolumes.Of(prepared.Scenario, prepared.Ground, tell, cancellation)));
        api.MapGet("studies/progress/{id}", (string id, StudyDesk desk, HttpContext context) => Progress(desk.Find(id), context)).Produces<StudyProgressReply>().WithName("study-progress");
        api.MapDelete("studies/progress/{id}", (string id, StudyDesk desk, HttpContext context) =>
        {
            desk.Find(id)?.Stop();
            return Progress(desk.Find(id), context);
        }).Produces<StudyProgressReply>().WithName("study-cancel");
    }

    private static void Map<TRequest, TReply>(IEndpointRouteBuilder api, string name, Check<TRequest> check, Study<TRequest> study)
        where TRequest : StudyRequest, new() =>
        api.MapPost("studies/" + name, (HttpContext context, CancellationToken cancellation) => Ask(context, check, study, cancellation))
            .Accepts<TRequest>("application/json").Produces<TReply>().Produces<StudyProgressReply>(202).Produces<ProblemReply>(400, "application/problem+json").WithName("study-" + name);

    private static async Task<IResult> Ask<TRequest>(HttpContext context, Check<TRequest> check, Study<TRequest> study, CancellationToken cancellation)
        where TRequest : StudyRequest, new()
    {
        var (text, refusal) = await JsonBody.Read(context.Request, LongestBody, cancellation);
        if (refusal is not null)
        {
            return refusal;
        }

        var (document, malformed) = QuestionJson.Parse(text!);
        using (document)
        {
            if (document is not { RootElement.ValueKind: JsonValueKind.Object })
            {
                return ProblemReplies.Invalid(context, document is null ? malformed : [new Problem("", "expected-object", [])]);
            }

            var (asked, request, problems) = await Read<TRequest>(context, document.RootElement, cancellation);
            if (asked is null || !problems.IsEmpty)
            {
                return ProblemReplies.Invalid(context, problems);
            }

            return await Answer(context, asked, request, check, study, cancellation);
        }
    }

    private static async Task<IResult> Answer<TRequest>(HttpContext context, Asked asked, TRequest request, Check<TRequest> check, Study<TRequest> study, CancellationToken cancellation)
        where TRequest : StudyRequest
    {
        var heavy = context.RequestServices.GetRequiredService<HeavyWork>();
        var prepared = await heavy.RunBriefly(() => Prepare(asked), cancellation);
        if (check(prepared, request).ToImmutableArray() is { IsEmpty: false } wrong)
        {
            return ProblemReplies.Invalid(context, wrong);
        }

        if (!(request.Background ?? request.IsLong))
        {
            return ApiJson.Answer(await heavy.Run(() => study(prepared, request, (_, _) => { }, cancellation), cancellation));
        }

        var errand = context.RequestServices.GetRequiredService<StudyDesk>().Begin(mine => study(prepared, request, mine.Tell, mine.Cancellation));
        if (errand is null)
        {
            context.Response.Headers.RetryAfter = "30";
            return ProblemReplies.Refuse(context, StatusCodes.Status503ServiceUnavailable, "api-too-many-studies");
        }

        context.Response.Headers.Location = ProgressPath + errand.Id;
        return ApiJson.Answer(ReplyOf(errand), StatusCodes.Status202Accepted);
    }

    private static Prepared Prepare(Asked asked)
    {
        var (scenario, ground) = asked;
        var decisions = PlanBuilder.Decide(scenario, ground);
        return new Prepared(scenario, ground, decisions, PlanBuilder.Compare(scenario, ground, decisions));
    }

    /// <summary>The scenario stands in the body or is kept here; everything else is the study's own. All problems at once.</summary>
    private static async Task<(Asked? Asked, TRequest Request, ImmutableArray<Problem> Problems)> Read<TRequest>(HttpContext context, JsonElement body, CancellationToken cancellation)
        where TRequest : StudyRequest, new()
    {
        if (IsScenario(body))
        {
            var file = await FileOf(context, body, "", cancellation);
            return (file.Asked, new TRequest(), [.. file.Problems, .. new TRequest().Problems()]);
        }

        using var rest = JsonDocument.Parse(new JsonObject(body.EnumerateObject().Where(field => field.Name is not ("scenario" or "scenarioId"))
            .DistinctBy(field => field.Name).Select(field => KeyValuePair.Create(field.Name, JsonNode.Parse(field.Value.GetRawText())))).ToJsonString());
        var (request, problems) = QuestionJson.Read<TRequest>(rest.RootElement);
        var twice = body.EnumerateObject().GroupBy(field => field.Name, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => new Problem(group.Key, "field-twice", []));
        var (asked, wrong) = await ReadScenario(context, body, cancellation);
        return (asked, request, [.. wrong, .. twice, .. ProblemList.Merge(problems, [.. request.Problems()])]);
    }

    private static async Task<(Asked? Asked, IEnumerable<Problem> Problems)> ReadScenario(HttpContext context, JsonElement body, CancellationToken cancellation)
    {
        if (body.TryGetProperty("scenarioId", out var id) && id.ValueKind == JsonValueKind.String)
        {
            using var session = await context.RequestServices.GetRequiredService<IScenarioShelf>().Open(id.GetString()!, await ScenarioEndpoints.MaySee(context, cancellation), cancellation);
            return session is null ? (null, [new Problem("scenarioId", "scenario-gone", [])]) : (new Asked(session.Scenario, session.Ground), []);
        }

        if (!body.TryGetProperty("scenario", out var element))
        {
            return (null, [new Problem("scenario", "required", [])]);
        }

        return await FileOf(context, element, "scenario", cancellation);
    }

    private static bool IsScenario(JsonElement body) => body.TryGetProperty("application", out _) && !body.TryGetProperty("scenario", out _) && !body.TryGetProperty("scenarioId", out _);

    private static async Task<(Asked? Asked, IEnumerable<Problem> Problems)> FileOf(HttpContext context, JsonElement element, string path, CancellationToken cancellation)
    {
        var ground = await AskedGround.Of(context, cancellation);
        var file = ScenarioJson.Read(element.GetRawText(), ground.Catalogue);
        string Under(string field) => field.Length == 0 ? path : path.Length == 0 ? field : path + "." + field;
        return (file.Scenario is { } read ? new Asked(read, ground) : null, file.Problems.Select(problem => problem with { Path = Under(problem.Path) }));
    }

    private static MonteCarloReply MonteCarloOf(Prepared prepared, MonteCarloRequest request, Action<int, int> tell, CancellationToken cancellation)
    {
        var draws = (int)(request.Draws ?? MonteCarlo.UsualDraws);
        return MonteCarloReply.Of(MonteCarlo.Run(
            prepared.Scenario, prepared.Ground, prepared.Comparison, prepared.Decisions, draws, (ulong)(request.Seed ?? 1), done => tell(Math.Min(done, draws), draws), cancellation));
    }

    private static SensitivityReply SensitivityOf(Prepared prepared, SensitivityRequest request, Action<int, int> tell, CancellationToken cancellation)
    {
        var kept = Sensitivity.Rank(prepared.Scenario, prepared.Ground, prepared.Comparison, prepared.Decisions);
        var study = Replanning.Of(kept, prepared.Scenario, prepared.Ground, cancellation);
        var table = request.TwoWay.Length == 2
            ? TwoWay.Table(
                prepared.Scenario, prepared.Ground, prepared.Comparison, prepared.Decisions, Find(prepared, request.TwoWay[0])!, Find(prepared, request.TwoWay[1])!, (int)(request.Steps ?? TwoWay.UsualSteps), cancellation)
            : null;
        return new SensitivityReply(
            study.Recommended, study.Lead, [.. study.Drivers.Select(DriverReply.Of)], [.. study.Replanned.Select(ReplannedEndReply.Of)], table is null ? null : TwoWayReply.Of(table));
    }

    private static GoalSeekReply GoalSeekOf(Prepared prepared, GoalSeekRequest request, Action<int, int> tell, CancellationToken cancellation)
    {
        var input = Find(prepared, request.Input!)!;
        var (first, second) = Sides(prepared, request.First, request.Second)!.Value;
        var limits = request is { From: { } from, Until: { } until } ? (input.Label.Unit.ToBase(from), input.Label.Unit.ToBase(until)) : GoalSeek.LimitsOf(input);
        var kept = GoalSeek.Equal(prepared.Scenario, prepared.Ground, prepared.Decisions, input, first, second, limits, cancellation);
        var study = GoalSeek.Replanned(kept, prepared.Scenario, prepared.Ground, cancellation);
        return GoalSeekReply.Of(study, GoalSentence.Of(study, prepared.Scenario, prepared.Ground.Catalogue, Wording.Current));
    }

    private static CountSeekReply CountSeekOf(Prepared prepared, CountSeekRequest request, Action<int, int> tell, CancellationToken cancellation)
    {
        var input = Count(prepared, request)!;
        // It is asked what makes the next best win.
        var (second, first) = Sides(prepared, request.Second, request.First)!.Value;
        var limits = request is { From: { } from, Until: { } until } ? ((int)from, (int)until) : ((int, int)?)null;
        var study = CountSeek.Smallest(prepared.Scenario, prepared.Ground, input, first, second, limits, cancellation);
        var name = input.Id == WhatIf.HorizonId ? Wording.Current.Label(input.Label) : Wording.Current.Label(input.Label) + " (" + input.Id + ")";
        return CountSeekReply.Of(study, GoalSentence.Of(study, name, prepared.Scenario, prepared.Ground.Catalogue, Wording.Current));
    }

    private static WhatIf? Count(Prepared prepared, CountSeekRequest request) =>
        WhatIf.Find(request.Input!, prepared.Scenario, prepared.Ground.Catalogue) is { Whole: true } count ? count : null;

    private static IEnumerable<Problem> SideProblems(Prepared prepared, string? first, string? second)
    {
        var known = prepared.Decisions.Options.Select(option => option.Option.Id).ToImmutableArray();
        var options = string.Join(", ", known);
        return
        [
            .. new[] { ("first", first), ("second", second) }.Where(pair => pair.Item2 is { } id && !known.Contains(id)).Select(pair => new Problem(pair.Item1, "unknown-word", [options])),
            .. Sides(prepared, first, second) is null ? [new Problem("second", "study-two-options", [])] : Array.Empty<Problem>(),
        ];
    }

    private static (string First, string Second)? Sides(Prepared prepared, string? first, string? second) =>
        first is not null && second is not null ? (first, second)
        : GoalSentence.Usual(prepared.Comparison) is not { } usual ? null
        : first is { } own ? (own, own == usual.First ? usual.Second : usual.First)
        : second is { } other ? (other == usual.First ? usual.Second : usual.First, other)
        : usual;

    private static IEnumerable<Problem> Unknown(Prepared prepared, string id, string path) =>
        Find(prepared, id) is null ? [new Problem(path, "study-unknown-input", [])] : [];

    private static Input? Find(Prepared prepared, string id) =>
        UsedInputs.Of(prepared.Scenario, prepared.Ground, prepared.Decisions).FirstOrDefault(input => input.Id == id);

    private static IResult Progress(StudyErrand? errand, HttpContext context) => errand is null
        ? ProblemReplies.ByStatus(context, StatusCodes.Status404NotFound)
        : ApiJson.Answer(ReplyOf(errand));

    private static StudyProgressReply ReplyOf(StudyErrand errand) => new(errand.Id, errand.State, errand.Progress.Done, errand.Progress.All, errand.Result);
}
