using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Planner.Web.Api;

/// <summary>What an orchestrator asks: is the process alive?</summary>
public static class HealthEndpoints
{
    /// <summary><c>GET /health/live</c> answers 200 as long as the process takes requests.</summary>
    public static void MapPlannerHealth(this WebApplication app) =>
        app.MapGet("/health/live", () => Results.Text("live"));
}
