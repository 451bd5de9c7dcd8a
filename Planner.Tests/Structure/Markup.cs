using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace Planner.Tests.Structure;

/// <summary>
/// Rules of Razor markup, by patterns: text that a reader would see must come from the text files, colours from the tokens.
/// A close reading would need the Razor compiler; these patterns find what people write in practice.
/// </summary>
public static partial class Markup
{
    /// <summary>Text between tags, or in an attribute that is read aloud, which stands in the file itself.</summary>
    public static IEnumerable<string> LiteralTexts(string razor)
    {
        var markup = WithoutCode(razor);
        var between = TextBetweenTags().Matches(markup).Select(match => match.Groups["text"].Value);
        var spoken = SpokenAttribute().Matches(markup).Select(match => match.Groups["text"].Value);
        return between.Concat(spoken).Select(text => text.Trim()).Where(text => Word().IsMatch(text));
    }

    /// <summary>Colours written as such in a style sheet.</summary>
    public static IEnumerable<string> ColoursOfStyle(string css) =>
        Colour().Matches(CssComment().Replace(css, "")).Select(match => match.Value.Trim());

    /// <summary>Colours in attributes of markup or of drawings.</summary>
    public static IEnumerable<string> ColoursOfMarkup(string razor) =>
        ColourAttribute().Matches(razor).SelectMany(match => Colour().Matches(":" + match.Groups["value"].Value + ";")).Select(match => match.Value.Trim(':', ';', ' '));

    /// <summary>
    /// True when text becomes markup. Not counted is a style sheet of our own in a style element, where a quotation mark written as an entity
    /// would not be one; what people typed gets into it by character numbers only (<c>PageMargins</c>).
    /// </summary>
    public static bool TrustsText(string source) => StyleSheet().Replace(source, "").Contains("MarkupString", StringComparison.Ordinal);

    private static string WithoutCode(string razor)
    {
        var text = RazorComment().Replace(razor, "");
        var code = CodeBlock().Match(text);
        text = code.Success ? text[..code.Index] : text;
        text = ScriptOrStyle().Replace(text, "");
        // Lines of C# among the markup: directives, conditions, loops, declarations, lone braces.
        return string.Join('\n', text.Split('\n').Where(line => !CodeLine().IsMatch(line)));
    }

    [GeneratedRegex(@"<style>@\(\(MarkupString\)[^<]*</style>")]
    private static partial Regex StyleSheet();

    [GeneratedRegex(@"@\*.*?\*@|<!--.*?-->", RegexOptions.Singleline)]
    private static partial Regex RazorComment();

    [GeneratedRegex(@"^@(code|functions)\b", RegexOptions.Multiline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"<(script|style)\b.*?</\1>", RegexOptions.Singleline)]
    private static partial Regex ScriptOrStyle();

    [GeneratedRegex(@"^\s*(@(page|using|inject|inherits|implements|typeparam|attribute|layout|namespace|rendermode|if|foreach|for|while|switch|else|\{)|[{}]|else\b|case\b|default:|break;|var\b|return\b|.*;\s*$)")]
    private static partial Regex CodeLine();

    [GeneratedRegex(@"(?<=[A-Za-z0-9""'/\s])>(?<text>[^<>@{}=;]+)<(?=[/A-Za-z@!])")]
    private static partial Regex TextBetweenTags();

    [GeneratedRegex(@"\b(title|aria-label|aria-description|placeholder|alt|label|Label|Title|Placeholder|Text)=""(?<text>[^""@]+)""")]
    private static partial Regex SpokenAttribute();

    // Two letters in a row of any script: units, signs and single letters are not yet language.
    [GeneratedRegex(@"\p{L}{2}")]
    private static partial Regex Word();

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex CssComment();

    [GeneratedRegex(@"(?<=[:\s,(])#[0-9a-fA-F]{3,8}\b(?=[\s;,)!])|\b(rgba?|hsla?|oklch|oklab|lab|lch)\(|(?<=:\s*)(white|black|red|green|blue|gr[ae]y|silver|orange|yellow|purple|navy|teal)(?=\s*[;!])")]
    private static partial Regex Colour();

    [GeneratedRegex(@"\b(style|fill|stroke|color|stop-color)=""(?<value>[^""]*)""")]
    private static partial Regex ColourAttribute();
}
