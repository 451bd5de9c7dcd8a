using System;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Planner.Web.Api;
using Planner.Web.Display;
using Planner.Web.Sessions;
using Planner.Web.Sharing;

namespace Planner.Web.Reports;

/// <summary>The report as a document to look at and print, and as PDF; for the owner by the scenario's id, for others by the link they hold.</summary>
public static class ReportEndpoints
{
    public static void AddPlannerReports(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ReportRenderer>();
        builder.Services.AddSingleton<PdfPrinter>();
        builder.Services.AddSingleton<MethodsBook>();
        builder.Services.AddSingleton<ExplanationShelf>();
    }

    public static void MapPlannerReports(this WebApplication app)
    {
        app.MapGet("/scenarios/{id}/report", (string id, string? lang, IScenarioShelf shelf, HttpContext context, CancellationToken cancellation) =>
            ScenarioEndpoints.With(id, shelf, context, session => Document(session, lang, context, cancellation), cancellation)).ExcludeFromDescription();
        app.MapGet("/api/v1/scenarios/{id}/report.pdf", (string id, string? lang, IScenarioShelf shelf, HttpContext context, CancellationToken cancellation) =>
            ScenarioEndpoints.With(id, shelf, context, session => Pdf(session, lang, id, context, cancellation), cancellation))
            .Produces(200, contentType: "application/pdf").Produces<ProblemReply>(503, "application/problem+json").WithName("scenario-report");
        app.MapGet("/shared/{linkId}/report", (string linkId, string? lang, SharedScenarios shared, HttpContext context, CancellationToken cancellation) =>
            Shared(linkId, shared, context, view => Document(view.Session, lang, context, cancellation), cancellation)).ExcludeFromDescription();
        app.MapGet("/shared/{linkId}/report.pdf", (string linkId, string? lang, SharedScenarios shared, HttpContext context, CancellationToken cancellation) =>
            Shared(linkId, shared, context, view => Pdf(view.Session, lang, linkId, context, cancellation), cancellation)).ExcludeFromDescription();
    }

    // The link is asked again at this door, as at every other.
    private static async Task<IResult> Shared(string linkId, SharedScenarios shared, HttpContext context, Func<SharedView, Task<IResult>> answer, CancellationToken cancellation)
    {
        using var view = await shared.Open(context.User, linkId, cancellation);
        return view is null ? ShareEndpoints.Gone() : await answer(view);
    }

    private static async Task<IResult> Document(IReadingSession session, string? lang, HttpContext context, CancellationToken cancellation) =>
        await Html(session, lang, context, cancellation) is { } html
            ? Results.Content(html, "text/html; charset=utf-8")
            : ProblemReplies.Refuse(context, StatusCodes.Status404NotFound, "api-no-options");

    private static async Task<IResult> Pdf(IReadingSession session, string? lang, string name, HttpContext context, CancellationToken cancellation)
    {
        if (await Html(session, lang, context, cancellation) is not { } html)
        {
            return ProblemReplies.Refuse(context, StatusCodes.Status404NotFound, "api-no-options");
        }

        var (outcome, pdf) = await context.RequestServices.GetRequiredService<PdfPrinter>().Print(html, cancellation);
        if (outcome == PrintOutcome.Printed)
        {
            return Results.File(pdf, "application/pdf", $"planner-{name}.pdf");
        }

        context.Response.Headers.RetryAfter = "30";
        return ProblemReplies.Refuse(context, StatusCodes.Status503ServiceUnavailable, outcome switch
        {
            PrintOutcome.NoBrowser => "report-no-browser",
            PrintOutcome.Busy => "report-busy",
            _ => "report-failed",
        });
    }

    private static async Task<string?> Html(IReadingSession session, string? lang, HttpContext context, CancellationToken cancellation)
    {
        var words = Wording.Asked(lang);
        var answer = await session.CurrentAnswer(cancellation);
        return answer.Comparison is { Plans.IsEmpty: false }
            ? await context.RequestServices.GetRequiredService<ReportRenderer>().Render(answer, session.SavedAt, words, cancellation)
            : null;
    }
}
