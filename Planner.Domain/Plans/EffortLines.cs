using System;
using System.Collections.Generic;
using Planner.Domain.Engines;
using Planner.Domain.Engines.Costs;
using Planner.Domain.Numbers;

namespace Planner.Domain.Plans;

/// <summary>Engineers who set an option up and move software to it.</summary>
internal static class EffortLines
{
    public static IEnumerable<CostLine<T>> Of<T>(Evaluation<T> evaluation, OptionDecisions option)
        where T : struct, IReal<T>
    {
        if (option.Option.Effort is not { } effort)
        {
            yield break;
        }

        var month = Math.Clamp(option.ReadyMonth, 0, evaluation.Horizon - 1);
        if (effort.SetupWeeks is { } setup)
        {
            yield return Engage(evaluation, option, Labels.SetupEffort, "setupWeeks", setup, month);
        }

        if (effort.MigrationWeeks is { } migration)
        {
            yield return Engage(evaluation, option, Labels.MigrationEffort, "migrationWeeks", migration, month);
        }
    }

    private static CostLine<T> Engage<T>(Evaluation<T> evaluation, OptionDecisions option, Label label, string field, Spread weeks, int month)
        where T : struct, IReal<T>
    {
        var reading = evaluation.Reading;
        var value = reading.Read(ScenarioInputs.Figure($"options[{option.Option.Id}].effort.{field}", "effort-weeks", weeks));
        var salary = Price<T>.Of(option.Site?.Facility.Region.EngineerSalary ?? evaluation.Assumptions.EngineerSalary, reading);
        return CloudExtras.Engage(label, value, salary, reading.Read(evaluation.Assumptions.LoadedSalaryFactor), month);
    }
}
