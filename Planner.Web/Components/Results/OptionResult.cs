using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Engines;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;
using Planner.Domain.Studies;

namespace Planner.Web.Components.Results;

/// <summary>One option as every view shows it.</summary>
/// <param name="Option">Its place in the scenario.</param>
/// <param name="Plan">What became of it.</param>
/// <param name="Name">Full name.</param>
/// <param name="Brief">Short name.</param>
/// <param name="Style">CSS class.</param>
/// <param name="Best">Recommended.</param>
public sealed record OptionResult(Option Option, Plan<Real> Plan, string Name, string Brief, string Style, bool Best)
{
    /// <summary>How it fares over many futures; null until that is computed.</summary>
    public OptionRisk? Risk { get; init; }

    public string Id => Plan.OptionId;

    public bool RuledOut => !Plan.Feasible;

    public bool AtLeast => Plan.Totals.AtLeast;

    /// <summary>US dollars, discounted to the decision.</summary>
    public double Cost => Plan.Totals.LifetimeCostPresentValue.Value;

    public double YearOneCash => Plan.Totals.YearOneCash.Value;

    /// <summary>Months from the decision.</summary>
    public double FirstModel => Units.Month.FromBase(Plan.Dates.FirstModel.Value);

    /// <summary>Present value of a category, US dollars.</summary>
    public double Of(CostCategory category) =>
        Plan.Totals.ByCategory.FirstOrDefault(total => total.Category == category)?.PresentValue.Value ?? 0;

    /// <summary>A key result by its label, in base units; null when the plan has none.</summary>
    public double? Figure(string label) => Plan.Figures.FirstOrDefault(figure => figure.Label.Key == label)?.Value.Value;

    /// <summary>Discounted cost at the decision and at the end of each month.</summary>
    public ImmutableArray<double> Cumulative => [0, .. Plan.Totals.CumulativePresentValue.Select(value => value.Value)];
}
