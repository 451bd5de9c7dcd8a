using System;
using System.Linq;
using System.Text.RegularExpressions;
using Planner.Domain.Numbers;

namespace Planner.Domain.Scenarios;

/// <summary>The words by which a person asks for a shape before or behind a range: <c>triangular 5 to 10</c>, <c>5 bis 10 dreieckig</c>, <c>5〜10 三角</c>, <c>5~10 삼각</c>.</summary>
public static partial class ShapeWords
{
    // The first word of a language is the one that is shown; all are read in every language.
    private static readonly (SpreadShape Shape, string Language, string Word)[] s_words =
    [
        (SpreadShape.LogNormal, "en", "log-normal"), (SpreadShape.LogNormal, "en", "lognormal"), (SpreadShape.LogNormal, "en", "log normal"), (SpreadShape.LogNormal, "de", "lognormal"), (SpreadShape.LogNormal, "de", "logarithmisch normal"),
        (SpreadShape.LogNormal, "ja", "対数正規"), (SpreadShape.LogNormal, "ja", "対数正規分布"), (SpreadShape.LogNormal, "ko", "로그정규"), (SpreadShape.LogNormal, "ko", "로그정규분포"),
        (SpreadShape.Normal, "en", "normal"), (SpreadShape.Normal, "de", "normal"), (SpreadShape.Normal, "de", "normalverteilt"),
        (SpreadShape.Normal, "ja", "正規"), (SpreadShape.Normal, "ja", "正規分布"), (SpreadShape.Normal, "ko", "정규"), (SpreadShape.Normal, "ko", "정규분포"),
        (SpreadShape.Triangular, "en", "triangular"), (SpreadShape.Triangular, "en", "triangle"), (SpreadShape.Triangular, "de", "dreieckig"), (SpreadShape.Triangular, "de", "dreieck"),
        (SpreadShape.Triangular, "ja", "三角"), (SpreadShape.Triangular, "ja", "三角分布"), (SpreadShape.Triangular, "ko", "삼각"), (SpreadShape.Triangular, "ko", "삼각분포"),
    ];

    /// <summary>The word of a shape as a field shows it.</summary>
    public static string Of(SpreadShape shape, NumberMarks language) => s_words.First(word => word.Shape == shape && word.Language == language.Language).Word;

    /// <summary>The text without a shape's word before or behind it, and that shape; null when there is none.</summary>
    public static (string Text, SpreadShape? Shape) Split(string text)
    {
        // The longest word first: "normal" ends "log-normal" too.
        foreach (var (shape, _, word) in s_words.OrderByDescending(word => word.Word.Length))
        {
            var bare = text.EndsWith($"({word})", StringComparison.OrdinalIgnoreCase) ? text[..^(word.Length + 2)]
                : text.EndsWith(word, StringComparison.OrdinalIgnoreCase) ? text[..^word.Length]
                : text.StartsWith(word, StringComparison.OrdinalIgnoreCase) ? text[word.Length..]
                : null;
            if (bare is not null)
            {
                return (Loose().Replace(bare, ""), shape);
            }
        }

        return (text, null);
    }

    [GeneratedRegex(@"^[\s,;:]+|[\s,;:]+$")]
    private static partial Regex Loose();
}
