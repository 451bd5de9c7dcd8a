using System;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Planner.Web.Storage;

namespace Planner.Web.Api;

/// <summary>What an orchestrator asks: is the process alive, may it be sent requests?</summary>
public static partial class HealthEndpoints
{
    /// <summary><c>GET /health/live</c> answers 200 as long as the process takes requests; <c>GET /health/ready</c> when the database answers too, else 503.</summary>
    public static void MapPlannerHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Text("live")).ExcludeFromDescription();
        app.MapGet("/health/ready", Ready).ExcludeFromDescription();
    }

    private static async Task<IResult> Ready(PlannerDatabase database, ILoggerFactory logs, CancellationToken cancellation)
    {
        var log = logs.CreateLogger(typeof(HealthEndpoints));
        try
        {
            // The version goes to the log and not to the asker: who is outside learns nothing of what runs inside.
            LogReady(log, await database.Version(cancellation));
            return Results.Text("ready");
        }
        catch (Exception fault) when (fault is System.Data.Common.DbException or InvalidOperationException or TimeoutException)
        {
            LogNotReady(log, fault);
            return Results.Text("not ready", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    [LoggerMessage(LogLevel.Debug, "Ready: {Version}")]
    private static partial void LogReady(ILogger log, string version);

    [LoggerMessage(LogLevel.Error, "Not ready: the database does not answer")]
    private static partial void LogNotReady(ILogger log, Exception fault);
}
