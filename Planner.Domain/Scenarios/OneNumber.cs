using System;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace Planner.Domain.Scenarios;

/// <summary>Reads one number of a text, with its words of size and its unit.</summary>
/// <param name="Marks">The language's.</param>
/// <param name="Rules">What the field takes.</param>
/// <param name="Grouped">What settles a mark with two meanings: true for thousands, false for a fraction, null to refuse.</param>
internal sealed partial record OneNumber(NumberMarks Marks, NumberRules Rules, bool? Grouped)
{
    /// <summary>True when this language takes the first mark that could be either to part thousands.</summary>
    public static bool OwnMeaning(string text, NumberMarks marks) => EitherMark().Match(text) is { Success: true } match && match.Groups[1].Value[0] != marks.DecimalMark;

    /// <summary>Reads the parts of a range: a size or a unit that one of them has counts for those that have none.</summary>
    /// <param name="parts">Their texts.</param>
    /// <param name="fit">Whether the parts are in the order that a range has.</param>
    public NumberReading[] ReadTogether(string[] parts, Func<double[], bool> fit)
    {
        var split = parts.Select(part => Split(part.Trim())).ToArray();
        var unit = split.Select(part => part.Unit).LastOrDefault(one => one is not null);
        var size = split.Select(part => part.Size).LastOrDefault(one => one.Length > 0) ?? "";
        var alone = split.Select(part => Read(part with { Unit = part.Unit ?? unit })).ToArray();
        var shared = split.Select(part => Read(part with { Unit = part.Unit ?? unit, Size = part.Size.Length > 0 || part.Unit is not null ? part.Size : size })).ToArray();

        // "900 to 1k" counts single ones below, "5 to 10 M" millions on both sides.
        bool Fit(NumberReading[] read) => read.All(part => part.Value is not null) && fit([.. read.Select(part => part.Value!.Value.Likely)]);
        return Fit(alone) && !Fit(shared) ? alone : shared;
    }

    /// <summary>Reads a text that is one number.</summary>
    public NumberReading Read(string text) => Read(Split(text));

    private NumberReading Read(Pieces pieces)
    {
        var inUsd = Rules.Unit is { } unit && PlainText.Of(unit).Contains("USD", StringComparison.Ordinal);
        if (inUsd && OtherMoney().IsMatch(pieces.Text))
        {
            return NumberReading.Wrong("number-other-currency", pieces.Text);
        }

        var scale = pieces.Unit ?? 1;
        if (NumberWords.Myriads(pieces.Digits + pieces.Size) is { } sum)
        {
            return Finite(sum * scale, pieces.Text);
        }

        var compact = Spaced().IsMatch(pieces.Digits) ? pieces.Digits.Replace(" ", "", StringComparison.Ordinal) : pieces.Digits;
        if (!Shape().IsMatch(compact))
        {
            return Unreadable(pieces.Text);
        }

        var (ambiguous, settled) = Settle(compact);
        return ambiguous ? NumberReading.Wrong("number-ambiguous", pieces.Text)
            : (settled ?? Ungrouped(compact)) is { } invariant
                ? Finite(double.Parse(invariant, NumberStyles.Float, CultureInfo.InvariantCulture) * NumberWords.Factor(pieces.Size, Marks) * scale, pieces.Text)
                : Unreadable(pieces.Text);
    }

    private NumberReading Unreadable(string text) => NumberReading.Wrong(Rules.Ranges ? "number-unreadable" : "number-not-a-number", text);

    private static NumberReading Finite(double value, string text) =>
        double.IsFinite(value) ? NumberReading.Of(value == 0 ? 0 : value) : NumberReading.Wrong("number-too-large", text);

    // The number with a decimal point and no groups; null when the groups are not of three.
    private string? Ungrouped(string compact)
    {
        var group = Marks.GroupMark[0];
        var point = compact.IndexOf(Marks.DecimalMark, StringComparison.Ordinal);
        var whole = point < 0 ? compact : compact[..point];
        var badGroups = whole.Contains(group, StringComparison.Ordinal) && !Groups(group).IsMatch(whole);
        var badFraction = point >= 0 && compact[(point + 1)..].Contains(group, StringComparison.Ordinal);
        return badGroups || badFraction || compact.Count(character => character == Marks.DecimalMark) > 1
            ? null : compact.Replace(group.ToString(), "", StringComparison.Ordinal).Replace(Marks.DecimalMark, '.');
    }

