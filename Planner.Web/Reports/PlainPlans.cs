using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;
using Planner.Domain.Studies;

namespace Planner.Web.Reports;

/// <summary>A scenario's decisions and its plans in plain numbers: what searched figures and figures of many futures begin with, made once.</summary>
/// <param name="Scenario">A checked scenario.</param>
/// <param name="Ground">Catalogue and constants.</param>
internal sealed record PlainPlans(Scenario Scenario, Ground Ground)
{
    private Decisions? _decisions;
    private Comparison<Real>? _comparison;
    private ImmutableArray<Input>? _used;

    public Decisions Decisions => _decisions ??= PlanBuilder.Decide(Scenario, Ground);

    public Comparison<Real> Comparison => _comparison ??= PlanBuilder.Compare(Scenario, Ground, Decisions);

    /// <summary>All inputs that the plans read.</summary>
    public ImmutableArray<Input> Used => _used ??= UsedInputs.Of(Scenario, Ground, Decisions);

    /// <summary>An input that a plan reads, or that a region offers; null when there is none under this id.</summary>
    public Input? InputOf(string id) =>
        Used.FirstOrDefault(input => input.Id == id) ?? Ground.Catalogue.Regions.Values.Select(region => region.Tariff).OfType<Input>().FirstOrDefault(input => input.Id == id);
}
