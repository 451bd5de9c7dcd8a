using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace Planner.Domain.Scenarios;

/// <summary>What was typed, with one sign for each thing that people write in several ways.</summary>
internal static partial class PlainText
{
    /// <summary>Full-width digits to plain ones, every minus to one, spaces of all kinds to one, <c>+/-</c> to ±, US dollars to their code, controls away.</summary>
    public static string Of(string text)
    {
        var kept = new StringBuilder();
        foreach (var character in Normal(text))
        {
            kept.Append(character switch
            {
                '−' or '‐' or '‑' => '-',
                '–' or '—' or '‒' or '―' or 'ー' => kept.Length == 0 ? '-' : '–',
                '∼' or '～' => '~',
                '∓' => '±',
                '\'' or '’' or '_' => ' ',
                '、' => ',',
                _ when char.IsWhiteSpace(character) => ' ',
                _ => character,
            });
        }

        var signs = PlusMinus().Replace(kept.ToString(), "±");
        return Spaces().Replace(Dollars().Replace(signs, "USD"), " ").Trim();
    }

    private static string Normal(string text)
    {
        var valid = new string([.. text.Where(character => !char.IsSurrogate(character) && !char.IsControl(character) || char.IsWhiteSpace(character))]);
        var seen = new string([.. valid.Where(character => char.GetUnicodeCategory(character) is not (UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned))]);
        return seen.Normalize(NormalizationForm.FormKC).Trim();
    }

    [GeneratedRegex(@"\+\s*/?\s*-|\bplus[ /-]*(?:or )?minus\b", RegexOptions.IgnoreCase)]
    private static partial Regex PlusMinus();

    [GeneratedRegex(@"\bUS\$|\$|\bUS-?Dollars?\b|\bDollars?\b|米ドル|ドル|미국 ?달러|달러", RegexOptions.IgnoreCase)]
    private static partial Regex Dollars();

    [GeneratedRegex(" {2,}")]
    private static partial Regex Spaces();
}
