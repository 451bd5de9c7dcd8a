using System.Text.RegularExpressions;

namespace Planner.Web.Display;

/// <summary>Where the long compounds of German may break in a narrow column. Browsers on servers carry no word lists, and files must not carry these signs.</summary>
public static partial class SoftHyphens
{
    /// <summary>The text with a soft hyphen after joints of German compounds; other languages as they are.</summary>
    public static string In(string text, Language language) => language == Language.German ? Joints().Replace(text, "\u00AD") : text;

    // After a linking s, or after the long nouns of this trade (within a word or at its head), where at least four letters follow.
    [GeneratedRegex(@"(?<=\p{L}{2}(?:ungs|heits|keits|ions|schafts|leuniger|rechen|speicher)|\b(?:Boden|Fein|Nachfrage|Rechen|Speicher))(?=\p{Ll}{4})")]
    private static partial Regex Joints();
}
