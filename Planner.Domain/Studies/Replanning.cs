using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Planner.Domain.Engines.Kernels;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Studies;

/// <summary>An end of an input's range where machines planned anew for it would recommend otherwise than the machines as planned.</summary>
/// <param name="Input">The input.</param>
/// <param name="High">At its P90; otherwise at its P10.</param>
/// <param name="Value">There, base units.</param>
/// <param name="Recommended">The option that machines planned anew make the cheapest.</param>
public sealed record ReplannedEnd(Input Input, bool High, double Value, string Recommended);

/// <summary>
/// Drivers are found with the decisions kept: one buys before one knows. Who can still decide otherwise should know where that matters: at the ends of the
/// strongest drivers that decide what is bought, everything is planned anew.
/// </summary>
public static class Replanning
{
    /// <summary>So many drivers are looked at, as many as the tornado shows.</summary>
    public const int MostDrivers = 8;

    /// <summary>The drivers with the ends at which planning anew would recommend otherwise; fitted constants of the engines are not asked, nobody learns them before buying.</summary>
    /// <param name="study">Found with the decisions kept.</param>
    /// <param name="scenario">Its scenario.</param>
    /// <param name="ground">Its catalogue and constants.</param>
    /// <param name="cancellation">Ends the study early with an exception.</param>
    public static DriverStudy Of(DriverStudy study, Scenario scenario, Ground ground, CancellationToken cancellation = default)
    {
        if (study.Lead is null)
        {
            return study;
        }

        var asked = study.Drivers.Take(MostDrivers)
            .Select(driver => (Driver: driver, Set: WhatIf.Find(driver.Input.Id, scenario, ground.Catalogue)))
            .Where(one => one.Set is { } set && set.Decides(ground.Catalogue) && !FittedConstant.Names(one.Driver.Input.Id));
        return study with { Replanned = [.. asked.SelectMany(one => Ends(one.Driver, one.Set!))] };

        IEnumerable<ReplannedEnd> Ends(Driver driver, WhatIf set)
        {
            foreach (var (high, value, lead) in new[] { (false, driver.LowValue, driver.LeadAtLow), (true, driver.HighValue, driver.LeadAtHigh) })
            {
                cancellation.ThrowIfCancellationRequested();
                var there = PlanBuilder.Compare(set.In(scenario, value), ground);
                if (there.Ranking.FirstOrDefault(there.Contenders.Contains) is { } best && (best == study.Recommended) != (lead >= 0))
                {
                    yield return new ReplannedEnd(driver.Input, high, value, best);
                }
            }
        }
    }
}
