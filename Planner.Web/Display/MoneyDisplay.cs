using System;
using System.Collections.Generic;
using System.Linq;

namespace Planner.Web.Display;

/// <summary>A figure in two sizes: the number large, its unit small; read one after the other they are the whole.</summary>
public sealed record FigureText(string Number, string Unit)
{
    public override string ToString() => Number + Unit;
}

/// <summary>
/// Money of one table or chart: all amounts in the same unit, chosen from the largest. Millions with one decimal (en, de), ten thousands without
/// (ja, ko), small totals in whole units.
/// </summary>
public sealed class MoneyDisplay
{
    private const double Myriad = 1e4;
    private readonly Language _language;
    private readonly Currency _currency;
    private readonly double _factor;
    private readonly int _decimals;
    private readonly string _word;

    private MoneyDisplay(Language language, Currency currency, double factor, int decimals, string word)
    {
        (_language, _currency, _factor, _decimals, _word) = (language, currency, factor, decimals, word);
    }

    /// <summary>The scale that suits these amounts, in US dollars.</summary>
    public static MoneyDisplay For(IEnumerable<double> usd, Language language, Currency? currency = null)
    {
        var shown = currency ?? Currency.Usd;
        var largest = usd.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max() * shown.PerUsd;
        var (factor, decimals, word) = language.CountsInMyriads ? Myriads(largest, language) : Millions(largest, language);
        return new(language, shown, factor, decimals, word);
    }

    /// <summary>What stands in a subtitle or column head: million $, Mio. $, 万ドル, 만 달러.</summary>
    public string Unit => _language.Code switch
    {
        "ja" => _word + _currency.NameIn(_language),
        "ko" => _word.Length == 0 ? _currency.NameIn(_language) : _word + " " + _currency.NameIn(_language),
        "de" => _word.Length == 0 ? _currency.Sign : _word + Language.NoBreakSpace + _currency.Sign,
        _ => _word.Length == 0 ? _currency.Sign : (_word == "B" ? "billion" : "million") + Language.NoBreakSpace + _currency.Sign,
    };

    /// <summary>The bare number in <see cref="Unit"/>.</summary>
    public string Number(double usd) => NumberDisplay.Fixed(Scaled(usd), _decimals, _language);

    /// <summary>The bare number of an axis tick: no decimals that say nothing.</summary>
    public string Tick(double usd) => NumberDisplay.Trimmed(Scaled(usd), 2, _language);

    /// <summary>The amount in <see cref="Unit"/>, for axes.</summary>
    public double Scaled(double usd) => usd * _currency.PerUsd / _factor;

    /// <summary>US dollars of one <see cref="Unit"/>.</summary>
    public double UsdPerUnit => _factor / _currency.PerUsd;

    /// <summary>The whole amount as it stands in a sentence: $62.5 M, 6,250万ドル, 62,5 Mio. $, 6,250만 달러.</summary>
    public string Amount(double usd) => Figure(usd).ToString();

    /// <summary>The same in two sizes.</summary>
    public FigureText Figure(double usd)
    {
        var number = Number(usd);
        return _language.Code switch
        {
            "en" => new(SignBefore(number), _word.Length == 0 ? "" : Language.NoBreakSpace + _word),
            "de" => new(number, Language.NoBreakSpace + Unit),
            _ => Grouped(usd) ?? new(number, Unit),
        };
    }

    /// <summary>
    /// Ten thousands of a myriad are written in the next one, as people read them: 10億4,560万ドル, not 104,560万ドル. Columns keep one unit.
    /// Null where there is nothing to group.
    /// </summary>
    private FigureText? Grouped(double usd)
    {
        var whole = NumberDisplay.Round(Scaled(usd), 0);
        if (_word.Length == 0 || Math.Abs(whole) < Myriad)
        {
            return null;
        }

        var (japanese, rest) = (_language.Code == "ja", Math.Abs(whole) % Myriad);
        var upper = NumberDisplay.Fixed(Math.Truncate(whole / Myriad), 0, _language) + (_factor == Myriad ? (japanese ? "億" : "억") : (japanese ? "兆" : "조"));
        var name = (japanese ? "" : " ") + _currency.NameIn(_language);
        return rest == 0 ? new(upper, name) : new(upper + (japanese ? "" : " ") + NumberDisplay.Fixed(rest, 0, _language), Unit);
    }

    /// <summary>To the unit, for derivations: $62,455,730, 62,455,730ドル, 62.455.730 $, 62,455,730달러.</summary>
    public static string Exact(double usd, Language language, Currency? currency = null, int decimals = 0)
    {
        var shown = currency ?? Currency.Usd;
        var whole = new MoneyDisplay(language, shown, 1, Math.Min(decimals, shown.MinorDigits), "");
        return whole.Amount(usd);
    }

