using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Planner.Domain.Numbers;

namespace Planner.Tests.Reports;

/// <summary>
/// What of a page's numbers no explanation stands behind. A number may stand in an element that is explained; in the row of an input, beside its source; in a
/// name; on the axis of a chart or in the head of a table. A sentence may say what an explained element, an input or a head says, and round what it explains
/// itself, and nothing else.
/// </summary>
public sealed partial class ShownText
{
    // Words of the product, not figures: quantiles, N+1, "9 in 10 cases", a hundred futures.
    private static readonly string[] s_words = ["P5", "P10", "P50", "P90", "P95", "N+1", "2N", "9 in 10", "8 of 10", "100 futures", "1,000 requests", "10,000 draws", "B2B", "copper to 5 m, multimode to 50 m, single mode to 500 m"];
    private static readonly string[] s_heads = ["TH", "H1", "H2", "H3", "H4", "P", "LI", "SUMMARY", "FIGCAPTION", "CAPTION"];

    private const string Sentence = "p, li, td, dd, h1, h2, h3, h4, summary, figcaption, caption";

    private static readonly double[] s_shares = [1, 100];

    // As itself, a share, thousands and millions of money, hours, days, weeks and months of seconds.
    private static readonly double[] s_units = [1, 100, 1e-3, 1e-6, 1 / 3600.0, 1 / 86400.0, 1 / 604800.0, 1 / Units.Month.Factor];

    private readonly HashSet<string> _said = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];
    private readonly IElement _main;

    public ShownText(IHtmlDocument page)
    {
        _main = page.QuerySelector("main")!;
        foreach (var explained in _main.QuerySelectorAll("[data-figure][data-value]"))
        {
            _said.UnionWith(Numbers(explained.TextContent));
        }

        foreach (var row in _main.QuerySelectorAll("[data-input]"))
        {
            _said.UnionWith(Numbers(row.TextContent));
        }

        foreach (var field in page.QuerySelectorAll("input[value]"))
        {
            _said.UnionWith(Numbers(field.GetAttribute("value")!));
        }

        _names.AddRange(_main.QuerySelectorAll("th, [data-name]").Select(name => Plain(name.TextContent)).Where(name => Number().IsMatch(name) && name.Any(char.IsLetter)).Distinct().OrderByDescending(name => name.Length));
    }

    /// <summary>Each text with a number that nothing explains.</summary>
    public IEnumerable<string> Unexplained() => Texts(_main).Select(Fault).OfType<string>().Distinct();

    private static IEnumerable<IText> Texts(IElement main) => main.Descendants<IText>().Where(text => Number().IsMatch(text.Data) && text.ParentElement is { } parent && !IsExempt(parent));

    private static bool IsExempt(IElement parent) => parent.Closest("[data-figure][data-value], [data-input], [data-name], [data-source], svg, script, style, option, button, th, .src-list, .method, .source-name") is not null;

    private string? Fault(IText text)
    {
        var parent = text.ParentElement!;
        var (plain, whole) = (Plain(text.Data), Plain(text.Data));
        foreach (var name in _names)
        {
            plain = plain.Replace(name, "", StringComparison.Ordinal);
        }

        foreach (var word in s_words)
        {
            plain = plain.Replace(word, "", StringComparison.Ordinal);
        }

        plain = Quoted().Replace(plain, "");
        var unsaid = Numbers(plain).Where(number => !_said.Contains(number) && !IsRounded(number, parent.Closest(Sentence) ?? parent)).ToArray();
        if (parent.Closest("[data-ratio]") is { } title)
        {
            return Numbers(whole).All(number => IsRatio(number, whole, title.Closest("section")!)) ? null : $"{Where(parent)}: {whole}";
        }

        var isSentence = parent.Closest("[data-figure]") is not null || s_heads.Any(head => parent.Closest(head) is not null) || parent.ClassList.Contains("wrap-w") || parent.ClassList.Contains("cell-why");
        return unsaid.Length > 0 || (!isSentence && Numbers(plain).Any()) ? $"{Where(parent)}: {whole}{(isSentence ? " (" + string.Join(" ", unsaid) + ")" : "")}" : null;
    }

    // A sentence may round a figure that it explains itself, or say it in a larger unit; short numbers would match by chance.
    private static bool IsRounded(string number, IElement sentence)
    {
        var digits = number.Replace(",", "", StringComparison.Ordinal);
        if (!double.TryParse(digits, CultureInfo.InvariantCulture, out var said))
        {
            return false;
        }

        var half = 0.5 * Math.Pow(10, digits.Contains('.', StringComparison.Ordinal) ? digits.IndexOf('.', StringComparison.Ordinal) + 1 - digits.Length : 0) * (1 + 1e-9);
        var isShort = digits.Count(char.IsDigit) < 3 && !digits.Contains('.', StringComparison.Ordinal);
        return Raw(sentence).Any(raw => (isShort ? s_shares : s_units).Any(unit => Math.Abs((raw * unit) - said) <= half));
    }

    // "2.78K times": how many times one figure of the section is another.
    private static bool IsRatio(string number, string text, IElement section)
    {
        var raw = Raw(section);
        var said = double.Parse(number.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) * (text.Contains(number + "K", StringComparison.Ordinal) ? 1000 : 1);
        return raw.SelectMany(one => raw.Select(other => one / other)).Any(ratio => Math.Abs(ratio - said) <= 0.05 * said);
    }

    private static double[] Raw(IElement around) => [.. around.QuerySelectorAll("[data-figure][data-value]").Select(figure => Math.Abs(double.Parse(figure.GetAttribute("data-value")!, CultureInfo.InvariantCulture)))];

    private static string Where(IElement element)
    {
        var section = element;
        while (section is not null && section.Id is not { Length: > 0 })
        {
            section = section.ParentElement;
        }

        return $"#{section?.Id} {element.LocalName}.{element.ClassName}";
    }

    private static IEnumerable<string> Numbers(string text) => Number().Matches(Plain(text)).Select(match => match.Value.TrimEnd('.', ','));

    private static string Plain(string text) => text.Replace('\u00a0', ' ').Replace('\u202f', ' ').Replace("\u00ad", "", StringComparison.Ordinal).Trim();

    [GeneratedRegex(@"\d[\d.,]*")]
    private static partial Regex Number();

    [GeneratedRegex("“[^”]*”")]
    private static partial Regex Quoted();
}
