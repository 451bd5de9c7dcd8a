using System;
using System.Globalization;
using System.Linq;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Web.Display;

namespace Planner.Web.Components.Results;

/// <summary>The four key figures as text.</summary>
public static class Figures
{
    /// <summary>A figure with all its digits, as machines read it.</summary>
    public static string? Raw(double value) => double.IsFinite(value) ? value.ToString("R", CultureInfo.InvariantCulture) : null;

    public static FigureText Months(ComparisonView view, double months) => QuantityDisplay.Show(Units.Month.ToBase(months), Units.Month, view.Language);

    public static FigureText Cost(ComparisonView view, OptionResult option)
    {
        var money = view.Money.Figure(option.Cost);
        return option.AtLeast ? money with { Number = view.Words.Text("at-least", money.Number) } : money;
    }

    /// <summary>How long the longest step takes that decides the date of the first model.</summary>
    public static FigureText BindingStep(ComparisonView view, OptionResult option) =>
        Binding(option) is { } step ? Duration(Units.Month.FromBase(step.Duration.Value), view.Language) : new("–", "");

    /// <summary>The same as a number of months; null where nothing takes time.</summary>
    public static double? BindingMonths(OptionResult option) => Binding(option) is { } step ? Units.Month.FromBase(step.Duration.Value) : null;

    public static string BindingName(ComparisonView view, OptionResult option) =>
        Binding(option) is { } step ? view.Words.Label(step.Label) : "";

    public static FigureText Power(ComparisonView view, OptionResult option) => option.Plan.Bill.FacilityPower.Value > 0
        ? QuantityDisplay.Show(option.Plan.Bill.FacilityPower.Value, Units.Kilowatt, view.Language)
        : new("–", "");

    public static string PowerParts(ComparisonView view, OptionResult option)
    {
        if (option.Plan.Bill.FacilityPower.Value <= 0)
        {
            return view.Words["power-elsewhere"];
        }

        var power = QuantityDisplay.Show(option.Plan.Bill.ItPowerNameplate.Value, Units.Kilowatt, view.Language).ToString();
        return option.Figure("pue") is { } pue
            ? view.Words.Text("power-parts", power, NumberDisplay.Fixed(pue, 2, view.Language))
            : view.Words.Text("power-it", power);
    }

    /// <summary>Days below three weeks, weeks below seven months, else months.</summary>
    public static FigureText Duration(double months, Language language)
    {
        var days = months * 730 / 24;
        return days < 21 ? QuantityDisplay.Parts(NumberDisplay.Trimmed(days, days < 3 ? 1 : 0, language), Units.Day.Symbol, language)
            : months < 7 ? QuantityDisplay.Parts(NumberDisplay.Fixed(days / 7, 0, language), Units.Week.Symbol, language)
            : QuantityDisplay.Show(Units.Month.ToBase(months), Units.Month, language);
    }

    private static PlanStep<Real>? Binding(OptionResult option) => option.Plan.Dates.Steps
        .Where(step => step.Critical && step.Duration.Value > 0)
        .OrderByDescending(step => step.Duration.Value)
        .FirstOrDefault();
}
