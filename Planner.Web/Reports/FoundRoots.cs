using System.Linq;
using Planner.Domain.Engines.Training;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Web.Display;

namespace Planner.Web.Reports;

/// <summary>Figures of one plan that a search counted: how many layouts were tried, how many accelerators a limit leaves room for.</summary>
internal static class FoundRoots
{
    /// <summary>The accelerators of the first training or tuning.</summary>
    public const string RunAccelerators = "run-accelerators";

    /// <summary>The explanation; null when the plan has no such figure.</summary>
    public static Explanation? Find(ExplainedRun run, FigureAddress figure, Wording words) => run.Plan(figure.Option) is not { } plan ? null
        : figure.Figure == Labels.AcceleratorsUnderCap.Key ? UnderCap(run, plan, words)
        : TrainingSheet.RunsOf(plan.Decisions) is not { } runs ? null
        : figure.Figure == RunAccelerators ? Explanation.Found(Labels.AcceleratorCount, runs.Job.Cluster.Count, words["explain.run-accelerators"], Count(runs.Job.Cluster.Count, words), [], [DecidedRoots.SizeOf(plan.Decisions)], words)
        : figure.Figure == Labels.LayoutsTimed.Key ? Layouts(run, plan, runs, Labels.LayoutsTimed, words)
        : figure.Figure == Labels.LayoutsTooLarge.Key ? Layouts(run, plan, runs, Labels.LayoutsTooLarge, words)
        : null;

    private static Explanation Layouts(ExplainedRun run, Plan<Term> plan, DecidedRuns runs, Label label, Wording words)
    {
        var own = PlanBuilder.Own(run.Scenario, run.Ground);
        var (timed, large) = TrainingSheet.Counted(runs, own.Constants.Training);
        var value = label == Labels.LayoutsTimed ? timed : large;
        var memory = runs.Job.Cluster.Chip.Memory;
        var how = words.Text("explain." + label.Key, Count(runs.Job.Cluster.Count, words), QuantityDisplay.Show(memory.Central, memory.Label.Unit, words.Language).ToString());
        return Explanation.Found(label, value, how, $"{Count(timed, words)} + {Count(large, words)} = {Count(timed + large, words)}", [], [DecidedRoots.SizeOf(plan.Decisions), memory], words);
    }

    private static Explanation? UnderCap(ExplainedRun run, Plan<Term> plan, Wording words)
    {
        if (run.Scenario.Application.Constraints.PowerCapWatts is not { } cap || plan.Decisions.Site is not { } site)
        {
            return null;
        }

        var real = run.Plain().Plans.First(one => one.OptionId == plan.OptionId);
        var fits = Rulings.FitUnder(cap, real);
        return Explanation.Found(
            Labels.AcceleratorsUnderCap, fits, words.Text("explain.accelerators-under-cap", Count(site.Server.Accelerators, words)), Count(fits, words),
            [(Labels.FacilityPowerPeak, plan.Bill.FacilityPower.Node)], [RulingRoots.PowerCap(cap), site.Server.MaximumPower], words);
    }

    private static string Count(double count, Wording words) => NumberDisplay.Fixed(count, 0, words.Language);
}
