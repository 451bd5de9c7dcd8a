using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Planner.Web.Display;

/// <summary>Text and language: English unless the reader's browser or cookie asks for Japanese, German or Korean.</summary>
public static class DisplayRegistration
{
    private static readonly string[] s_languages = ["en", "ja", "de", "ko"];

    public static void AddPlannerDisplay(this WebApplicationBuilder builder) => builder.Services.AddLocalization();

    public static void UsePlannerLanguages(this WebApplication app) => app.UseRequestLocalization(options => options
        .SetDefaultCulture("en")
        .AddSupportedCultures(s_languages)
        .AddSupportedUICultures(s_languages));
}
