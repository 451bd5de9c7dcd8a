using System;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using Planner.Domain.Numbers;

namespace Planner.Web.Display;

/// <summary>What a field takes.</summary>
/// <param name="Ranges">A range is welcome.</param>
/// <param name="Whole">Only whole numbers: what could be thousands then is thousands.</param>
/// <param name="Unit">The unit beside the field, which people type too.</param>
public sealed record NumberRules(bool Ranges = true, bool Whole = false, string? Unit = null);

/// <summary>What became of a number that was typed.</summary>
/// <param name="Value">The value or range; null when there is a problem or nothing was typed.</param>
/// <param name="Problem">Code of the sentence in <c>Problems</c>, with its arguments as text.</param>
/// <param name="Choices">What an ambiguous text could mean, to choose from.</param>
/// <param name="Swapped">The limits were typed in reverse order and read the other way.</param>
/// <param name="Equal">The limits were typed alike and read as a value.</param>
public sealed record NumberReading(Spread? Value, string? Problem, string[] Arguments, double[] Choices, bool Swapped, bool Equal = false)
{
    public static NumberReading Of(Spread value, bool swapped = false) => new(value, null, [], [], swapped);

    public static NumberReading Wrong(string problem, params string[] arguments) => new(null, problem, arguments, [], false);
}

/// <summary>
/// Reads numbers as people type them in the four languages: group and decimal marks, full-width digits, words of size (k, M, 万, Mio., 억),
/// ranges (<c>5 to 10</c>, <c>8 ± 2</c>, <c>10 (8–14)</c>), on request with their shape (<c>5 to 10 triangular</c>). A text with two meanings is refused with both to choose from; it is never guessed.
/// </summary>
public static partial class NumberText
{
    /// <summary>Longest text looked at; nobody types more for a number.</summary>
    public const int MaximumLength = 64;

    private static readonly (string Word, double Factor, string Languages)[] s_sizes =
    [
        ("trillion", 1e12, "en"), ("billion", 1e9, "en"), ("million", 1e6, "en"), ("thousand", 1e3, "en"),
        ("billionen", 1e12, "de"), ("billion", 1e12, "de"), ("milliarden", 1e9, "de"), ("milliarde", 1e9, "de"),
        ("millionen", 1e6, "de"), ("million", 1e6, "de"), ("tausend", 1e3, "de"),
        ("bio.", 1e12, "de"), ("bio", 1e12, "de"), ("mrd.", 1e9, "de"), ("mrd", 1e9, "de"), ("mio.", 1e6, "de"), ("mio", 1e6, "de"), ("tsd.", 1e3, "de"), ("tsd", 1e3, "de"),
        ("兆", 1e12, "ja"), ("億", 1e8, "ja"), ("万", 1e4, "ja"), ("조", 1e12, "ko"), ("억", 1e8, "ko"), ("만", 1e4, "ko"), ("천", 1e3, "ko"),
        ("t", 1e12, "en ja ko"), ("b", 1e9, "en ja ko"), ("m", 1e6, "en ja ko de"), ("k", 1e3, "en ja ko de"),
    ];

    /// <summary>Reads a value or, when the rules welcome one, a range.</summary>
    public static NumberReading Read(string text, Language language, NumberRules? rules = null)
    {
        var wanted = rules ?? new NumberRules();
        var plain = WithoutUnit(Plain(text.Length > 4 * MaximumLength ? text[..(4 * MaximumLength)] : text), wanted.Unit);
        if (plain.Length == 0)
        {
            return NumberReading.Wrong("number-missing");
        }

        if (plain.Length > MaximumLength)
        {
            return NumberReading.Wrong("number-too-long", MaximumLength.ToString(CultureInfo.InvariantCulture));
        }

        var (bare, shape) = ShapeWords.Split(plain);
        return ReadRange(WithoutUnit(bare, wanted.Unit), language, wanted.Whole) is not { } range ? ReadOne(plain, language, wanted.Whole)
            : !wanted.Ranges && range.Problem is null ? NumberReading.Wrong("number-no-range")
            : shape is { } asked && range.Value is { IsFixed: false } spread ? Shaped(range, spread, asked)
            : range;
    }

    // A shape that was asked for keeps the limits; the middle is the shape's own unless it was typed.
    private static NumberReading Shaped(NumberReading reading, Spread spread, SpreadShape shape)
    {
        if (shape == SpreadShape.LogNormal && spread.Low <= 0)
        {
            return NumberReading.Wrong("range-over-zero");
        }

        var plain = Spread.Between(spread.Low, spread.High);
        var middle = spread.Likely != plain.Likely || plain.Shape == shape ? spread.Likely
            : shape == SpreadShape.LogNormal ? Math.Sqrt(spread.Low * spread.High) : (spread.Low + spread.High) / 2;
        return reading with { Value = spread with { Likely = middle, Shape = shape } };
    }

