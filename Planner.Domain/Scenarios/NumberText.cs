using System;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using Planner.Domain.Numbers;

namespace Planner.Domain.Scenarios;

/// <summary>
/// Reads numbers as people type them in the four languages: group and decimal marks, full-width digits, words of size (k, M, 万, Mio., 억), units once or twice, a currency
/// sign, ranges (<c>5 to 10</c>, <c>8 ± 2</c>, <c>8 ± 25 %</c>, <c>10 (8–14)</c>), on request with their shape (<c>triangular 5 to 10</c>). A text with two meanings is refused
/// with both to choose from; it is never guessed.
/// </summary>
public static partial class NumberText
{
    /// <summary>Longest text looked at; three prices with all their digits, their unit and a shape are shorter.</summary>
    public const int MaximumLength = 96;

    /// <summary>Reads a value or, when the rules welcome one, a range.</summary>
    public static NumberReading Read(string text, NumberMarks marks, NumberRules? rules = null)
    {
        var wanted = rules ?? new NumberRules();
        var plain = PlainText.Of(text.Length > 4 * MaximumLength ? text[..(4 * MaximumLength)] : text);
        if (plain.Length == 0 || (plain.Length == (wanted.Unit?.Length ?? 0) && plain == PlainText.Of(wanted.Unit!)))
        {
            return NumberReading.Wrong("number-missing");
        }

        if (plain.Length > MaximumLength)
        {
            return NumberReading.Wrong("number-too-long", MaximumLength.ToString(CultureInfo.InvariantCulture));
        }

        var reading = ReadPlain(plain, new OneNumber(marks, wanted, null));
        return reading.Problem != "number-ambiguous" ? reading : Choose(plain, reading, marks, wanted);
    }

    // Marks are written in one way throughout a text: both ways of reading them are offered, as a whole.
    private static NumberReading Choose(string plain, NumberReading reading, NumberMarks marks, NumberRules rules)
    {
        var own = OneNumber.OwnMeaning(plain, marks);
        var choices = new[] { own, !own }
            .Select(grouped => ReadPlain(plain, new OneNumber(marks, rules, grouped)))
            .Where(one => one.Value is not null).Select(one => one.Value!.Value).Distinct().ToArray();
        return reading with { Arguments = [plain], Choices = choices };
    }

    private static NumberReading ReadPlain(string plain, OneNumber one)
    {
        var (bare, shape) = ShapeWords.Split(plain);
        var range = ReadRange(bare, one);
        return range is null ? shape is null ? one.Read(plain) : NumberReading.Wrong("range-incomplete")
            : !one.Rules.Ranges && range.Problem is null or "range-incomplete" ? NumberReading.Wrong("number-no-range")
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
        var middle = spread != plain || plain.Shape == shape ? spread.Likely
            : shape == SpreadShape.LogNormal ? Math.Sqrt(spread.Low * spread.High) : (spread.Low + spread.High) / 2;
        return reading with { Value = spread with { Likely = middle, Shape = shape } };
    }

    private static NumberReading? ReadRange(string text, OneNumber one)
    {
        if (BestWithRange().Match(text) is { Success: true } best)
        {
            return Join([best.Groups[1].Value, best.Groups[2].Value, best.Groups[3].Value + best.Groups[4].Value], one, values => Ordered(values[1], values[0], values[2]));
        }

        if (UpAndDown().Match(text) is { Success: true } uneven)
        {
            return Join([uneven.Groups[1].Value, uneven.Groups[2].Value, uneven.Groups[3].Value], one, values => Ordered(values[0] - values[2], values[0], values[0] + values[1]));
        }

        if (Around().Match(text) is { Success: true } about)
        {
            return About(about.Groups[1].Value, about.Groups[2].Value.TrimEnd(), one);
        }

        var ends = RangeWord().Split(Bracket().Replace(text, "$1"), 2);
        return ends.Length < 2 ? null
            : ends.Any(end => end.Trim().Length == 0) ? NumberReading.Wrong("range-incomplete")
            : Join(ends, one, values => Between(values[0], values[1]));
    }

