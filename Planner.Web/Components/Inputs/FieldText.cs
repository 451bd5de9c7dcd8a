using System;
using System.Linq;
using Planner.Domain.Numbers;
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

        string One(double number) => Number(unit.FromBase(number), language, whole || unit == Units.One);
        if (spread.IsFixed)
        {
            return One(spread.Likely);
        }

        var ends = NumberDisplay.Range(One(spread.Low), One(spread.High), language);
        return (IsPlain(spread) ? ends : One(spread.Likely) + " (" + ends + ")") + (Implied(spread) == spread.Shape ? "" : " " + ShapeWords.Of(spread.Shape, language));
    }

    /// <summary>The shape that the text without a word for it is read as.</summary>
    private static SpreadShape Implied(Spread spread) => IsPlain(spread) ? Spread.Between(spread.Low, spread.High).Shape
        : Math.Abs(spread.Likely - spread.Low - (spread.High - spread.Likely)) <= 1e-9 * Math.Max(1, Math.Abs(spread.High)) ? SpreadShape.Normal
        : SpreadShape.Triangular;

    /// <summary>True when the two ends alone give the same range back.</summary>
    private static bool IsPlain(Spread spread)
    {
        var plain = Spread.Between(spread.Low, spread.High);
        return plain.Shape == spread.Shape && Math.Abs(plain.Likely - spread.Likely) <= 1e-6 * Math.Abs(plain.Likely);
    }

    // A conversion of units leaves digits that nobody typed: 0.62 becomes 62.000000000000007.
    private static string Number(double value, Language language, bool counts)
    {
        var rounded = value == 0 ? 0 : NumberDisplay.Round(value, Math.Clamp(12 - (int)Math.Floor(Math.Log10(Math.Abs(value))), 0, 15));
        if (!counts || Math.Abs(rounded) < 1e6)
        {
            return NumberDisplay.Editable(rounded, language, counts && rounded == Math.Floor(rounded));
        }

        var step = language.Steps.Where(step => Math.Abs(rounded) >= step.Factor && step.InSentences).MaxBy(step => step.Factor);
        return step is null ? NumberDisplay.Editable(rounded, language, true) : NumberDisplay.Editable(NumberDisplay.Round(rounded / step.Factor, 6), language) + step.Suffix;
    }
}
