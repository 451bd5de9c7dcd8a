using System.Collections.Immutable;
using System.Linq;
using System.Threading;
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
    private readonly System.Lazy<Decisions> _decisions = new(() => PlanBuilder.Decide(Scenario, Ground));
    private readonly Lock _gate = new();
    private Comparison<Real>? _comparison;
    private ImmutableArray<Input>? _used;

    public Decisions Decisions => _decisions.Value;

    public Comparison<Real> Comparison
    {
        get
        {
            lock (_gate)
            {
                return _comparison ??= PlanBuilder.Compare(Scenario, Ground, Decisions);
            }
        }
    }

    /// <summary>All inputs that the plans read.</summary>
    public ImmutableArray<Input> Used
    {
        get
        {
            lock (_gate)
            {
                return _used ??= UsedInputs.Of(Scenario, Ground, Decisions);
            }
        }
    }

    /// <summary>An input that a plan reads, or that a region offers; null when there is none under this id.</summary>
    public Input? InputOf(string id) =>
        Used.FirstOrDefault(input => input.Id == id) ?? Ground.Catalogue.Regions.Values.Select(region => region.Tariff).OfType<Input>().FirstOrDefault(input => input.Id == id);
}
