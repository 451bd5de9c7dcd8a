using System;
using System.Linq;
using Planner.Domain.Numbers;
using Planner.Domain.Scenarios;
using Planner.Web.Display;

namespace Planner.Web.Components.Inputs;

/// <summary>Values and ranges as a field shows them, so that <see cref="NumberText"/> reads the same back.</summary>
public static class FieldText
{
    /// <summary>The text of a value in base units, in this unit; nothing for no value.</summary>
    public static string Of(Spread? value, Unit unit, Language language, bool whole)
    {
        if (value is not { } spread)
        {
            return "";
        }

        // A symmetric normal range is written with its margin. Millions beside single ones would be taken for millions on both sides: then all digits are written.
        var margin = IsMargin(spread) ? (spread.High - spread.Low) / 2 : (double?)null;
        var written = margin is { } half ? new[] { spread.Likely, half } : [spread.Low, spread.Likely, spread.High];
        var brief = unit == Units.One && written.All(number => Short(number, language) is not null);
        string One(double number) => brief ? Short(number, language)! : Number(unit.FromBase(number), language, whole);
        if (spread.IsFixed)
        {
            return One(spread.Likely);
        }

        var ends = NumberDisplay.Range(One(spread.Low), One(spread.High), language);
        return margin is { } around ? One(spread.Likely) + " ± " + One(around)
            : (IsOwnMiddle(spread) ? ends : One(spread.Likely) + " (" + ends + ")") + (Implied(spread) == spread.Shape ? "" : " " + ShapeWords.Of(spread.Shape, language));
    }

    /// <summary>The shape that the text without a word for it is read as.</summary>
    private static SpreadShape Implied(Spread spread) => IsOwnMiddle(spread) ? Spread.Between(spread.Low, spread.High).Shape
        : IsSymmetric(spread) ? SpreadShape.Normal
        : SpreadShape.Triangular;

    private static bool IsMargin(Spread spread) => spread.Shape == SpreadShape.Normal && !spread.IsFixed && IsSymmetric(spread) && Spread.Between(spread.Low, spread.High).Shape != SpreadShape.Normal;

    private static bool IsSymmetric(Spread spread) =>
        Math.Abs(spread.Likely - spread.Low - (spread.High - spread.Likely)) <= 1e-9 * Math.Max(Math.Abs(spread.Low), Math.Abs(spread.High));

    /// <summary>True when the two ends with the shape give the same range back.</summary>
    private static bool IsOwnMiddle(Spread spread)
    {
        var middle = spread.Shape == SpreadShape.LogNormal ? Math.Sqrt(spread.Low * spread.High) : (spread.Low + spread.High) / 2;
        return Math.Abs(middle - spread.Likely) <= 1e-6 * Math.Abs(middle);
    }

    // A conversion of units leaves digits that nobody typed: 0.62 becomes 62.000000000000007.
    private static string Number(double value, Language language, bool whole)
    {
        var rounded = Rounded(value);
        return NumberDisplay.Editable(rounded, language, whole && rounded == Math.Floor(rounded));
    }

    // Millions and more with their word; null for less, and where the word would drop digits.
    private static string? Short(double value, Language language)
    {
        var rounded = Rounded(value);
        var step = Math.Abs(rounded) < 1e6 ? null : language.Steps.Where(step => Math.Abs(rounded) >= step.Factor && step.InSentences).MaxBy(step => step.Factor);
        var few = step is null ? 0 : NumberDisplay.Round(rounded / step.Factor, 6);
        return step is null || Math.Abs((few * step.Factor) - rounded) > 1e-12 * Math.Abs(rounded) ? null : NumberDisplay.Editable(few, language) + step.Suffix;
    }

    private static double Rounded(double value) => value == 0 ? 0 : NumberDisplay.Round(value, Math.Clamp(12 - (int)Math.Floor(Math.Log10(Math.Abs(value))), 0, 15));
}
