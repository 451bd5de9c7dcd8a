using System;
using System.Globalization;
using System.Text;

namespace Planner.Domain.Scenarios;

/// <summary>
/// Makes numbers that JSON cannot hold readable, so that they are reported at their field: a bare <c>NaN</c> or <c>Infinity</c> becomes a word in quotes.
/// </summary>
internal static class JsonText
{
    // Backslash, u and four digits.
    private const int EscapeLength = 6;
    private static readonly string[] s_words = ["-Infinity", "Infinity", "-NaN", "NaN"];

    public static string QuoteBareWords(string text)
    {
        if (!text.Contains("NaN", StringComparison.Ordinal) && !text.Contains("Infinity", StringComparison.Ordinal))
        {
            return text;
        }

        var quoted = new StringBuilder(text.Length + 16);
        var inString = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && inString)
            {
                quoted.Append(text, i, Math.Min(2, text.Length - i));
                i++;
                continue;
            }

            inString ^= text[i] == '"';
            i += AppendOne(quoted, text, i, inString) - 1;
        }

        return quoted.ToString();
    }

    /// <summary>The deepest nesting of objects and lists.</summary>
    public static int Depth(string text)
    {
        var (depth, deepest, inString) = (0, 0, false);
        for (var i = 0; i < text.Length; i++)
        {
            if (inString && text[i] == '\\')
            {
                i++;
                continue;
            }

            inString ^= text[i] == '"';
            depth += inString ? 0 : text[i] is '{' or '[' ? 1 : text[i] is '}' or ']' ? -1 : 0;
            deepest = Math.Max(deepest, depth);
        }

        return deepest;
    }

    /// <summary>True when an escape such as <c>\ud83d</c> lacks its other half: such text can be parsed, but not read.</summary>
    public static bool HoldsHalfCharacter(string text)
    {
        for (var i = 0; i < text.Length - 1; i++)
        {
            if (text[i] != '\\')
            {
                continue;
            }

            var unit = Escaped(text, i);
            if (char.IsLowSurrogate(unit) || (char.IsHighSurrogate(unit) && !char.IsLowSurrogate(Escaped(text, i + EscapeLength))))
            {
                return true;
            }

            i += char.IsHighSurrogate(unit) ? (2 * EscapeLength) - 1 : 1;
        }

        return false;
    }

    private static char Escaped(string text, int place) =>
        place + EscapeLength <= text.Length && text[place] == '\\' && text[place + 1] == 'u'
        && ushort.TryParse(text.AsSpan(place + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit) ? (char)unit : default;

    private static int AppendOne(StringBuilder quoted, string text, int place, bool inString)
    {
        foreach (var word in s_words)
        {
            if (!inString && string.CompareOrdinal(text, place, word, 0, word.Length) == 0)
            {
                quoted.Append('"').Append(word).Append('"');
                return word.Length;
            }
        }

        quoted.Append(text[place]);
        return 1;
    }
}
