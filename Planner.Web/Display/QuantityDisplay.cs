using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Globalization;
using Planner.Domain.Numbers;

namespace Planner.Web.Display;

/// <summary>A quantity as text: brought to the unit that suits its size, rounded, with its unit in the reader's language.</summary>
public static class QuantityDisplay
{
    // Families whose members are steps of one size; a value moves along its family, never out of it.
    private static readonly FrozenDictionary<Unit, Unit[]> s_ladders = Ladders(
        [Units.Watt, Units.Kilowatt, Units.Megawatt],
        [Units.KilowattHour, Units.MegawattHour, Units.GigawattHour],
        [Units.Byte, Units.Kilobyte, Units.Megabyte, Units.Gigabyte, Units.Terabyte, Units.Petabyte],
        [Units.Microsecond, Units.Millisecond, Units.Second, Units.Minute, Units.Hour, Units.Day],
        [Units.Kilogram, Units.Tonne]);

    private static readonly FrozenSet<Unit> s_periods = new[] { Units.Hour, Units.Day, Units.Week, Units.Month, Units.Year }.ToFrozenSet();

    /// <summary>A value in base units, shown in or near <paramref name="unit"/>.</summary>
    public static FigureText Show(double value, Unit unit, Language language, Currency? currency = null)
    {
        if (!double.IsFinite(value))
        {
            return new("–", "");
        }

        // An input of the scenario is stated in base units and says so by a factor of its own; what is shown goes by the symbol.
        unit = Units.BySymbol.GetValueOrDefault(unit.Symbol, unit);

        if (unit.Symbol.StartsWith("USD", StringComparison.Ordinal) || unit == Units.MillionUsd)
        {
            return Money(value, unit, language, currency);
        }

        var shown = Suited(value, unit);
        return Parts(Digits(shown.FromBase(value), shown, language), shown.Symbol, language);
    }

    /// <summary>A range of quantities in one unit: 17 to 28 weeks.</summary>
    public static string Range(double low, double high, Unit unit, Language language)
    {
        unit = Units.BySymbol.GetValueOrDefault(unit.Symbol, unit);
        var shown = Suited(high, unit);
        var text = NumberDisplay.Range(Digits(shown.FromBase(low), shown, language), Digits(shown.FromBase(high), shown, language), language);
        return Parts(text, shown.Symbol, language).ToString();
    }

    /// <summary>The unit of a family in which the value has one to three digits before the point.</summary>
    public static Unit Suited(double value, Unit unit)
    {
        var start = unit == Units.Joule ? Units.KilowattHour : unit == Units.Byte ? Units.Gigabyte : unit;
        if (!s_ladders.TryGetValue(start, out var ladder))
        {
            return start;
        }

        var best = ladder[0];
        foreach (var step in ladder)
        {
            // Hours and days come late: 90 minutes and 36 hours read better as they are.
            var from = step == Units.Minute ? 2 : step == Units.Hour ? 2 : step == Units.Day ? 2 : 1;
            best = Math.Abs(step.FromBase(value)) >= from ? step : best;
        }

        return value == 0 ? start : best;
    }

    /// <summary>A number already in its unit, put into the unit's form.</summary>
    public static FigureText Parts(string number, string symbol, Language language)
    {
        var form = Wording.In(language).UnitForm(number == "1" ? symbol + ".one" : symbol);
        if (number == "1" && form.EndsWith(".one", StringComparison.Ordinal))
        {
            form = Wording.In(language).UnitForm(symbol);
        }

        var place = form.IndexOf("{0}", StringComparison.Ordinal);
        return new(form[..place] + number, form[(place + 3)..]);
    }

    private static string Digits(double value, Unit unit, Language language)
    {
        if (unit == Units.Percent)
        {
            return NumberDisplay.Trimmed(value, Math.Abs(value) < 1 ? 2 : 1, language);
        }

        if (unit == Units.Flop || unit == Units.FlopPerSecond)
        {
            return NumberDisplay.Fixed(value, 0, language) is var plain && Math.Abs(value) < 1e6 ? plain : Power(value, language);
        }

        // Single bytes are counted.
        if (unit == Units.Byte)
        {
            return NumberDisplay.Trimmed(value, 2, language);
        }

        if (unit.Dimension == Dimension.None)
        {
            return Count(value, language);
        }

        return s_periods.Contains(unit) && Math.Abs(value) < 1000
            ? NumberDisplay.Trimmed(value, Math.Abs(value) < 1 ? 2 : 1, language)
            : NumberDisplay.Significant(value, 3, language);
    }

    private static string Count(double value, Language language) => Math.Abs(value) switch
    {
        >= 1e6 => NumberDisplay.Compact(value, language),
        >= 1000 => NumberDisplay.Fixed(value, 0, language),
        _ when value == Math.Floor(value) => NumberDisplay.Fixed(value, 0, language),
        _ => NumberDisplay.Significant(value, 3, language),
    };

    private static string Power(double value, Language language)
    {
        var exponent = (int)Math.Floor(Math.Log10(Math.Abs(value)));
        return NumberDisplay.Trimmed(value / Math.Pow(10, exponent), 2, language) + Language.NoBreakSpace + "×" + Language.NoBreakSpace + "10" + Raised(exponent);
    }

    private static string Raised(int exponent) => string.Create(CultureInfo.InvariantCulture, $"{exponent}")
        .Replace('0', '⁰').Replace('1', '¹').Replace('2', '²').Replace('3', '³').Replace('4', '⁴')
        .Replace('5', '⁵').Replace('6', '⁶').Replace('7', '⁷').Replace('8', '⁸').Replace('9', '⁹');

    private static FigureText Money(double value, Unit unit, Language language, Currency? currency)
    {
        var slash = unit.Symbol.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
        {
            return MoneyDisplay.For([value], language, currency).Figure(value);
        }

        var per = Wording.In(language).UnitForm("per:" + unit.Symbol[(slash + 1)..]);
        var denominator = per.StartsWith("{0}", StringComparison.Ordinal) ? "/" + unit.Symbol[(slash + 1)..] : per;
        return new(MoneyDisplay.Price(unit.FromBase(value), language, currency), denominator);
    }

    private static FrozenDictionary<Unit, Unit[]> Ladders(params Unit[][] ladders)
    {
        var found = new Dictionary<Unit, Unit[]>();
        foreach (var ladder in ladders)
        {
            foreach (var unit in ladder)
            {
                // Someone who asks for days or hours gets them; only seconds and below move.
                if (unit != Units.Hour && unit != Units.Day)
                {
                    found[unit] = ladder;
                }
            }
        }

        return found.ToFrozenDictionary();
    }
}
