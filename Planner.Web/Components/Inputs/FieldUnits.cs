using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Numbers;
using Planner.Domain.Scenarios;
using Planner.Web.Display;

namespace Planner.Web.Components.Inputs;

/// <summary>The units that a field understands beside its own: <c>500 kW</c> in a field of megawatts, <c>2 years</c> in one of weeks, a dollar sign before a price.</summary>
public static class FieldUnits
{
    /// <summary>Units that measure the same, by symbol and as the language writes them, each as so many of the field's.</summary>
    public static ImmutableArray<UnitWord> Of(Unit unit, Language language)
    {
        var kin = Units.BySymbol.Values.Where(other => other.Dimension == unit.Dimension && other != Units.One && IsPlain(other) && Tokens(other) == Tokens(unit));
        var words = kin.SelectMany(other => Names(other, language).Select(name => new UnitWord(name, other.Factor / unit.Factor)));
        return [.. words.Concat(unit.Symbol.Contains("USD", StringComparison.Ordinal) && unit.Dimension != Units.Usd.Dimension ? [new UnitWord("USD", 1)] : []).Distinct()];
    }

    // "M" and "B#" are words of size, which the reader of numbers knows by itself.
    private static bool IsPlain(Unit unit) => unit != Units.Million && unit != Units.Billion;

    // Tokens have no dimension: a price of a million tokens must not be taken for dollars.
    private static bool Tokens(Unit unit) => unit.Symbol.Contains("tok", StringComparison.Ordinal);

    private static IEnumerable<string> Names(Unit unit, Language language) =>
        new[] { unit.Symbol, QuantityDisplay.Parts("", unit.Symbol, language).Unit.Trim(), QuantityDisplay.Parts("1", unit.Symbol, language).Unit.Trim() }
            .Where(name => name.Length > 0).Distinct();
}
