using System;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Engines.Finance;
using Planner.Domain.Numbers;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Plans;

/// <summary>How a purchase is written off under the terms of tax: own life and method, else those of the country from the catalogue.</summary>
internal static class TaxSchedules
{
    private const double DoubleRate = 2;
    private const int TableYears = 6;

    public static ImmutableArray<T> Of<T>(Evaluation<T> evaluation, TaxTerms tax, T cost, bool building)
        where T : struct, IReal<T>
    {
        var life = building ? tax.BuildingLifeYears ?? Life(evaluation, tax.Country, true) : tax.HardwareLifeYears ?? Life(evaluation, tax.Country, false);
        var method = building ? DepreciationMethod.StraightLine : tax.Method ?? MethodOf(tax.Country);
        return method switch
        {
            DepreciationMethod.Macrs when Shares(evaluation) is { Length: TableYears } shares => Depreciation.Table<T>(cost, shares.AsSpan()),
            DepreciationMethod.JapaneseDeclining when GuaranteedRates.OfLife(life) is { } rates => Depreciation.Guaranteed(cost, life, rates),
            DepreciationMethod.StraightLine => Depreciation.StraightLine(cost, 0, life),
            _ => Depreciation.DecliningBalance(cost, 0, life, (T)(tax.DecliningRate ?? Math.Min(1, DoubleRate / life))),
        };
    }

    private static DepreciationMethod MethodOf(TaxCountry? country) => country switch
    {
        TaxCountry.UnitedStates => DepreciationMethod.Macrs,
        TaxCountry.Japan => DepreciationMethod.JapaneseDeclining,
        TaxCountry.Korea => DepreciationMethod.DecliningBalance,
        _ => DepreciationMethod.StraightLine,
    };

    private static ImmutableArray<T> Shares<T>(Evaluation<T> evaluation)
        where T : struct, IReal<T> => [.. Enumerable.Range(1, TableYears).Select(year => evaluation.Assumptions.TaxShare(year)).OfType<Input>().Select(evaluation.Reading.Read)];

    private static int Life<T>(Evaluation<T> evaluation, TaxCountry? country, bool building)
        where T : struct, IReal<T>
    {
        var life = (country is { } known ? evaluation.Assumptions.TaxLife(building, known) : null) ?? evaluation.Assumptions.UsualTaxLife(building);
        return (int)Math.Round(life.Central / Units.Year.Factor);
    }
}