    /// <summary>
    /// Parts of an exact amount to the last coin, as text, so that what is printed adds up to the printed total: the parts that rounding moved most give or take the coins that are over.
    /// </summary>
    public static (string[] Parts, string Total) Closing(IReadOnlyList<double> parts, double total, Language language, Currency? currency = null)
    {
        var shown = currency ?? Currency.Usd;
        var coins = Math.Pow(10, shown.MinorDigits);
        var rounded = Closed([.. parts.Select(part => part * shown.PerUsd * coins)], NumberDisplay.Round(total * shown.PerUsd * coins, 0));
        string Text(double coin) => Exact(coin / coins / shown.PerUsd, language, shown, shown.MinorDigits);
        return ([.. rounded.Select(Text)], Exact(total, language, shown, shown.MinorDigits));
    }

    /// <summary>Bare numbers of parts in <see cref="Unit"/> that add up, as they stand there, to the number of their total.</summary>
    public string[] Closing(IReadOnlyList<double> parts, double total)
    {
        var steps = Math.Pow(10, _decimals);
        var rounded = Closed([.. parts.Select(part => Scaled(part) * steps)], NumberDisplay.Round(Scaled(total) * steps, 0));
        return [.. rounded.Select(step => NumberDisplay.Fixed(step / steps, _decimals, _language))];
    }

    /// <summary>
    /// A ledger of two sides and their difference to the last coin: each side adds up to its total, each row is its right side less its left, and the differences add up to the
    /// difference of the totals.
    /// </summary>
    public static ((string Left, string Right, string Difference)[] Rows, (string Left, string Right, string Difference) Total) Ledger(
        IReadOnlyList<(double Left, double Right)> rows, (double Left, double Right) total, Language language, Currency? currency = null)
    {
        var shown = currency ?? Currency.Usd;
        var coins = Math.Pow(10, shown.MinorDigits);
        double[] Side(Func<(double Left, double Right), double> of) =>
            Closed([.. rows.Select(row => of(row) * shown.PerUsd * coins)], NumberDisplay.Round(of(total) * shown.PerUsd * coins, 0));
        string Text(double coin) => Exact(coin / coins / shown.PerUsd, language, shown, shown.MinorDigits);
        var (left, right) = (Side(row => row.Left), Side(row => row.Right));
        return (
            [.. left.Zip(right).Select(row => (Text(row.First), Text(row.Second), Text(row.Second - row.First)))],
            (Text(left.Sum()), Text(right.Sum()), Text(right.Sum() - left.Sum())));
    }

    // The parts that rounding moved most give or take what is over.
    private static double[] Closed(double[] exact, double total)
    {
        var rounded = exact.Select(part => NumberDisplay.Round(part, 0)).ToArray();
        var over = (int)Math.Clamp(total - rounded.Sum(), -exact.Length, exact.Length);
        foreach (var place in Enumerable.Range(0, exact.Length).OrderByDescending(place => Math.Sign(over) * (exact[place] - rounded[place])).Take(Math.Abs(over)))
        {
            rounded[place] += Math.Sign(over);
        }

        return rounded;
    }

    /// <summary>A price for one of something: cents show while they matter: $2.25, $0.0892, $169.</summary>
    public static string Price(double usd, Language language, Currency? currency = null)
    {
        var shown = currency ?? Currency.Usd;
        var value = usd * shown.PerUsd;
        var decimals = Math.Abs(value) >= 1000 ? 0 : Math.Abs(value) >= 1 ? 2 : NumberDisplay.DecimalsFor(value, 3);
        return new MoneyDisplay(language, shown, 1, decimals, "").Amount(usd);
    }

    private string SignBefore(string number) =>
        number.StartsWith(Language.Minus, StringComparison.Ordinal) ? Language.Minus + _currency.Sign + number[1..] : _currency.Sign + number;

    private static (double Factor, int Decimals, string Word) Millions(double largest, Language language)
    {
        var english = language.Code == "en";
        return largest switch
        {
            >= 9.9995e9 => (1e9, 2, english ? "B" : "Mrd."),
            >= 9.995e6 => (1e6, 1, english ? "M" : "Mio."),
            >= 999_500 => (1e6, 2, english ? "M" : "Mio."),
            >= 100 => (1, 0, ""),
            _ => (1, 2, ""),
        };
    }

    private static (double Factor, int Decimals, string Word) Myriads(double largest, Language language)
    {
        var japanese = language.Code == "ja";
        return largest switch
        {
            >= 9.9995e11 => (1e8, 0, japanese ? "億" : "억"),
            >= 999_500 => (1e4, 0, japanese ? "万" : "만"),
            >= 100 => (1, 0, ""),
            _ => (1, 2, ""),
        };
    }
}
