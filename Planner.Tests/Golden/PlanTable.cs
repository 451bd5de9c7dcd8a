using System.Globalization;
using System.Linq;
using System.Text;
using Planner.Domain.Engines;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;

namespace Planner.Tests.Golden;

/// <summary>A comparison as a text that a person can read and a version control can compare.</summary>
public static class PlanTable
{
    public static string Of(Comparison<Real> comparison)
    {
        var text = new StringBuilder();
        text.Append("ranking: ").AppendJoin(", ", comparison.Ranking).Append('\n');
        foreach (var breakEven in comparison.BreakEvens)
        {
            Line(text, $"{breakEven.Cheaper} below {breakEven.Dearer} from month", breakEven.Month?.ToString(CultureInfo.InvariantCulture) ?? "-");
        }

        text.Append("assumed: ").AppendJoin("; ", comparison.Assumed.Select(Say)).Append('\n');
        foreach (var plan in comparison.Plans)
        {
            Append(text, plan);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, Plan<Real> plan)
    {
        text.Append('\n').Append("== ").Append(plan.OptionId).Append(plan.Feasible ? "" : " (ruled out)").Append('\n');
        text.AppendJoin("", plan.Reasons.Select(reason => $"  reason: {Say(reason)}\n"));
        Line(text, "accelerators / servers", $"{plan.Decisions.Accelerators} / {plan.Decisions.Servers}");
        Line(text, "layout", string.Join(" ", plan.Decisions.Runs.Select(runs => $"{runs.Job.WorkId}:{runs.Starts.Length}x t{runs.Job.Layout.Layout.Tensor}p{runs.Job.Layout.Layout.Pipeline}d{runs.Job.Layout.Layout.Data}m{runs.Job.Layout.Layout.MicroBatch}z{runs.Job.Layout.Layout.ZeroStage} {runs.Job.Layout.Layout.Recompute}")));
        foreach (var step in plan.Dates.Steps)
        {
            Line(text, $"step {step.Label.Key}{(step.Critical ? " *" : "")}", $"{Number(step.Start.Value / Units.Month.Factor)} + {Number(step.Duration.Value / Units.Month.Factor)} mo");
        }

        foreach (var figure in plan.Figures)
        {
            Line(text, figure.Label.Key, $"{Number(figure.Label.Unit.FromBase(figure.Value.Value))} {figure.Label.Unit.Symbol}");
        }

        foreach (var line in plan.CostLines)
        {
            var amount = Enumerable.Range(0, line.Months).Sum(place => line.Amount(place).Value);
            var of = line.Of is null ? "" : $" ({line.Of.Key})";
            Line(text, $"  {line.Category} {line.Label.Key}{of} {line.FirstMonth}+{line.Months}", line.PriceKnown ? Number(amount) : "unknown");
        }

        Line(text, plan.Totals.AtLeast ? "nominal, at least" : "nominal", Number(plan.Totals.LifetimeCostNominal.Value));
        Line(text, "year one", Number(plan.Totals.YearOneCash.Value));
        text.AppendJoin("", plan.Warnings.Select(warning => $"  warning: {Say(warning)}\n"));
        text.Append("  binds: ").Append(plan.Binds is null ? "-" : Say(plan.Binds)).Append('\n');
    }

    private static void Line(StringBuilder text, string name, string value) => text.Append(name.PadRight(64)).Append(value).Append('\n');

    private static string Say(Finding finding) =>
        $"{finding.Code} {string.Join(' ', finding.Arguments.Select(argument => argument.Text ?? $"{Number(argument.Unit!.FromBase(argument.Value!.Value))} {argument.Unit.Symbol}"))}".Trim();

    // Four digits: what a reader checks.
    private static string Number(double value) => value.ToString("G4", CultureInfo.InvariantCulture);
}
