using System.Linq;
using Planner.Domain.Engines;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;

namespace Planner.Web.Reports;

/// <summary>Derivations of what rules an option out: the limit that a person set, and how far the option lies beyond it.</summary>
internal static class RulingRoots
{
    /// <summary>The figure's label and derivation; null where the scenario sets no such limit.</summary>
    public static (Label Label, TermNode Root)? Find(ExplainedRun run, Plan<Term> plan, FigureAddress figure)
    {
        var constraints = run.Scenario.Application.Constraints;
        return figure.Figure switch
        {
            _ when figure.Figure == Labels.TimeToDeadline.Key => Deadline(run) is { } left ? (Labels.TimeToDeadline, left.Node) : null,
            _ when figure.Figure == Labels.TimeBeyondDeadline.Key => Deadline(run) is { } until ? (Labels.TimeBeyondDeadline, (plan.Dates.FirstModel - until).As(Labels.TimeBeyondDeadline).Node) : null,
            _ when figure.Figure == Labels.Budget.Key => Limit(run, "budgetUsd", Labels.Budget, Units.Usd, constraints.BudgetUsd) is { } budget ? (Labels.Budget, budget.Node) : null,
            _ when figure.Figure == Labels.CostBeyondBudget.Key => Limit(run, "budgetUsd", Labels.Budget, Units.Usd, constraints.BudgetUsd) is { } most
                ? (Labels.CostBeyondBudget, (plan.Totals.LifetimeCostPresentValue - most).As(Labels.CostBeyondBudget).Node) : null,
            _ when figure.Figure == Labels.PowerCap.Key => Limit(run, "powerCapWatts", Labels.PowerCap, Units.Watt, constraints.PowerCapWatts) is { } cap ? (Labels.PowerCap, cap.Node) : null,
            _ when figure.Figure == Labels.PowerBeyondCap.Key => Limit(run, "powerCapWatts", Labels.PowerCap, Units.Watt, constraints.PowerCapWatts) is { } under
                ? (Labels.PowerBeyondCap, (plan.Bill.FacilityPower - under).As(Labels.PowerBeyondCap).Node) : null,
            _ => null,
        };
    }

    /// <summary>The limits that a scenario sets, as the inputs that they are.</summary>
    public static Input PowerCap(double watts) => Input("powerCapWatts", Labels.PowerCap, Units.Watt, watts);

    private static Term? Deadline(ExplainedRun run) => run.Scenario.Application.Constraints.Deadline is { } deadline
        ? Limit(run, "deadline", Labels.TimeToDeadline, Units.Day, deadline.DayNumber - run.Scenario.Terms.DecisionDate.DayNumber)
        : null;

    private static Term? Limit(ExplainedRun run, string field, Label label, Unit unit, double? value) => value is { } limit ? run.Reading.Read(Input(field, label, unit, limit)) : null;

    private static Input Input(string field, Label label, Unit unit, double value) => new("application.constraints." + field, label, value, unit, Citation.Yours);
}
