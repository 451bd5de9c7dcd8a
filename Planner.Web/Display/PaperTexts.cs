using System.Globalization;
using System.Resources;

namespace Planner.Web.Display;

/// <summary>Texts of what leaves the workspace: shared links, the report, exports, answers of the API.</summary>
public sealed class PaperTexts
{
    private static readonly ResourceManager s_texts = new("Planner.Web.Display.PaperTexts", typeof(PaperTexts).Assembly);
    private readonly CultureInfo _culture;

    private PaperTexts(CultureInfo culture) => _culture = culture;

    /// <summary>In the language of the request or the circuit.</summary>
    public static PaperTexts Current => In(CultureInfo.CurrentUICulture);

    /// <summary>For the <c>lang</c> attribute.</summary>
    public string Code => _culture.TwoLetterISOLanguageName;

    /// <summary>The text; the key itself when there is none, which a test forbids.</summary>
    public string this[string key] => s_texts.GetString(key, _culture) ?? key;

    public static PaperTexts In(CultureInfo culture) => new(culture);

    /// <summary>The text with its places filled; numbers must already be text.</summary>
    public string Fill(string key, params object[] arguments) => string.Format(CultureInfo.InvariantCulture, this[key], arguments);
}
