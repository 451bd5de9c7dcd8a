using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Planner.Domain.Plans;
using Planner.Web.Components.Results;
using Planner.Web.Display;
using Planner.Web.Sessions;

namespace Planner.Web.Reports;

/// <summary>Makes the report: one HTML text that holds all it needs.</summary>
public sealed partial class ReportRenderer(IServiceScopeFactory scopes, IWebHostEnvironment host, HeavyWork heavy, ILogger<ReportRenderer> log)
{
    // What the report is made of; the sheets of the workspace's own furniture are left out.
    private static readonly string[] s_sheets = ["css/tokens.css", "css/base.css", "css/answer.css", "css/charts.css", "css/options.css", "css/drawings.css", "css/tables.css", "css/ladder.css", "css/report.css"];
    private const string EmptyStyle = "<style></style>";
    private readonly Lazy<string> _styles = new(() => string.Join('\n', s_sheets.Select(sheet => ReadSheet(host, sheet))));

    /// <summary>The report as HTML.</summary>
    /// <param name="answer">With a comparison that has options.</param>
    /// <param name="savedAt">Moment of the revision.</param>
    /// <param name="words">The language.</param>
    public async Task<string> Render(PlanAnswer answer, DateTimeOffset savedAt, Wording words, CancellationToken cancellation)
    {
        var content = await heavy.Run(() => new ReportContent(answer, savedAt, words, Studies(answer, cancellation)), cancellation);
        await using var scope = scopes.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, scope.ServiceProvider.GetRequiredService<ILoggerFactory>());
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = words.Language.Culture;
            var parameters = new Dictionary<string, object?> { [nameof(ReportDocument.Content)] = content };
            var document = await renderer.RenderComponentAsync<ReportDocument>(ParameterView.FromDictionary(parameters));
            // A component would write the signs of CSS as entities, which a style sheet does not read.
            return document.ToHtmlString().Replace(EmptyStyle, $"<style>{_styles.Value}\n{PageMargins.Css(content)}</style>", StringComparison.Ordinal);
        });
    }

    /// <summary>What many futures say; null when a study failed, which is a fault of ours and logged: the report then goes without.</summary>
    private StudyResults? Studies(PlanAnswer answer, CancellationToken cancellation)
    {
        StudyResults? newest = null;
        try
        {
            StudyResults.Run(answer.Scenario, answer.Ground, answer.Comparison!, part => newest = part, null, cancellation);
        }
#pragma warning disable CA1031 // Whatever a study throws, the totals are sound and the report is wanted.
        catch (Exception fault) when (fault is not OperationCanceledException)
#pragma warning restore CA1031
        {
            LogStudy(fault);
        }

        return newest;
    }

    [LoggerMessage(LogLevel.Error, "A study for the report failed")]
    private partial void LogStudy(Exception fault);

    private static string ReadSheet(IWebHostEnvironment host, string name)
    {
        using var stream = host.WebRootFileProvider.GetFileInfo(name).CreateReadStream();
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
