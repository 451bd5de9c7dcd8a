using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Engines;
using Planner.Domain.Engines.Costs;
using Planner.Domain.Numbers;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Plans;

/// <summary>Puts costs that a person states in place of the computed ones: <c>people@build</c>.</summary>
internal static class StatedLines
{
    /// <summary>The lines with those replaced that are stated.</summary>
    public static ImmutableArray<CostLine<T>> Replace<T>(Evaluation<T> evaluation, OptionDecisions option, ImmutableArray<CostLine<T>> lines)
        where T : struct, IReal<T>
    {
        foreach (var (one, target) in Of(evaluation, option))
        {
            var mine = lines.Where(line => line.Label.Key == target.Label.Key).ToArray();
            if (mine.Length > 0)
            {
                lines = lines.InsertRange(lines.IndexOf(mine[0]), InPlaceOf(evaluation, mine, one, target)).RemoveRange(mine);
            }
        }

        return lines;
    }

    /// <summary>What is stated for some lines of one label: a whole that is paid on several days falls on each of them, purchases by how many come; all else runs evenly from the first month to the last.</summary>
    private static ImmutableArray<CostLine<T>> InPlaceOf<T>(Evaluation<T> evaluation, CostLine<T>[] mine, Override one, OverrideTarget target)
        where T : struct, IReal<T>
    {
        var first = mine.Min(line => line.FirstMonth);
        var span = new CostSpan(mine[0].Label, mine[0].Category, mine[0].Timing, first, mine.Max(line => line.FirstMonth + line.Months) - first);
        var days = mine.GroupBy(line => (Month: line.FirstMonth, line.Timing, line.IsRefresh)).ToArray();
        if (days.Length == 1 || IsByTime(one, target) || mine.Any(line => line.Months > 1 || line.QuantityUnit != mine[0].QuantityUnit))
        {
            return [Line(evaluation, span, one, target) with { IsCash = mine[0].IsCash }];
        }

        T Weight(IEnumerable<CostLine<T>> lines) => lines.Select(line => Labels.CapitalLines.Contains(line.Label) ? line.Quantities[0] : 1).Aggregate((sum, weight) => sum + weight);
        var (value, all) = (Value(evaluation, one, target), Weight(mine));
        return [.. days.Select(day => StatedCosts.Whole(span with { Timing = day.Key.Timing, FirstMonth = day.Key.Month, Months = 1 }, value * Weight(day) / all) with { IsRefresh = day.Key.IsRefresh })];
    }

    /// <summary>The lines with those replaced that are stated, and with those that the plan does not have of itself: from service to the end, or once at service.</summary>
    public static ImmutableArray<CostLine<T>> Apply<T>(Evaluation<T> evaluation, OptionDecisions option, ImmutableArray<CostLine<T>> lines)
        where T : struct, IReal<T>
    {
        var missing = Of(evaluation, option).Where(stated => lines.All(line => line.Label.Key != stated.Target.Label.Key)).ToArray();
        lines = Replace(evaluation, option, lines);
        return option.ReadyMonth >= evaluation.Horizon ? lines : [.. lines, .. missing.Select(stated => Line(evaluation, SpanOf(evaluation, option, stated.One, stated.Target), stated.One, stated.Target))];
    }

    private static (Override One, OverrideTarget Target)[] Of<T>(Evaluation<T> evaluation, OptionDecisions option)
        where T : struct, IReal<T> =>
    [
        .. evaluation.Scenario.Overrides.Where(one => one.Figure.EndsWith("@" + option.Option.Id, StringComparison.Ordinal))
            .GroupBy(one => one.Figure, StringComparer.Ordinal).Select(group => group.Last())
            .Select(one => (one, OverrideTarget.Find(one.Figure, evaluation.Scenario, evaluation.Ground.Catalogue)!))
            .Where(pair => pair.Item2.IsCostLine),
    ];

    private static CostSpan SpanOf<T>(Evaluation<T> evaluation, OptionDecisions option, Override one, OverrideTarget target)
        where T : struct, IReal<T>
    {
        var category = StatedCosts.CategoryOf(target.Label);
        if (category == CostCategory.Resale)
        {
            return new CostSpan(target.Label, category, Timing.EndOfMonth, evaluation.Horizon - 1, 1);
        }

        return IsByTime(one, target)
            ? new CostSpan(target.Label, category, Timing.EndOfMonth, option.ReadyMonth, evaluation.Horizon - option.ReadyMonth)
            : new CostSpan(target.Label, category, Timing.StartOfMonth, option.Site?.DeliveryMonth ?? option.ReadyMonth, 1);
    }

    private static CostLine<T> Line<T>(Evaluation<T> evaluation, CostSpan span, Override one, OverrideTarget target)
        where T : struct, IReal<T>
    {
        var value = Value(evaluation, one, target);
        return IsByTime(one, target) ? StatedCosts.ByTime(span, value) : StatedCosts.Whole(span, value);
    }

    private static T Value<T>(Evaluation<T> evaluation, Override one, OverrideTarget target)
        where T : struct, IReal<T> => evaluation.Reading.Read(ScenarioInputs.Own(one, target, evaluation.Scenario, evaluation.Ground.Catalogue));

    private static bool IsByTime(Override one, OverrideTarget target) => target.UnitOf(one) is { } unit && unit.Dimension != target.Label.Unit.Dimension;
}
