using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Planner.Web.Sharing;

/// <summary>The door of the price book: plain forms by which its passphrase is chosen, given and taken back. Posts from other sites are turned away before it.</summary>
public static class PriceDoor
{
    public const string Page = "/prices";
    public const string Choose = Page + "/choose";
    public const string Open = Page + "/open";
    public const string Lock = Page + "/lock";
    public const string Change = Page + "/change";

    /// <summary>The form's field.</summary>
    public const string Field = "passphrase";

    /// <summary>The form's field of the passphrase that is to come in its place.</summary>
    public const string NewField = "new-passphrase";

    public static void MapPriceDoor(this IEndpointRouteBuilder app)
    {
        app.MapPost(Choose, (HttpContext context, PriceKeys keys, CancellationToken cancellation) => Enter(context, keys, keys.Choose, "short", cancellation)).DisableAntiforgery().ExcludeFromDescription();
        app.MapPost(Open, (HttpContext context, PriceKeys keys, CancellationToken cancellation) => Enter(context, keys, keys.Check, "wrong", cancellation)).DisableAntiforgery().ExcludeFromDescription();
        app.MapPost(Change, (HttpContext context, PriceKeys keys, CancellationToken cancellation) => Replace(context, keys, cancellation)).DisableAntiforgery().ExcludeFromDescription();
        app.MapPost(Lock, (HttpContext context) =>
        {
            PriceKeys.Take(context);
            return Results.LocalRedirect(Page);
        }).DisableAntiforgery().ExcludeFromDescription();
    }

    private static async Task<IResult> Enter(HttpContext context, PriceKeys keys, Func<string, CancellationToken, Task<string?>> check, string refused, CancellationToken cancellation)
    {
        if (await check(await Passphrase(context, Field, cancellation), cancellation) is not { } id)
        {
            return Results.LocalRedirect($"{Page}?refused={refused}");
        }

        keys.Give(context, id);
        return Results.LocalRedirect(Page);
    }

    private static async Task<IResult> Replace(HttpContext context, PriceKeys keys, CancellationToken cancellation)
    {
        if (await keys.Change(await Passphrase(context, Field, cancellation), await Passphrase(context, NewField, cancellation), cancellation) is not { } id)
        {
            return Results.LocalRedirect($"{Page}?refused=change#change");
        }

        keys.Give(context, id);
        return Results.LocalRedirect($"{Page}?changed=1#change");
    }

    private static async Task<string> Passphrase(HttpContext context, string field, CancellationToken cancellation)
    {
        try
        {
            return context.Request.HasFormContentType ? (await context.Request.ReadFormAsync(cancellation))[field].ToString() : "";
        }
        catch (Exception broken) when (broken is InvalidDataException or BadHttpRequestException)
        {
            return "";
        }
    }
}
