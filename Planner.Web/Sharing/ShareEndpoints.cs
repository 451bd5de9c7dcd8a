using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;

namespace Planner.Web.Sharing;

/// <summary>The door of shared scenarios: <c>/s/{id}#{secret}</c> exchanges the secret for a cookie, <c>/shared/{id}</c> shows the scenario to who holds it.</summary>
public static class ShareEndpoints
{
    private const int LongestSecret = 200;

    public static void AddPlannerSharing(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ShareLinks>();
        builder.Services.AddSingleton<GrantCookie>();
        builder.Services.AddSingleton<PriceKeys>();
        builder.Services.AddSingleton<SharedScenarios>();
    }

    /// <summary>Turns cookies into grants and keeps everybody without one out of <c>/shared</c>. Before the pages.</summary>
    public static void UsePlannerSharing(this WebApplication app)
    {
        app.Use(AddHeaders);
        app.Use((context, next) => context.RequestServices.GetRequiredService<GrantCookie>().AddClaims(context, next));
        app.Use((context, next) => context.RequestServices.GetRequiredService<PriceKeys>().AddClaims(context, next));
        app.Use(GuardSharedPages);
    }

    public static void MapPlannerSharing(this WebApplication app)
    {
        app.MapGet("/s/{id}", () => new RazorComponentResult<ShareDoor>()).ExcludeFromDescription();
        app.MapPost("/s/{id}", Exchange).DisableAntiforgery().ExcludeFromDescription();
        app.MapPriceDoor();
        app.MapGet("/robots.txt", () => Results.Text("User-agent: *\nDisallow: /\n")).ExcludeFromDescription();
    }

    /// <summary>The page for every dead or unknown link.</summary>
    public static RazorComponentResult Gone() => new RazorComponentResult<ShareGone>() { StatusCode = StatusCodes.Status404NotFound };

    // The form is checked here and not by the framework: whatever is wrong with it, the answer is the same page.
    private static async Task<IResult> Exchange(string id, HttpContext context, IAntiforgery antiforgery, ShareLinks links, GrantCookie cookie, CancellationToken cancellation)
    {
        if (await Secret(context, antiforgery, cancellation) is not { } secret || await links.Exchange(id, secret, cancellation) is not { } link)
        {
            return Gone();
        }

        cookie.Give(context, link);
        return Results.LocalRedirect($"/shared/{link.Id}");
    }

    /// <summary>The secret of our own form; null for anything else that was sent.</summary>
    private static async Task<string?> Secret(HttpContext context, IAntiforgery antiforgery, CancellationToken cancellation)
    {
        try
        {
            var isOurs = context.Request.HasFormContentType && await antiforgery.IsRequestValidAsync(context);
            var secret = isOurs ? (await context.Request.ReadFormAsync(cancellation))["secret"].ToString() : "";
            return secret.Length is > 0 and <= LongestSecret ? secret : null;
        }
        catch (Exception broken) when (broken is AntiforgeryValidationException or InvalidDataException or BadHttpRequestException)
        {
            return null;
        }
    }

    private static Task AddHeaders(HttpContext context, RequestDelegate next)
    {
        if (IsShared(context.Request.Path))
        {
            var headers = context.Response.Headers;
            headers["Referrer-Policy"] = "no-referrer";
            headers["X-Robots-Tag"] = "noindex, nofollow, noarchive";
            if (context.Request.Path.StartsWithSegments("/shared"))
            {
                // The door itself sets this with its form's token.
                headers.CacheControl = "no-store";
            }
        }

        return next(context);
    }

    private static async Task GuardSharedPages(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Path.StartsWithSegments("/shared", out var rest) && !await MayLook(context, rest))
        {
            await Gone().ExecuteAsync(context);
            return;
        }

        await next(context);
    }

    private static async Task<bool> MayLook(HttpContext context, PathString rest)
    {
        var linkId = rest.Value?.Split('/', 3) is [_, var id, ..] ? id : "";
        return GrantCookie.Holds(context.User, linkId)
            && await context.RequestServices.GetRequiredService<ShareLinks>().FindAlive(linkId, context.RequestAborted) is not null;
    }

    private static bool IsShared(PathString path) => path.StartsWithSegments("/s") || path.StartsWithSegments("/shared");
}