    // "8 ± 25 %" is a quarter of eight, unless the field itself counts in per cent.
    private static NumberReading About(string middle, string width, OneNumber one)
    {
        if (middle.Trim().Length == 0 || width.Length == 0)
        {
            return NumberReading.Wrong("range-incomplete");
        }

        var relative = width.EndsWith('%') && !middle.Contains('%', StringComparison.Ordinal) && one.Rules.Unit?.Contains('%', StringComparison.Ordinal) != true;
        return relative && one.Read(width[..^1]) is { Problem: not null } wrong ? wrong
            : relative
            ? Join([middle], one, values => Within(values[0], Math.Abs(values[0] * one.Read(width[..^1]).Value!.Value.Likely / 100)))
            : Join([middle, width], one, values => Within(values[0], Math.Abs(values[1])));
    }

    private static NumberReading Within(double middle, double width) => Ordered(middle - width, middle, middle + width);

    private static NumberReading Join(string[] parts, OneNumber one, Func<double[], NumberReading> make)
    {
        var read = one.ReadTogether(parts, values => make(values) is { Value: not null, Swapped: false });
        if (read.FirstOrDefault(part => part.Problem is not null) is { } wrong)
        {
            return wrong;
        }

        var joined = make([.. read.Select(part => part.Value!.Value.Likely)]);
        return joined.Value is { } spread && !(double.IsFinite(spread.Low) && double.IsFinite(spread.Likely) && double.IsFinite(spread.High))
            ? NumberReading.Wrong("number-too-large", string.Join(" ", parts)) : joined;
    }

    private static NumberReading Between(double low, double high) => low == high
        ? NumberReading.Of(low) with { Equal = true }
        : NumberReading.Of(Spread.Between(Math.Min(low, high), Math.Max(low, high)), swapped: low > high);

    private static NumberReading Ordered(double low, double likely, double high)
    {
        var (bottom, top) = (Math.Min(low, high), Math.Max(low, high));
        if (likely < bottom || likely > top)
        {
            return NumberReading.Wrong("number-likely-outside");
        }

        var symmetric = Math.Abs(likely - bottom - (top - likely)) <= 1e-9 * Math.Max(Math.Abs(bottom), Math.Abs(top));
        return bottom == top
            ? NumberReading.Of(likely) with { Equal = true }
            : NumberReading.Of(new Spread(bottom, likely, top, symmetric ? SpreadShape.Normal : SpreadShape.Triangular), swapped: low > high);
    }

    // 10 (8–14), 10 [8..14]: the best value, and the limits behind it.
    [GeneratedRegex(@"^(.*?[^\s(\[])\s*[(\[]\s*(.+?)\s*(?:–|(?<!\d[eE])-(?=\s*(?:\d|USD|[.,]))|\bto\b|\bbis\b|〜|~|\.\.\.?|から|에서|부터|;)\s*(.+?)\s*[)\]](.{0,9})$", RegexOptions.IgnoreCase)]
    private static partial Regex BestWithRange();

    // 10 +4/-2
    [GeneratedRegex(@"^(.*?\S)\s*[(]?\s*\+\s*([^+/]+?)\s*/\s*-\s*([^)]+?)\s*[)]?$")]
    private static partial Regex UpAndDown();

    [GeneratedRegex(@"^([^±(]*)\(?±([^±)]*)\)?$")]
    private static partial Regex Around();

    [GeneratedRegex(@"^(?:between|from|zwischen|von)?\s*[(\[]?\s*(.*?)\s*[)\]]?\s*(?:まで|の間|까지|사이)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Bracket();

    // A hyphen divides only between two numbers, so that -5, 1e-6 and kW-mo stay whole.
    [GeneratedRegex(@"(?<!\p{L})(?:to|bis|and|und)(?!\p{L})|(?:から|에서|부터|〜|~|\.\.\.?)|(?<=\S)\s*–|–(?=\s*\d)|(?<=[\d.)%\p{L}]\s*)(?<!\d[eE])-(?=\s*(?:\d|USD|[.,]\d))|(?<=\s)-(?=\s)", RegexOptions.IgnoreCase)]
    private static partial Regex RangeWord();
}
