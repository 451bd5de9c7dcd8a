using System;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.DependencyInjection;
using Planner.Web.Display;
using Radzen;

namespace Planner.Web.Components;

/// <summary>The pages: Razor components in interactive server mode.</summary>
public static class PageRegistration
{
    public static void AddPlannerPages(this WebApplicationBuilder builder)
    {
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        builder.Services.AddRadzenComponents();
        builder.Services.AddSingleton<Pages.MeasuredRuns>();
    }

    public static void MapPlannerPages(this WebApplication app)
    {
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapGet("/language/{code}", SetLanguage).ExcludeFromDescription();
        app.MapPost(Pages.TemplateDoor.Of("{id}"), Pages.TemplateDoor.Open).ExcludeFromDescription();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
    }

    // Only a path of our own is gone back to: an address from outside would make the link a door to anywhere.
    private static RedirectHttpResult SetLanguage(string code, string? back, HttpContext context)
    {
        var culture = new RequestCulture(Language.Of(code).Code);
        context.Response.Cookies.Append(
            CookieRequestCultureProvider.DefaultCookieName,
            CookieRequestCultureProvider.MakeCookieValue(culture),
            new CookieOptions { MaxAge = TimeSpan.FromDays(400), SameSite = SameSiteMode.Lax, HttpOnly = true, IsEssential = true, Path = "/" });
        var isOwn = back is ['/', ..] && !back.StartsWith("//", StringComparison.Ordinal) && !back.Contains('\\', StringComparison.Ordinal) && Uri.IsWellFormedUriString(back, UriKind.Relative);
        return TypedResults.LocalRedirect(isOwn ? back! : "/");
    }
}
