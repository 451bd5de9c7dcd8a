using System;
using System.IO;
using System.Linq;
using Xunit;

namespace Planner.Tests.Structure;

public sealed class MarkupTests
{
    [Fact]
    public void No_text_that_a_reader_sees_stands_in_markup() => Rule.Holds(
        from path in SourceFiles.Under("Planner.Web", ".razor")
        from text in Markup.LiteralTexts(File.ReadAllText(path))
        select $"{SourceFiles.Relative(path)}: \"{text}\" belongs into the text files");

    [Fact]
    public void Colours_stand_in_the_tokens_alone() => Rule.Holds(
        from path in SourceFiles.Under("Planner.Web", ".css", ".razor", ".js")
        where Path.GetFileName(path) != "tokens.css"
        let text = File.ReadAllText(path)
        from colour in path.EndsWith(".css", StringComparison.Ordinal) ? Markup.ColoursOfStyle(text) : Markup.ColoursOfMarkup(text)
        select $"{SourceFiles.Relative(path)}: the colour {colour} belongs into tokens.css");

    [Fact]
    public void No_text_is_trusted_as_markup() => Rule.Holds(
        from path in SourceFiles.Under("Planner.Web", ".razor", ".cs")
        where Markup.TrustsText(File.ReadAllText(path))
        select $"{SourceFiles.Relative(path)}: MarkupString lets text become markup");

    [Fact]
    public void Text_may_be_trusted_inside_style_alone()
    {
        Assert.True(Markup.TrustsText("<p>@((MarkupString)Name)</p>"));
        Assert.True(Markup.TrustsText("<style>@((MarkupString)Sheet)</style><p>@((MarkupString)Name)</p>"));
        Assert.False(Markup.TrustsText("<style>@((MarkupString)Sheet)</style>"));
    }

    [Theory]
    [InlineData("<p>Total cost</p>")]
    [InlineData("<p>\n    Total\n</p>")]
    [InlineData("<button aria-label=\"Close\">×</button>")]
    [InlineData("<p>@figure of the total</p><b>合計</b>")]
    public void A_literal_text_is_found(string razor) => Assert.NotEmpty(Markup.LiteralTexts(razor));

    [Theory]
    [InlineData("<p>@Text[\"total\"]</p>")]
    [InlineData("@* A remark *@<p>×</p>")]
    [InlineData("@foreach (var x in new List<Plan>())\n{\n    <p>@x</p>\n}")]
    [InlineData("<p></p>\n@code {\n    bool F(int a) => a > 1 && Total < 3;\n}")]
    [InlineData("<Chart Label=\"@Text[\"total\"]\" />")]
    public void Text_from_the_text_files_is_not(string razor) => Assert.Empty(Markup.LiteralTexts(razor));

    [Theory]
    [InlineData("a { color: #fff; }")]
    [InlineData("a { border: 1px solid rgb(1 2 3); }")]
    [InlineData("a { background: white; }")]
    public void A_colour_in_a_style_sheet_is_found(string css) => Assert.NotEmpty(Markup.ColoursOfStyle(css));

    [Theory]
    [InlineData("a { color: var(--ink); } #main { white-space: nowrap; }")]
    public void A_variable_is_not(string css) => Assert.Empty(Markup.ColoursOfStyle(css));

    [Fact]
    public void A_colour_in_markup_is_found_and_an_anchor_is_not()
    {
        Assert.NotEmpty(Markup.ColoursOfMarkup("<rect fill=\"#00ff00\" />"));
        Assert.Empty(Markup.ColoursOfMarkup("<a href=\"#abc\" style=\"width: 3px\"></a>"));
    }
}
