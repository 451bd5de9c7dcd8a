using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Catalogue;
using Planner.Domain.Engines;
using Planner.Domain.Engines.Facility;
using Planner.Domain.Numbers;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Plans;

/// <summary>Constraints that rule options out, each with its reason; a ruled-out option stays visible. Decided on the central values.</summary>
public static class Rulings
{
    /// <summary>The plan as it stands under the scenario's constraints.</summary>
    public static ImmutableArray<Finding> Of(Scenario scenario, CatalogueSnapshot catalogue, Plan<Real> plan)
    {
        var constraints = scenario.Application.Constraints;
        return [.. Weights(constraints, plan), .. Place(constraints, catalogue, plan), .. Power(constraints, plan), .. Deadline(scenario, plan), .. Budget(constraints, plan)];
    }

    /// <summary>For each ruling the nearest change of the constraints that would rule the plan in.</summary>
    public static ImmutableArray<Finding> Nearest(Scenario scenario, Plan<Real> plan) =>
        [.. plan.Reasons.Select(reason => Nearest(scenario.Application.Constraints, plan, reason)).OfType<Finding>()];

    /// <summary>The most accelerators of the plan's own servers whose site stays under a power cap.</summary>
    /// <param name="capWatts">At the meter.</param>
    /// <param name="plan">Of an option with a site.</param>
    public static int FitUnder(double capWatts, Plan<Real> plan)
    {
        var site = plan.Decisions.Site!;
        var beside = (plan.Bill.ItPowerNameplate.Value / plan.Decisions.Servers) - site.Server.MaximumPower.Central;
        var fit = HallFitting.Fit(new HallLimits { PowerWatts = capWatts }, site.Facility, site.Server, plan.Decisions.Servers, new BesideServer(beside, 0));
        return fit.LargestServers * site.Server.Accelerators;
    }

    private static Finding? Nearest(Constraints constraints, Plan<Real> plan, Finding reason) => reason.Code switch
    {
        "ruled-out-own-weights" => Finding.Of("nearest-own-weights"),
        "ruled-out-data-on-site" => Finding.Of("nearest-data-on-site"),
        "ruled-out-residency" or "ruled-out-residency-unknown" => Finding.Of("nearest-residency", FindingArgument.Of(constraints.DataResidency ?? "")),
        "ruled-out-power-cap" => Finding.Of("nearest-power-cap", FindingArgument.Of(plan.Bill.FacilityPower.Value - (constraints.PowerCapWatts ?? 0), Units.Megawatt)),
        "ruled-out-deadline" => Finding.Of("nearest-deadline", FindingArgument.Of((reason.Arguments[0].Value ?? 0) - (reason.Arguments[1].Value ?? 0), Units.Month)),
        "ruled-out-budget" => Finding.Of("nearest-budget", FindingArgument.Of(plan.Totals.LifetimeCostPresentValue.Value - (constraints.BudgetUsd ?? 0), Units.Usd)),
        _ => null,
    };

    private static IEnumerable<Finding> Weights(Constraints constraints, Plan<Real> plan)
    {
        if (constraints.OwnWeights && !OptionWorks.TrainsOwn(plan.Decisions.Option))
        {
            yield return Finding.Of("ruled-out-own-weights");
        }
    }

    private static IEnumerable<Finding> Place(Constraints constraints, CatalogueSnapshot catalogue, Plan<Real> plan)
    {
        var option = plan.Decisions;
        if (constraints.DataOnSite && option.Sourcing != Sourcing.Owned)
        {
            yield return Finding.Of("ruled-out-data-on-site");
        }

        var country = option.Site?.Facility.Region.Country ?? CountryOf(option, catalogue);
        if (constraints.DataResidency is { } wanted && country != wanted)
        {
            yield return country is null
                ? Finding.Of("ruled-out-residency-unknown", FindingArgument.Of(wanted))
                : Finding.Of("ruled-out-residency", FindingArgument.Of(wanted), FindingArgument.Of(country));
        }
    }

    private static IEnumerable<Finding> Power(Constraints constraints, Plan<Real> plan)
    {
        if (constraints.PowerCapWatts is { } cap && plan.Bill.FacilityPower.Value > cap && plan.Decisions.Site is not null)
        {
            yield return Finding.Of(
                "ruled-out-power-cap",
                FindingArgument.Of(plan.Bill.FacilityPower.Value, Units.Megawatt), FindingArgument.Of(cap, Units.Megawatt), FindingArgument.Of(FitUnder(cap, plan), Units.One));
        }
    }

    private static IEnumerable<Finding> Deadline(Scenario scenario, Plan<Real> plan)
    {
        if (scenario.Application.Constraints.Deadline is not { } deadline)
        {
            yield break;
        }

        var left = Units.Day.ToBase(deadline.DayNumber - scenario.Terms.DecisionDate.DayNumber);
        if (plan.Dates.FirstModel.Value > left)
        {
            yield return Finding.Of("ruled-out-deadline", FindingArgument.Of(plan.Dates.FirstModel.Value, Units.Month), FindingArgument.Of(left, Units.Month));
        }
    }

    private static IEnumerable<Finding> Budget(Constraints constraints, Plan<Real> plan)
    {
        if (constraints.BudgetUsd is { } budget && plan.Totals.LifetimeCostPresentValue.Value > budget)
        {
            yield return Finding.Of(
                "ruled-out-budget", FindingArgument.Of(plan.Totals.LifetimeCostPresentValue.Value, Units.Usd), FindingArgument.Of(budget, Units.Usd));
        }
    }

    // A rented place is where the option says it is; an offer's own place is the provider's name for it.
    private static string? CountryOf(OptionDecisions option, CatalogueSnapshot catalogue) =>
        option.Option.Region is { } region && catalogue.Regions.TryGetValue(region, out var known) ? known.Country : null;
}
