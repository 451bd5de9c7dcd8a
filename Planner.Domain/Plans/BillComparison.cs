using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Numbers;

namespace Planner.Domain.Plans;

/// <summary>What several sites have of one item; null where a site has none of it.</summary>
/// <param name="Item">Its name.</param>
/// <param name="Of">One for each site, in their order.</param>
public sealed record BillComparisonRow<T>(Label Item, ImmutableArray<BillRow<T>?> Of)
    where T : struct, IReal<T>;

/// <summary>One site among several.</summary>
/// <param name="Plan">Its plan: power, dates, money.</param>
/// <param name="Bill">Its bill.</param>
/// <param name="Fabric">Id of its compute fabric.</param>
public sealed record ComparedSite<T>(Plan<T> Plan, BillSheet<T> Bill, string Fabric)
    where T : struct, IReal<T>;

/// <summary>The bills of all sites side by side, as Meta's two clusters of the same size on RoCE and on InfiniBand ask for.</summary>
public sealed record BillComparison<T>(ImmutableArray<ComparedSite<T>> Sites, ImmutableArray<BillComparisonRow<T>> Rows)
    where T : struct, IReal<T>
{
    /// <summary>All plans with hardware of their own; null when there are fewer than two.</summary>
    public static BillComparison<T>? Of(IEnumerable<Plan<T>> plans)
    {
        var sites = plans.Where(plan => plan.Decisions.Site is not null)
            .Select(plan => new ComparedSite<T>(plan, BillSheet<T>.Of(plan), plan.Decisions.Site!.Fabric.Id)).ToImmutableArray();
        if (sites.Length < 2)
        {
            return null;
        }

        var labels = sites.SelectMany(site => site.Bill.Rows).Select(row => row.Item.Label).Distinct();
        return new BillComparison<T>(sites, [.. labels.Select(label => new BillComparisonRow<T>(
            label, [.. sites.Select(site => site.Bill.Rows.FirstOrDefault(row => row.Item.Label == label))]))]);
    }
}