    // A dot is a decimal mark on keypads and in three of the four languages, a comma with three digits behind it is a thousand to many:
    // 1.234 reads both ways everywhere, 1,234 in German too. Only a field of whole numbers settles it.
    private (bool Ambiguous, string? Invariant) Settle(string compact)
    {
        if (OneMark().Match(compact) is not { Success: true } match)
        {
            return (false, null);
        }

        var (sign, lead, mark, tail) = (match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value[0], match.Groups[4].Value);
        var couldGroup = lead.Length <= 3 && lead.TrimStart('0').Length > 0 && tail.Length == 3;
        return !couldGroup || (mark != Marks.DecimalMark && mark != '.') ? (false, null)
            : (Rules.Whole && Grouped is null) || Grouped == true ? (false, sign + lead + tail)
            : Grouped == false ? (false, sign + lead + "." + tail)
            : (true, null);
    }

    private Pieces Split(string text)
    {
        var signed = text.StartsWith('–') ? "-" + text[1..] : text;
        var turned = MoneyFirst().Replace(signed, "$1$2 USD$3");
        var (bare, unit) = WithoutUnit(turned.Trim());
        var (digits, size) = NumberWords.SplitSize(bare, Marks);
        return new Pieces(digits, size, unit, text);
    }

    // As it is written first, the longest first, so that "kW" is not taken for "W"; "mw" will do where it can only be MW.
    private (string Text, double? Factor) WithoutUnit(string text)
    {
        var words = Rules.Unit is null ? Rules.Units : Rules.Units.Add(new UnitWord(Rules.Unit, 1));
        foreach (var comparison in new[] { StringComparison.Ordinal, StringComparison.OrdinalIgnoreCase })
        {
            var fitting = words.Select(word => word with { Text = PlainText.Of(word.Text) }).Where(word => word.Text.Length > 0 && Ends(text, word.Text, comparison)).ToArray();
            var longest = fitting.Where(word => word.Text.Length == fitting.Max(one => one.Text.Length)).ToArray();
            if (longest.Length > 0 && longest.All(word => word.Factor == longest[0].Factor))
            {
                return (text[..^longest[0].Text.Length].TrimEnd(), longest[0].Factor);
            }
        }

        return (text, null);
    }

    private static bool Ends(string text, string unit, StringComparison comparison)
    {
        if (text.Length <= unit.Length || !text.EndsWith(unit, comparison) || (unit.Length == 1 && comparison != StringComparison.Ordinal))
        {
            return false;
        }

        var before = text[^(unit.Length + 1)];
        return unit.Length > 2 || !char.IsAsciiLetter(before) || !char.IsAsciiLetter(unit[0]);
    }

    /// <summary>A number taken apart; the unit is a factor, null when none was typed.</summary>
    private readonly record struct Pieces(string Digits, string Size, double? Unit, string Text);

    [GeneratedRegex(@"\d([.,])\d{3}(?!\d)")]
    private static partial Regex EitherMark();

    [GeneratedRegex(@"^([+-]?)(\d+)([.,])(\d+)$")]
    private static partial Regex OneMark();

    [GeneratedRegex(@"^[+-]?(\d[\d.,]*|[.,]\d+)(e[+-]?\d{1,3})?$", RegexOptions.IgnoreCase)]
    private static partial Regex Shape();

    // Spaces part thousands, and only those: "5 10" is no number.
    [GeneratedRegex(@"^[+-]? ?\d{1,3}( \d{3})*([.,]\d*)?$")]
    private static partial Regex Spaced();

    [GeneratedRegex(@"^([+-]?)\s*USD\s*(\d[^/]*?)\s*(/.*)?$")]
    private static partial Regex MoneyFirst();

    [GeneratedRegex("[€£¥₩円원]|EUR|JPY|KRW|GBP|CHF|CNY|Euro", RegexOptions.IgnoreCase)]
    private static partial Regex OtherMoney();

    private static Regex Groups(char group) => new("^[+-]?\\d{1,3}(" + Regex.Escape(group.ToString()) + "\\d{3})+$", RegexOptions.None, TimeSpan.FromSeconds(1));
}
