using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Planner.Web.Api;

/// <summary>Headers that tell a browser what a page of ours may do, and the refusal of requests that other sites send in a person's name.</summary>
public static class SecurityHeaders
{
    // Two deviations from the strictest: Blazor needs a base address of its own, and components style what they draw.
    private const string Policy =
        "default-src 'self'; script-src 'self'{0}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    public static void UsePlannerHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        if (IsForeign(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }

        context.Response.OnStarting(() => Set(context));
        return next(context);
    });

    private static Task Set(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy.Replace("{0}", ImportMapHash(context), StringComparison.Ordinal);
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=()";
        headers.TryAdd("Referrer-Policy", "same-origin");
        return Task.CompletedTask;
    }

    /// <summary>The import map is the one script that stands in the page itself; its hash lets it and nothing else through.</summary>
    private static string ImportMapHash(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<ImportMapDefinition>() is { } map
            ? $" 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(map.ToString().ReplaceLineEndings("\n"))))}'"
            : "";

    /// <summary>True for a request with effects, or the circuit's, that a page of another site sends.</summary>
    private static bool IsForeign(HttpRequest request) =>
        (!HttpMethods.IsGet(request.Method) || request.Path.StartsWithSegments("/_blazor"))
        // The door of shared links tells nobody where it was opened from, and so sends no origin; its form carries a token of its own.
        && !request.Path.StartsWithSegments("/s")
        && request.Headers.Origin.ToString() is { Length: > 0 } origin
        && !(Uri.TryCreate(origin, UriKind.Absolute, out var from) && string.Equals(from.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase));
}
