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
using Planner.Domain.Engines;
using Planner.Domain.Engines.Serving;
using Planner.Domain.Engines.Training;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;
using Planner.Web.Display;

namespace Planner.Web.Api;

/// <summary>Single engines as questions and answers, one at a time or up to a thousand (DESIGN §5).</summary>
public static class QuestionEndpoints
{
    private const int MostQuestions = 1000;
    private const int LongestQuestion = 1_000_000;
    private const int LongestBatch = 8_000_000;

    /// <summary>An answer as an object that can be written, or the problems of the question.</summary>
    private delegate (object? Answer, ImmutableArray<Problem> Problems) Ask(JsonElement question);

    public static void MapQuestions(this IEndpointRouteBuilder api)
    {
        Map<TrainingQuestion, TrainingAnswer>(api, "training", (question, ground) =>
            Reply(TrainingReplies.Answer(question, ground.Catalogue, ground.Constants), reply => reply.Answer, reply => reply.Problems));
        Map<ServingQuestion, ServingAnswer>(api, "serving", (question, ground) =>
            Reply(ServingReplies.Answer(question, ground.Catalogue, ground.Constants), reply => reply.Answer, reply => reply.Problems));
        Map<FabricRequest, FabricReply>(api, "fabric", (request, ground) => FabricReply.Ask(request, ground.Catalogue));
    }

    private static (object? Answer, ImmutableArray<Problem> Problems) Reply<TReply>(TReply reply, Func<TReply, object?> answer, Func<TReply, ImmutableArray<Problem>> problems) =>
        (answer(reply), problems(reply));

    private static void Map<TQuestion, TAnswer>(IEndpointRouteBuilder api, string name, Func<TQuestion, Ground, (object? Answer, ImmutableArray<Problem> Problems)> engine)
        where TQuestion : class, new()
    {
        Ask Asker(HttpContext context)
        {
            var ground = context.RequestServices.GetRequiredService<Ground>();
            return element =>
            {
                var (question, problems) = QuestionJson.Read<TQuestion>(element);
                // A question that could not be read whole is asked all the same: its other problems belong in the same list.
                var reply = engine(question, ground);
                return problems.IsEmpty ? reply : (null, ProblemList.Merge(problems, reply.Problems));
            };
        }

        api.MapPost(name, (HttpContext context, CancellationToken cancellation) => One(context, Asker(context), cancellation))
            .Accepts<TQuestion>("application/json").Produces<TAnswer>().Produces<ProblemReply>(400, "application/problem+json").WithName(name);
        api.MapPost(name + "/batch", (HttpContext context, CancellationToken cancellation) => Many(context, Asker(context), cancellation))
            .Accepts<TQuestion[]>("application/json").Produces<TAnswer[]>().Produces<ProblemReply>(400, "application/problem+json").WithName(name + "-batch");
    }

    private static Task<IResult> One(HttpContext context, Ask ask, CancellationToken cancellation) => Read(context, LongestQuestion, question =>
    {
        var (answer, wrong) = ask(question);
        return answer is null ? ProblemReplies.Invalid(context, wrong) : ApiJson.Answer(Worded(answer));
    }, cancellation);

    private static Task<IResult> Many(HttpContext context, Ask ask, CancellationToken cancellation) => Read(context, LongestBatch, body => body switch
    {
        { ValueKind: not JsonValueKind.Array } => ProblemReplies.Invalid(context, [new Problem("", "expected-list", [])]),
        var list when list.GetArrayLength() > MostQuestions => ProblemReplies.Invalid(context, [new Problem("", "too-many", [MostQuestions])]),
        var list => ApiJson.Answer(Answers(context, ask, list, cancellation)),
    }, cancellation);

    private static async Task<IResult> Read(HttpContext context, int longest, Func<JsonElement, IResult> answer, CancellationToken cancellation)
    {
        var (text, refusal) = await JsonBody.Read(context.Request, longest, cancellation);
        if (refusal is not null)
        {
            return refusal;
        }

        var (document, problems) = QuestionJson.Parse(text!);
        using (document)
        {
            return document is null ? ProblemReplies.Invalid(context, problems) : answer(document.RootElement);
        }
    }

    private static List<object> Answers(HttpContext context, Ask ask, JsonElement list, CancellationToken cancellation)
    {
        var answers = new List<object>(list.GetArrayLength());
        foreach (var question in list.EnumerateArray())
        {
            cancellation.ThrowIfCancellationRequested();
            var (answer, problems) = ask(question);
            answers.Add(answer is null ? ProblemReplies.Of(context, problems) : Worded(answer));
        }

        return answers;
    }

    /// <summary>Reasons become sentences in the language of the request; their codes stay beside them.</summary>
    private static JsonObject Worded(object answer)
    {
        var node = JsonSerializer.SerializeToNode(answer, answer.GetType(), ApiJson.Options)!.AsObject();
        if (answer is FabricReply)
        {
            return node;
        }

        var reason = (answer as TrainingAnswer)?.Reason ?? (answer as ServingAnswer)?.Reason;
        node["reason"] = reason is null ? null : Wording.Current.Finding(reason);
        node["reasonCode"] = reason?.Code;
        if (answer is ServingAnswer { Assumed: var assumed })
        {
            // Training names what it filled by field; so does serving, in the same form.
            node["assumed"] = new JsonObject(assumed.Select(one => KeyValuePair.Create(one.Field, JsonSerializer.SerializeToNode(one.Value, ApiJson.Options))));
        }

        return node;
    }
}
