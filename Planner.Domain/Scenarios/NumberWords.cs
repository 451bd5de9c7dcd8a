using System;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace Planner.Domain.Scenarios;

/// <summary>Words of size behind a number: k, M, Mio., 万, 억. What means one thing wherever it is written is read in every language.</summary>
internal static partial class NumberWords
{
    private const string Everywhere = "en ja de ko";

    private static readonly (string Word, double Factor, string Languages)[] s_sizes =
    [
        ("trillion", 1e12, "en"), ("billion", 1e9, "en"), ("million", 1e6, "en de"), ("thousand", 1e3, Everywhere),
        ("billionen", 1e12, "de"), ("billion", 1e12, "de"), ("milliarden", 1e9, Everywhere), ("milliarde", 1e9, Everywhere),
        ("millionen", 1e6, Everywhere), ("tausend", 1e3, Everywhere),
        ("bio.", 1e12, "de"), ("bio", 1e12, "de"), ("mrd.", 1e9, Everywhere), ("mrd", 1e9, Everywhere), ("mio.", 1e6, Everywhere), ("mio", 1e6, Everywhere),
        ("tsd.", 1e3, Everywhere), ("tsd", 1e3, Everywhere), ("bn", 1e9, "en"), ("mn", 1e6, "en"),
        ("兆", 1e12, Everywhere), ("億", 1e8, Everywhere), ("万", 1e4, Everywhere), ("千", 1e3, Everywhere),
        ("조", 1e12, Everywhere), ("억", 1e8, Everywhere), ("만", 1e4, Everywhere), ("천", 1e3, Everywhere),
        ("t", 1e12, "en ja ko"), ("b", 1e9, "en ja ko"), ("m", 1e6, Everywhere), ("k", 1e3, Everywhere),
    ];

    /// <summary>The digits and the word of size behind them, which may be empty.</summary>
    public static (string Digits, string Word) SplitSize(string text, NumberMarks marks)
    {
        var trimmed = text.Trim();
        foreach (var (word, _, languages) in s_sizes)
        {
            if (languages.Contains(marks.Language, StringComparison.Ordinal)
                && trimmed.Length > word.Length
                && trimmed.EndsWith(word, StringComparison.OrdinalIgnoreCase)
                && trimmed[..^word.Length].TrimEnd() is var rest
                && rest.Length > 0 && (char.IsAsciiDigit(rest[^1]) || rest[^1] == '.'))
            {
                return (rest, word);
            }
        }

        return (trimmed, "");
    }

    /// <summary>What a word stands for; 1 for none.</summary>
    public static double Factor(string word, NumberMarks marks) =>
        word.Length == 0 ? 1 : s_sizes.First(size => size.Word == word && size.Languages.Contains(marks.Language, StringComparison.Ordinal)).Factor;

    /// <summary>1億2,000万 and 1억 2,000만, groups of myriads one after another; null when it is something else.</summary>
    public static double? Myriads(string text)
    {
        if (MyriadGroups().Match(text.Replace(" ", "", StringComparison.Ordinal)) is not { Success: true } match || match.Groups[1].Captures.Count < 2)
        {
            return null;
        }

        var total = 0.0;
        foreach (Capture capture in match.Groups[1].Captures)
        {
            var (digits, word) = SplitSize(capture.Value, NumberMarks.OfFiles);
            if (!Plain().IsMatch(digits))
            {
                return null;
            }

            total += double.Parse(digits.Replace(",", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture) * Factor(word, NumberMarks.OfFiles);
        }

        return total;
    }

    [GeneratedRegex(@"^(?:([\d.,]+[兆億万千조억만천]?))+$")]
    private static partial Regex MyriadGroups();

    [GeneratedRegex(@"^(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$")]
    private static partial Regex Plain();
}
