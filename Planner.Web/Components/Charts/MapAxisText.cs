using System;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Studies;
using Planner.Web.Display;

namespace Planner.Web.Components.Charts;

/// <summary>An axis of a map in words: its name with the unit, and its values.</summary>
public sealed class MapAxisText(MapAxis axis, string name, string plain, Language language, Currency currency)
{
    private const double Tiny = 1e-12;

    // A horizon is thought of in years.
    private readonly Unit _unit = axis.Input.Id == WhatIf.HorizonId ? Units.Year : axis.Input.Label.Unit;

    public WhatIf Input => axis.Input;

    public int Count => axis.Values.Length;

    public string Name => name;

    /// <summary>The name without its unit, beside values that carry theirs.</summary>
    public string Plain => plain;

    /// <summary>A value with its unit, for sentences.</summary>
    public string Full(int place) => Full(axis.Values[place]);

    /// <summary>Any value of this input with its unit.</summary>
    public string Full(double value) => _unit == Units.Year
        ? QuantityDisplay.Parts(NumberDisplay.Trimmed(_unit.FromBase(value), 1, language), _unit.Symbol, language).ToString()
        : QuantityDisplay.Show(Rounded(value), _unit, language, currency).ToString();

    /// <summary>A value as short as an axis needs it.</summary>
    public string Brief(int place) => _unit == Units.Year
        ? NumberDisplay.Trimmed(_unit.FromBase(axis.Values[place]), 1, language)
        : _unit == Units.Percent ? NumberDisplay.Percent(axis.Values[place], language, 0)
        : QuantityDisplay.Show(Rounded(axis.Values[place]), _unit, language, currency).Number;

    // Steps of a ratio give digits that mean nothing.
    private static double Rounded(double value)
    {
        if (Math.Abs(value) < Tiny)
        {
            return value;
        }

        var step = Math.Pow(10, Math.Floor(Math.Log10(Math.Abs(value))) - 2);
        return Math.Round(value / step) * step;
    }
}
