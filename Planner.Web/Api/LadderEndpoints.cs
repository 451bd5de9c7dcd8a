using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Planner.Domain.Catalogue;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;
using Planner.Domain.Studies.Ladder;
using Planner.Web.Sessions;

namespace Planner.Web.Api;

/// <summary>The ladder of a scenario: approach by source on the same requests.</summary>
public static class LadderEndpoints
{
    public static void MapLadder(this IEndpointRouteBuilder api) =>
        api.MapPost("studies/ladder", Build).Accepts<Scenario>("application/json").Produces<LadderReply>().Produces<ProblemReply>(400, "application/problem+json").WithName("ladder");

    private static async Task<IResult> Build(HttpContext context, CatalogueSnapshot catalogue, HeavyWork heavy, CancellationToken cancellation)
    {
        var (scenario, refusal) = await ScenarioEndpoints.ReadScenario(context, catalogue, cancellation);
        var ground = await AskedGround.Of(context, cancellation);
        return refusal ?? ApiJson.Answer(LadderReply.Of(await heavy.RunBriefly(() => LadderBuilder.Build(scenario!, ground, cancellation), cancellation)));
    }
}
