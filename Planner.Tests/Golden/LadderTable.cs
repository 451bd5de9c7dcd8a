using System.Globalization;
using System.Linq;
using System.Text;
using Planner.Domain.Engines;
using Planner.Domain.Numbers;
using Planner.Domain.Studies.Ladder;

namespace Planner.Tests.Golden;

/// <summary>A ladder as a text that a person can read and a version control can compare.</summary>
public static class LadderTable
{
    public static string Of(LadderStudy study)
    {
        var text = new StringBuilder();
        text.Append("horizon: ").Append(study.Scenario.Terms.HorizonMonths).Append(" months; data: ").Append(study.Taken.OwnData).Append("; skills: ").Append(study.Taken.Skills?.ToString() ?? "not said").Append('\n');
        text.Append("recommended: ").Append(Name(study.Recommended)).Append('\n');
        text.AppendJoin("", study.Changes.Select(change => $"  with {change.Question} {change.Answer}: {Name(change.Cell)}\n"));
        foreach (var rung in study.Rungs)
        {
            text.Append("\n== ").Append(rung.Approach).Append(" (own tokens ").Append(rung.DataTokens is { } data ? Number(data.Central) : "-").Append(")\n");
            text.Append("  pays from ").Append(rung.PaysFrom.RequestsPerSecond is { } rate ? Number(rate) + " requests/s" : "-")
                .Append("; premium ").Append(Number(rung.PaysFrom.Premium)).Append(" USD, ").Append(Number(rung.PaysFrom.PremiumPerThousandRequests)).Append(" USD per thousand requests\n");
            text.AppendJoin("", rung.Cells.Select(Line));
        }

        return text.ToString();
    }

    private static string Line(LadderCell cell)
    {
        var head = $"  {cell.Sourcing,-10}";
        var figures = cell.Plan is { } plan
            ? $"{Number(cell.Cost),10} USD  once {Number(cell.Figure(Labels.OneOffCost)!.Value),9}  a month {Number(cell.Figure(Labels.CostPerMonth)!.Value),9}  model {Number(cell.Figure(Labels.ModelCost)!.Value),9}  first {Number(plan.Dates.FirstModel.Value / Units.Month.Factor),6} mo  {plan.Decisions.Accelerators,6} x {plan.Decisions.Accelerator ?? plan.Decisions.Api?.Id}  [{plan.OptionId}]"
            : "-";
        var words = string.Concat(cell.Reasons.Select(reason => "\n      cannot: " + Say(reason)).Concat(cell.Against.Select(against => "\n      against: " + Say(against))));
        return head + figures + words + "\n";
    }

    private static string Name(LadderCell? cell) => cell is null ? "none" : $"{cell.Approach} {cell.Sourcing} ({Number(cell.Cost)} USD)";

    private static string Say(Finding finding) =>
        $"{finding.Code} {string.Join(' ', finding.Arguments.Select(argument => argument.Text ?? $"{Number(argument.Unit!.FromBase(argument.Value!.Value))} {argument.Unit.Symbol}"))}".Trim();

    // Four digits: what a reader checks.
    private static string Number(double value) => value.ToString("G4", CultureInfo.InvariantCulture);
}
