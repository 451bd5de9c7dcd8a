using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Planner.Domain.Plans;
using Planner.Web.Sharing;
using Planner.Web.Storage;

namespace Planner.Web.Api;

/// <summary>The ground on which a scenario in a request's body is answered.</summary>
public static class AskedGround
{
    private const string PricesField = "prices";
    private const string PublishedPrices = "list";

    /// <summary>With negotiated prices for who gave the passphrase and did not ask for published prices (<c>?prices=list</c>); without them for everybody else.</summary>
    public static async Task<Ground> Of(HttpContext context, CancellationToken cancellation)
    {
        var services = context.RequestServices;
        var ground = services.GetRequiredService<Ground>();
        return context.Request.Query[PricesField] != PublishedPrices && await services.GetRequiredService<PriceKeys>().MayKeep(context.User, cancellation)
            ? ground with { Prices = await services.GetRequiredService<PriceBooks>().Read(cancellation) }
            : ground;
    }
}
