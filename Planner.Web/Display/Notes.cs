using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace Planner.Web.Display;

/// <summary>
/// Reasons that the catalogue gives for a figure, in the reader's language: the words stand in <c>Notes</c> under a key made of the English words, the figures
/// stay those of the catalogue.
/// </summary>
public static partial class Notes
{
    private const int DigitsOfYear = 4;

    /// <summary>The note in a language; null when nobody has translated it, for it must not be passed off as that language.</summary>
    public static string? In(Wording words, string note)
    {
        var figures = new List<string>();
        var pattern = Number().Replace(note, match =>
        {
            figures.Add(match.Value);
            return "n";
        });
        return words.Note(KeyOf(pattern), [.. figures.Select(figure => Written(figure, words.Language))]);
    }

    private static string KeyOf(string pattern) => OtherThanWords().Replace(pattern.ToLowerInvariant(), "-").Trim('-');

    // A bare integer is a year or a small count and stays as it is.
    private static string Written(string figure, Language language)
    {
        var value = double.Parse(figure, CultureInfo.InvariantCulture);
        var decimals = figure.Contains('.') ? figure.Length - figure.IndexOf('.') - 1 : 0;
        return decimals == 0 && figure.Length <= DigitsOfYear ? figure : NumberDisplay.Fixed(value, decimals, language);
    }

    [GeneratedRegex(@"\d+(?:,\d{3})*(?:\.\d+)?")]
    private static partial Regex Number();

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex OtherThanWords();
}
