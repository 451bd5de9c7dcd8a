using System;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Planner.Domain.Scenarios;

namespace Planner.Web.Display;

/// <summary>A step of a language's compact numbers: from this factor on, a number is divided by it and the suffix follows.</summary>
/// <param name="Factor">1e6 for millions.</param>
/// <param name="Suffix">With its space, when the language sets one.</param>
/// <param name="InSentences">False for a form that only tables use (de <c>Tsd.</c>).</param>
public sealed record CompactStep(double Factor, string Suffix, bool InSentences = true);

/// <summary>How one of the four languages writes numbers; what the runtime's culture data says differs between machines and misses compact forms.</summary>
public sealed class Language
{
    /// <summary>U+00A0: a number and its unit stay on one line.</summary>
    public const string NoBreakSpace = "\u00a0";

    /// <summary>U+202F: between thousands where a dot could be read in two ways.</summary>
    public const string NarrowSpace = "\u202f";

    public const string Minus = "−";

    public static readonly Language English = new("en", '.', ",", "", "{0} to {1}",
    [
        new(1e3, "K"), new(1e6, "M"), new(1e9, "B"), new(1e12, "T"),
    ]);

    public static readonly Language Japanese = new("ja", '.', ",", "", "{0}〜{1}",
    [
        new(1e4, "万"), new(1e8, "億"), new(1e12, "兆"),
    ]);

    public static readonly Language German = new("de", ',', ".", NoBreakSpace, "{0} bis {1}",
    [
        new(1e3, NoBreakSpace + "Tsd.", InSentences: false), new(1e6, NoBreakSpace + "Mio."), new(1e9, NoBreakSpace + "Mrd."), new(1e12, NoBreakSpace + "Bio."),
    ]);

    public static readonly Language Korean = new("ko", '.', ",", "", "{0}~{1}",
    [
        new(1e3, "천", InSentences: false), new(1e4, "만"), new(1e8, "억"), new(1e12, "조"),
    ]);

    private Language(string code, char decimalMark, string groupMark, string percentSpace, string rangeForm, ImmutableArray<CompactStep> steps)
    {
        Marks = new NumberMarks(code, decimalMark, groupMark);
        PercentSpace = percentSpace;
        RangeForm = rangeForm;
        Steps = steps;
        Culture = CultureInfo.GetCultureInfo(code);
    }

    /// <summary>All four, English first.</summary>
    public static ImmutableArray<Language> All { get; } = [English, Japanese, German, Korean];

    /// <summary>ISO 639-1 code, as in <c>lang</c> and in the names of the resource files.</summary>
    public string Code => Marks.Language;

    public CultureInfo Culture { get; }

    /// <summary>What parts whole from fraction and thousands from thousands.</summary>
    public NumberMarks Marks { get; }

    public char DecimalMark => Marks.DecimalMark;

    public string GroupMark => Marks.GroupMark;

    /// <summary>A number is read by its marks alone.</summary>
    public static implicit operator NumberMarks(Language language) => language.Marks;

    public string PercentSpace { get; }

    /// <summary>Words of a range, with <c>{0}</c> and <c>{1}</c>.</summary>
    public string RangeForm { get; }

    /// <summary>Compact forms, smallest first.</summary>
    public ImmutableArray<CompactStep> Steps { get; }

    /// <summary>Japanese and Korean count in ten thousands.</summary>
    public bool CountsInMyriads => Steps.Any(step => step.Factor == 1e4);

    /// <summary>The language of a culture; English when it is none of the four.</summary>
    public static Language Of(CultureInfo culture) =>
        All.FirstOrDefault(language => language.Code == culture.TwoLetterISOLanguageName) ?? English;

    /// <summary>The language of a code; English when it is none of the four.</summary>
    public static Language Of(string? code) =>
        All.FirstOrDefault(language => string.Equals(language.Code, code, StringComparison.OrdinalIgnoreCase)) ?? English;

    public override string ToString() => Code;
}
