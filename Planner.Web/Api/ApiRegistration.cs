using System;
using System.Threading.RateLimiting;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;

namespace Planner.Web.Api;

/// <summary>The API under <c>/api/v1</c>: its endpoints, limits and description.</summary>
public static class ApiRegistration
{
    private const string Root = "/api/v1";
    private const int RequestsPerMinute = 6000;
    private const int SecretsPerMinute = 60;

    public static void AddPlannerApi(this WebApplicationBuilder builder)
    {
        builder.Services.AddOpenApi("v1");
        builder.Services.AddRateLimiter(options =>
        {
            options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(Limit);
            options.OnRejected = (rejected, _) => new ValueTask(Reject(rejected));
        });
    }

    /// <summary>Faults and unanswered requests under the API become problem replies. Before everything that may answer.</summary>
    public static void UsePlannerApi(this WebApplication app)
    {
        app.UseExceptionHandler(handler => handler.Run(Fail));
        app.UseStatusCodePages(context => IsApi(context.HttpContext.Request.Path)
            ? ProblemReplies.ByStatus(context.HttpContext, context.HttpContext.Response.StatusCode).ExecuteAsync(context.HttpContext)
            : Task.CompletedTask);
        app.UseRateLimiter();
    }

    public static void MapPlannerApi(this WebApplication app)
    {
        var api = app.MapGroup(Root);
        api.MapQuestions();
        api.MapScenarios();
        api.MapExports();
        api.MapDecisionStudies();
        api.MapStudies();
        api.MapCatalogue();
        api.MapGet("schema/scenario.json", () => Results.Text(ScenarioSchema.Document.ToJsonString(), "application/schema+json")).WithName("scenario-schema");
        app.MapOpenApi("/openapi/{documentName}.json");
    }

    private static Task Fail(HttpContext context)
    {
        // A request that the server itself could not read (a broken chunk, a body too large) carries its own status.
        var status = context.Features.Get<IExceptionHandlerFeature>()?.Error is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError;
        return ProblemReplies.ByStatus(context, status).ExecuteAsync(context);
    }

    private static Task Reject(OnRejectedContext rejected)
    {
        rejected.HttpContext.Response.Headers.RetryAfter = "60";
        return ProblemReplies.ByStatus(rejected.HttpContext, StatusCodes.Status429TooManyRequests).ExecuteAsync(rejected.HttpContext);
    }

    // The circuit and its files are not limited here: a browser behind one address may be many people's.
    private static RateLimitPartition<string> Limit(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress?.ToString() ?? "";
        return context.Request switch
        {
            { Path: var path } when IsApi(path) => RateLimitPartition.GetSlidingWindowLimiter("api " + address, _ => Window(RequestsPerMinute)),
            { Method: "POST", Path: var path } when path.StartsWithSegments("/s") || path.StartsWithSegments(Sharing.PriceDoor.Page) => RateLimitPartition.GetSlidingWindowLimiter("secret " + address, _ => Window(SecretsPerMinute)),
            _ => RateLimitPartition.GetNoLimiter("page"),
        };
    }

    private static SlidingWindowRateLimiterOptions Window(int permits) => new() { PermitLimit = permits, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6 };

    private static bool IsApi(PathString path) => path.StartsWithSegments("/api");
}
