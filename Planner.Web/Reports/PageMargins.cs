using System.Globalization;
using System.Text;
using Planner.Web.Display;

namespace Planner.Web.Reports;

/// <summary>Running heads and feet of the printed report: the scenario, the revision, the page.</summary>
internal static class PageMargins
{
    public static string Css(ReportContent content)
    {
        var language = content.Words.Language;
        var revision = content.Texts.Fill("report-revision", NumberDisplay.Fixed(content.Answer.Revision, 0, language), DateDisplay.Full(content.Day, language));
        return "@page { "
            + Box("top-left", Quoted(content.View.Scenario.Name))
            + Box("top-right", Quoted(content.Texts["report-kind"]))
            + Box("bottom-left", Quoted(revision))
            + Box("bottom-right", "counter(page) \" / \" counter(pages)")
            + "}";
    }

    private static string Box(string place, string content) => $"@{place} {{ content: {content}; font: 8pt/1 var(--font); color: var(--text-3); }} ";

    /// <summary>A text as a string of CSS: everything but plain letters and digits by its number, so that no name can end the string.</summary>
    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var rune in (text.Length > 90 ? text[..90] + "…" : text).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) && rune.IsAscii)
            {
                quoted.Append(rune);
            }
            else
            {
                quoted.Append(CultureInfo.InvariantCulture, $"\\{rune.Value:x6}");
            }
        }

        return quoted.Append('"').ToString();
    }
}
