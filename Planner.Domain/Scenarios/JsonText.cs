using System;
using System.Text;

namespace Planner.Domain.Scenarios;

/// <summary>
/// Makes numbers that JSON cannot hold readable, so that they are reported at their field: a bare <c>NaN</c> or <c>Infinity</c> becomes a word in quotes.
/// </summary>
internal static class JsonText
{
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