    private static NumberReading? ReadRange(string text, Language language, bool whole)
    {
        if (BestWithRange().Match(text) is { Success: true } best)
        {
            return Join([best.Groups[1].Value, best.Groups[2].Value, best.Groups[3].Value], language, whole, values => Ordered(values[1], values[0], values[2]));
        }

        if (text.Split('±') is { Length: 2 } about)
        {
            return Join(about, language, whole, values => Ordered(values[0] - Math.Abs(values[1]), values[0], values[0] + Math.Abs(values[1])));
        }

        var ends = RangeWord().Split(text, 2);
        return ends.Length == 2 && ends.All(end => end.Length > 0) ? Join(SharedSize(ends, language), language, whole, values => Between(values[0], values[1])) : null;
    }

    // "5 to 10 M" means millions on both sides.
    private static string[] SharedSize(string[] ends, Language language)
    {
        var (_, word) = SplitSize(ends[1], language);
        var (_, first) = SplitSize(ends[0], language);
        return word.Length > 0 && first.Length == 0 ? [ends[0] + word, ends[1]] : ends;
    }

    private static NumberReading Join(string[] parts, Language language, bool whole, Func<double[], NumberReading> make)
    {
        var read = parts.Select(part => ReadOne(part.Trim(), language, whole)).ToArray();
        return read.FirstOrDefault(part => part.Problem is not null) is { } wrong
            ? wrong with { Choices = [] }
            : make([.. read.Select(part => part.Value!.Value.Likely)]);
    }

    private static NumberReading Between(double low, double high)
    {
        if (low == high)
        {
            return NumberReading.Of(low) with { Equal = true };
        }

        return NumberReading.Of(Spread.Between(Math.Min(low, high), Math.Max(low, high)), swapped: low > high);
    }

    private static NumberReading Ordered(double low, double likely, double high)
    {
        var (bottom, top) = (Math.Min(low, high), Math.Max(low, high));
        if (likely < bottom || likely > top)
        {
            return NumberReading.Wrong("number-likely-outside");
        }

        var symmetric = Math.Abs(likely - bottom - (top - likely)) <= 1e-9 * Math.Max(1, Math.Abs(top));
        return bottom == top
            ? NumberReading.Of(likely) with { Equal = true }
            : NumberReading.Of(new Spread(bottom, likely, top, symmetric ? SpreadShape.Normal : SpreadShape.Triangular), swapped: low > high);
    }

    private static NumberReading ReadOne(string text, Language language, bool whole)
    {
        var (digits, word) = SplitSize(text, language);
        if (Myriads(text, language) is { } sum)
        {
            return NumberReading.Of(sum);
        }

        var factor = word.Length == 0 ? 1 : s_sizes.First(size => Fits(size, word, language)).Factor;
        var compact = digits.Replace(" ", "", StringComparison.Ordinal);
        if (!Shape().IsMatch(compact))
        {
            return NumberReading.Wrong("number-not-a-number", text);
        }

        return Ambiguous(compact, language, whole) is { } choices
            ? new(null, "number-ambiguous", [text], [.. choices.Select(choice => choice * factor)], false)
            : Value(compact, language, factor, text);
    }

    private static NumberReading Value(string compact, Language language, double factor, string text)
    {
        var group = language.GroupMark[0];
        var point = compact.IndexOf(language.DecimalMark, StringComparison.Ordinal);
        var whole = point < 0 ? compact : compact[..point];
        var badGroups = whole.Contains(group, StringComparison.Ordinal) && !Groups(group).IsMatch(whole);
        var badFraction = point >= 0 && compact[(point + 1)..].Contains(group, StringComparison.Ordinal);
        if (badGroups || badFraction || compact.Count(character => character == language.DecimalMark) > 1)
        {
            return NumberReading.Wrong("number-not-a-number", text);
        }

        var invariant = compact.Replace(group.ToString(), "", StringComparison.Ordinal).Replace(language.DecimalMark, '.');
        var value = double.Parse(invariant, NumberStyles.Float, CultureInfo.InvariantCulture) * factor;
        return double.IsFinite(value) ? NumberReading.Of(value == 0 ? 0 : value) : NumberReading.Wrong("number-too-large", text);
    }

