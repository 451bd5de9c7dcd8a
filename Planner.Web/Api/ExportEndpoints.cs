using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;
using Planner.Web.Components.Inputs;
using Planner.Web.Components.Results;
using Planner.Web.Display;
using Planner.Web.Exports;
using Planner.Web.Reports;
using Planner.Web.Sessions;

namespace Planner.Web.Api;

/// <summary>Files that leave the house: the workbook, the cost lines, the months and the bill. File names are ours, whatever the scenario is called.</summary>
public static class ExportEndpoints
{
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void MapExports(this IEndpointRouteBuilder api)
    {
        api.MapGet("scenarios/{id}/workbook.xlsx", Workbook).Produces(200, contentType: Xlsx).WithName("scenario-workbook");
        api.MapGet("scenarios/{id}/cost-lines.csv", CostLines).Produces(200, contentType: "text/csv").WithName("scenario-cost-lines");
        api.MapGet("scenarios/{id}/cash-flow.csv", CashFlow).Produces(200, contentType: "text/csv").WithName("scenario-cash-flow");
        api.MapGet("scenarios/{id}/bill.csv", Bill).Produces(200, contentType: "text/csv").WithName("scenario-bill");
        api.MapGet("scenarios/{id}/explain", Explain).Produces<DerivationReply>().WithName("scenario-explain");
    }

    private static Task<IResult> Workbook(string id, string? lang, IScenarioShelf shelf, HeavyWork heavy, HttpContext context, CancellationToken cancellation) => ScenarioEndpoints.With(
        id,
        shelf,
        context,
        async session =>
        {
            if (session.Scenario.Options.All(option => !option.Enabled))
            {
                return ProblemReplies.Refuse(context, StatusCodes.Status404NotFound, "api-no-options");
            }

            var (scenario, ground, words) = (session.Scenario, session.Ground, Wording.Asked(lang));
            var history = await session.History(cancellation);
            var plan = $"{context.Request.Scheme}://{context.Request.Host}{context.Request.PathBase}/scenarios/{id}";
            return Results.File(await heavy.Run(() => Book(scenario, ground, Words(scenario, ground, words) with { ChangedBy = Author, Plan = plan }), cancellation), Xlsx, $"planner-{id}.xlsx");

            string? Author(Input input) => InputAuthors.LastChange(input, scenario, history) is { } edit
                ? words.Text("explain.changed-by", edit.Who, DateDisplay.Partial(edit.Time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), words.Language))
                : null;
        },
        cancellation);

    private static byte[] Book(Scenario scenario, Ground ground, WorkbookWords words) =>
        PlanWorkbook.Write(new WorkbookSubject(scenario, ground, PlanBuilder.Decide(scenario, ground), new TermReading()), words);

    /// <summary>The words of a scenario's workbook.</summary>
    public static WorkbookWords Words(Scenario scenario, Ground ground, Wording words)
    {
        var catalogue = ground.Catalogue;
        var names = scenario.Options.ToImmutableDictionary(option => option.Id, option => OptionNames.Full(option, scenario.Options, catalogue, words));
        return new WorkbookWords
        {
            Texts = PaperTexts.In(words.Language.Culture),
            Name = words.Label,
            NameOf = input => InputNames.Of(input, catalogue, words),
            OptionName = option => names.GetValueOrDefault(option, option),
            PartName = (kind, id) => Parts.Name(catalogue, kind, id) ?? id ?? "",
            SourceOf = key => catalogue.Sources.GetValueOrDefault(key),
            Say = finding => words.Finding(finding, key => names.GetValueOrDefault(key) ?? Parts.AnyName(catalogue, key)),
        };
    }

    // The parameters are what the figure's element says: data-figure, data-option, data-against, data-place.
    private static Task<IResult> Explain(
        string id, string figure, string? option, string? against, string? place, IScenarioShelf scenarios, ExplanationShelf shelf, HeavyWork heavy, HttpContext context, CancellationToken cancellation) => ScenarioEndpoints.With(
        id,
        scenarios,
        context,
        async session =>
        {
            var of = option ?? session.Scenario.Options.FirstOrDefault(one => one.Enabled)?.Id ?? "";
            var words = Wording.Current;
            var explanation = await heavy.RunBriefly(() => shelf.Of(session.Scenario, session.Ground).Of(new FigureAddress(figure, of, against, place), words), cancellation);
            return explanation is null
                ? ProblemReplies.Refuse(context, StatusCodes.Status404NotFound, "api-unknown-figure", string.Join(", ", await Known(session, of, cancellation)))
                : ApiJson.Answer(DerivationReply.Of(of, explanation));
        },
        cancellation);

    private static async Task<IEnumerable<string>> Known(IPlanningSession session, string option, CancellationToken cancellation) =>
        (await session.CurrentAnswer(cancellation)).Comparison?.Plans.FirstOrDefault(plan => plan.OptionId == option)?.Figures.Select(figure => figure.Label.Key) ?? [];

    private static Task<IResult> CostLines(string id, IScenarioShelf shelf, HttpContext context, CancellationToken cancellation) =>
        Csv(id, $"planner-{id}.csv", CostLinesCsv.Write, shelf, context, cancellation);

    private static Task<IResult> CashFlow(string id, IScenarioShelf shelf, HttpContext context, CancellationToken cancellation) =>
        Csv(id, $"planner-{id}-cash-flow.csv", CashFlowCsv.Write, shelf, context, cancellation);

    private static Task<IResult> Bill(string id, IScenarioShelf shelf, HttpContext context, CancellationToken cancellation) =>
        Csv(id, $"planner-{id}-bill.csv", BillCsv.Write, shelf, context, cancellation);

    private static Task<IResult> Csv(
        string id, string name, Func<Planner.Domain.Plans.Comparison<Real>, string> write, IScenarioShelf shelf, HttpContext context, CancellationToken cancellation) => ScenarioEndpoints.With(
        id,
        shelf,
        context,
        async session => (await session.CurrentAnswer(cancellation)).Comparison is { } comparison
            ? Results.File(Encoding.UTF8.GetBytes(write(comparison)), "text/csv; charset=utf-8", name)
            : ProblemReplies.ByStatus(context, StatusCodes.Status500InternalServerError),
        cancellation);
}
