using System;
using System.Globalization;
using System.Text;

namespace Planner.Web.Display;

/// <summary>Numbers as text: rounding is half away from zero and happens here only.</summary>
public static class NumberDisplay
{
    // decimal holds 28 digits; above this a count is written with a power of ten.
    private const double LargestPlain = 1e21;
    private const string Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /// <summary>With groups and so many decimals: 1,234.50; a value that is no number is a dash.</summary>
    public static string Fixed(double value, int decimals, Language language)
    {
        if (!double.IsFinite(value))
        {
            return "–";
        }

        return Math.Abs(value) >= LargestPlain ? PowerOfTen(value, language) : Plain(value, decimals, language);
    }

    /// <summary>With at most so many decimals, trailing zeros dropped: 1,234.5.</summary>
    public static string Trimmed(double value, int decimals, Language language)
    {
        var text = Fixed(value, decimals, language);
        return decimals == 0 || !text.Contains(language.DecimalMark, StringComparison.Ordinal)
            ? text
            : text.TrimEnd('0').TrimEnd(language.DecimalMark);
    }

    /// <summary>So many significant digits, but never fewer than the integer part has: 0.0892, 1.80, 62.5, 1,436.</summary>
    public static string Significant(double value, int digits, Language language) => Fixed(value, DecimalsFor(value, digits), language);

    /// <summary>Three significant digits and the language's word: 12.3M, 1,230万, 12,3 Mio., 1,230만.</summary>
    public static string Compact(double value, Language language, bool inSentence = false)
    {
        var rounded = RoundSignificant(value, 3);
        var step = StepOf(rounded, language, inSentence);
        return step is null
            ? Trimmed(value, Math.Abs(value) >= 1000 ? 0 : DecimalsFor(value, 3), language)
            : Trimmed(rounded / step.Factor, 2, language) + step.Suffix;
    }

    /// <summary>A share as per cent: 0.125 is 12.5%, de 12,5 %.</summary>
    public static string Percent(double share, Language language, int decimals = 1) =>
        Trimmed(share * 100, decimals, language) + language.PercentSpace + "%";

    /// <summary>A share as per cent with so many decimals, for columns: 2.0%.</summary>
    public static string PercentFixed(double share, Language language, int decimals = 1) =>
        Fixed(share * 100, decimals, language) + language.PercentSpace + "%";

    /// <summary>
    /// Every digit that is known, as a field that is edited shows it, so that <see cref="NumberText"/> reads the same number back: what could be
    /// taken for thousands gets a further zero (1.2340), and German thousands, from ten of them on, are parted by narrow spaces unless the field takes whole numbers only.
    /// </summary>
    public static string Editable(double value, Language language, bool whole = false)
    {
        if (value == 0 || !double.IsFinite(value))
        {
            return "0";
        }

        if (Math.Abs(value) < 1e-9 || Math.Abs(value) >= 1e15)
        {
            return Localised(value.ToString("R", CultureInfo.InvariantCulture), language, grouped: false);
        }

        var invariant = ((decimal)value).ToString("0.###################", CultureInfo.InvariantCulture);
        var fraction = invariant.IndexOf('.', StringComparison.Ordinal) is var point && point < 0 ? 0 : invariant.Length - point - 1;
        var text = Localised(fraction == 3 ? invariant + "0" : invariant, language, grouped: true);
        return whole || language.GroupMark != "." ? text : text.Replace(language.GroupMark, Math.Abs(value) < 1e4 ? "" : Language.NarrowSpace, StringComparison.Ordinal);
    }

    /// <summary>Low and high in the words of the language: 5 to 10, 5〜10, 5 bis 10, 5~10.</summary>
    public static string Range(string low, string high, Language language) =>
        string.Format(CultureInfo.InvariantCulture, language.RangeForm, low, high);

    /// <summary>Half away from zero at so many decimals, on the decimal digits that the number shows.</summary>
    public static double Round(double value, int decimals) =>
        Math.Abs(value) >= LargestPlain ? value : (double)Math.Round((decimal)value, Math.Clamp(decimals, 0, 28), MidpointRounding.AwayFromZero);

    /// <summary>Decimals that give so many significant digits, after rounding.</summary>
    public static int DecimalsFor(double value, int digits)
    {
        if (value == 0 || !double.IsFinite(value))
        {
            return 0;
        }

        var magnitude = (int)Math.Floor(Math.Log10(Math.Abs(RoundSignificant(value, digits))));
        return Math.Clamp(digits - 1 - magnitude, 0, 15);
    }

    private static double RoundSignificant(double value, int digits)
    {
        if (value == 0 || !double.IsFinite(value) || Math.Abs(value) >= LargestPlain)
        {
            return value;
        }

        var place = digits - 1 - (int)Math.Floor(Math.Log10(Math.Abs(value)));
        return place >= 0 ? Round(value, place) : Round(value * Math.Pow(10, place), 0) * Math.Pow(10, -place);
    }

    private static CompactStep? StepOf(double rounded, Language language, bool inSentence)
    {
        CompactStep? found = null;
        foreach (var step in language.Steps)
        {
            if (Math.Abs(rounded) >= step.Factor && (step.InSentences || !inSentence))
            {
                found = step;
            }
        }

        return found;
    }

    private static string Plain(double value, int decimals, Language language)
    {
        var rounded = Math.Round((decimal)value, Math.Clamp(decimals, 0, 28), MidpointRounding.AwayFromZero);
        return Localised(rounded.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture), language);
    }

    // Invariant digits in, the language's marks out; a rounded zero has no sign.
    private static string Localised(string invariant, Language language, bool grouped = true)
    {
        var negative = invariant[0] == '-' && invariant.AsSpan().ContainsAnyInRange('1', '9');
        var digits = invariant.AsSpan().TrimStart('-');
        var point = digits.IndexOf('.');
        var whole = point < 0 ? digits : digits[..point];
        var text = new StringBuilder(negative ? Language.Minus : "");
        for (var i = 0; i < whole.Length; i++)
        {
            text.Append(whole[i]);
            var left = whole.Length - 1 - i;
            if (grouped && left > 0 && left % 3 == 0 && char.IsAsciiDigit(whole[i]))
            {
                text.Append(language.GroupMark);
            }
        }

        if (point >= 0)
        {
            text.Append(language.DecimalMark).Append(digits[(point + 1)..]);
        }

        return text.ToString();
    }

    private static string PowerOfTen(double value, Language language)
    {
        var exponent = (int)Math.Floor(Math.Log10(Math.Abs(value)));
        var mantissa = Trimmed(value / Math.Pow(10, exponent), 2, language);
        var raised = new StringBuilder();
        foreach (var digit in exponent.ToString(CultureInfo.InvariantCulture))
        {
            raised.Append(Superscripts[digit - '0']);
        }

        return mantissa + Language.NoBreakSpace + "×" + Language.NoBreakSpace + "10" + raised;
    }
}