    // A dot is a decimal mark on keypads and in three of the four languages, a comma with three digits behind it is a thousand to many:
    // 1.234 reads both ways everywhere, 1,234 in German too. Only a field of whole numbers settles it.
    private static double[]? Ambiguous(string compact, Language language, bool whole)
    {
        if (OneMark().Match(compact) is not { Success: true } match)
        {
            return null;
        }

        var (sign, lead, mark, tail) = (match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value[0], match.Groups[4].Value);
        var couldGroup = lead.Length <= 3 && lead.TrimStart('0').Length > 0 && tail.Length == 3;
        var grouped = Number(sign + lead + tail);
        return (couldGroup, mark == language.DecimalMark, whole) switch
        {
            (true, true, true) => [grouped],
            (true, true, false) => [Number(sign + lead + "." + tail), grouped],
            (true, false, false) when mark == '.' => [grouped, Number(sign + lead + "." + tail)],
            _ => null,
        };
    }

    // 1億2,000万 and 1억 2,000만: groups of myriads one after another.
    private static double? Myriads(string text, Language language)
    {
        if (!language.CountsInMyriads || MyriadGroups().Match(text.Replace(" ", "", StringComparison.Ordinal)) is not { Success: true } match || match.Groups[1].Captures.Count < 2)
        {
            return null;
        }

        var total = 0.0;
        foreach (Capture capture in match.Groups[1].Captures)
        {
            var (digits, word) = SplitSize(capture.Value, language);
            total += Number(digits.Replace(",", "", StringComparison.Ordinal)) * (word.Length == 0 ? 1 : s_sizes.First(size => Fits(size, word, language)).Factor);
        }

        return total;
    }

    private static (string Digits, string Word) SplitSize(string text, Language language)
    {
        var trimmed = text.Trim();
        foreach (var size in s_sizes)
        {
            if (size.Languages.Contains(language.Code, StringComparison.Ordinal)
                && trimmed.Length > size.Word.Length
                && trimmed.EndsWith(size.Word, StringComparison.OrdinalIgnoreCase)
                && trimmed[..^size.Word.Length].TrimEnd() is var rest
                && rest.Length > 0 && (char.IsAsciiDigit(rest[^1]) || rest[^1] == '.'))
            {
                return (rest, size.Word);
            }
        }

        return (trimmed, "");
    }

    private static bool Fits((string Word, double Factor, string Languages) size, string word, Language language) =>
        size.Word == word && size.Languages.Contains(language.Code, StringComparison.Ordinal);

    private static double Number(string invariant) => double.Parse(invariant, NumberStyles.Float, CultureInfo.InvariantCulture);

    // Full-width digits to plain ones, every minus to one, spaces of all kinds to one, controls away.
    private static string Plain(string text)
    {
        var kept = new StringBuilder();
        foreach (var character in Normal(text))
        {
            kept.Append(character switch
            {
                '−' or '‐' or '‑' => '-',
                '–' or '—' => kept.Length == 0 ? '-' : '–',
                '\'' or '’' or '_' => ' ',
                '、' => ',',
                _ when char.IsWhiteSpace(character) => ' ',
                _ => character,
            });
        }

        return kept.ToString().Trim();
    }

    private static string WithoutUnit(string text, string? unit)
    {
        var shown = unit is null ? "" : Plain(unit);
        return shown.Length > 0 && text.Length > shown.Length && text.EndsWith(shown, StringComparison.OrdinalIgnoreCase) ? text[..^shown.Length].TrimEnd() : text;
    }

    private static string Normal(string text)
    {
        var valid = new string([.. text.Where(character => !char.IsSurrogate(character) && !char.IsControl(character) && char.GetUnicodeCategory(character) != UnicodeCategory.Format)]);
        return valid.Normalize(NormalizationForm.FormKC).Trim();
    }

    [GeneratedRegex(@"^([+-]?)(\d+)([.,])(\d+)$")]
    private static partial Regex OneMark();

    [GeneratedRegex(@"^[+-]?(\d[\d.,]*|[.,]\d+)(e[+-]?\d{1,3})?$", RegexOptions.IgnoreCase)]
    private static partial Regex Shape();

    [GeneratedRegex(@"^(?:([\d.,]+[兆億万조억만천]?))+$")]
    private static partial Regex MyriadGroups();

    [GeneratedRegex(@"^(.+?)\s*\((.+?)\s*(?:–|-|to|bis|〜|～|~|から|에서)\s*(.+?)\)$", RegexOptions.IgnoreCase)]
    private static partial Regex BestWithRange();

    // A hyphen divides only when it stands between spaces or digits, so that -5 stays a number.
    [GeneratedRegex(@"\s+to\s+|\s+bis\s+|\s*(?:〜|～|~|…|\.\.\.?|から|에서)\s*|(?<=\S)\s*–\s*|(?<=[\d.)万億兆만억조%])\s*-\s*(?=\d)|\s+-\s+", RegexOptions.IgnoreCase)]
    private static partial Regex RangeWord();

    private static Regex Groups(char group) => new("^[+-]?\\d{1,3}(" + Regex.Escape(group.ToString()) + "\\d{3})+$", RegexOptions.None, TimeSpan.FromSeconds(1));
}
