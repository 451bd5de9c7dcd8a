using System.Collections.Generic;
using Planner.Domain.Engines;
using Planner.Domain.Engines.Costs;
using Planner.Domain.Engines.Facility;
using Planner.Domain.Numbers;

namespace Planner.Domain.Plans;

/// <summary>What a place costs while it is in service: energy, water, the demand it reserves, upkeep or the fee of somebody's hall, and people.</summary>
internal static class OwnedPlace
{
    public static IEnumerable<CostLine<T>> Lines<T>(Evaluation<T> evaluation, OptionDecisions option, SiteSize<T> size, int service)
        where T : struct, IReal<T>
    {
        var (site, reading) = (option.Site!, evaluation.Reading);
        var (region, ready) = (site.Facility.Region, option.ReadyMonth);
        var energy = size.Energy(service, DecisionMonth(evaluation));
        yield return SiteCosts.Power(energy, SiteLines.Tariff(option, reading), ready);
        if (option.Option.CleanPowerShare is > 0 and { } share)
        {
            yield return SiteCosts.Certify(energy, share, Price<T>.Of(evaluation.Assumptions.CleanPowerPremium, reading), ready);
        }

        if (site.Colocated)
        {
            yield return Colocation(evaluation, option, size);
            yield break;
        }

        // A charge that is not known still stands as a line, so that the total reads "at least".
        if (!region.TariffIncludesDemand)
        {
            yield return SiteCosts.ChargeDemand(size.ToBill().FacilityPower, Price<T>.Of(region.DemandCharge, reading), ready, service);
        }

        yield return SiteCosts.Maintain(size.Load.ItPowerNameplate, Price<T>.Of(site.Kind.Upkeep, reading), ready, service);
        yield return SiteCosts.Supply(size.Water(service, DecisionMonth(evaluation)), Price<T>.Of(evaluation.Assumptions.WaterPrice, reading), ready);
        if (option.Option.SellsHeat && site.Facility.Cooling.HeatReuseShare is not null)
        {
            yield return SiteCosts.SellHeat(size.Heat(service, DecisionMonth(evaluation)), Price<T>.Of(evaluation.Assumptions.HeatPrice, reading), ready);
        }
    }

    public static IEnumerable<CostLine<T>> People<T>(Evaluation<T> evaluation, OptionDecisions option, SiteSize<T> size, int service)
        where T : struct, IReal<T>
    {
        var (site, reading, assumptions) = (option.Site!, evaluation.Reading, evaluation.Assumptions);
        var region = site.Facility.Region;
        var loading = reading.Read(assumptions.LoadedSalaryFactor);
        var engineers = Price<T>.Of(region.EngineerSalary ?? assumptions.EngineerSalary, reading);
        var operators = Staffing.Operators(option.Accelerators, reading.Read(assumptions.OperatorsPerThousand));
        yield return RunningCosts.Employ(operators, engineers, loading, option.ReadyMonth, service) with { Of = Labels.OperationsStaff };
        if (!site.Colocated)
        {
            var pay = Price<T>.Of(region.TechnicianSalary ?? region.EngineerSalary ?? assumptions.EngineerSalary, reading);
            var crew = Staffing.SiteCrew(size.Load.ItPowerNameplate, reading.Read(assumptions.SmallestSiteStaff), reading.Read(assumptions.HyperscaleStaff));
            yield return RunningCosts.Employ(crew, pay, loading, option.ReadyMonth, service) with { Of = Labels.SiteStaff };
        }
    }

    /// <summary>The fee by reserved kilowatt, or by rack where the contract says so.</summary>
    private static CostLine<T> Colocation<T>(Evaluation<T> evaluation, OptionDecisions option, SiteSize<T> size)
        where T : struct, IReal<T>
    {
        var (site, reading, terms) = (option.Site!, evaluation.Reading, option.Option.Colocation);
        var months = evaluation.Horizon - site.DeliveryMonth;
        var path = $"options[{option.Option.Id}].colocation.";
        if (terms?.UsdPerRackMonth is { } rack)
        {
            var rate = reading.Read(ScenarioInputs.Figure(path + "usdPerRackMonth", "rack-price", rack)) * T.Of(Durations.Dollar) / T.Of(Durations.Month);
            return SiteCosts.ColocateRacks<T>(site.Facility.Racks.Total, new Price<T>(rate, true), site.DeliveryMonth, months);
        }

        var own = terms?.UsdPerKilowattMonth is { } kilowatt
            ? new Price<T>(reading.Read(ScenarioInputs.Figure(path + "usdPerKilowattMonth", "kilowatt-price", kilowatt)) * T.Of(Durations.Dollar) / (T.Of(Durations.Month) * T.Of(Durations.Kilowatt)), true)
            : Price<T>.Of(site.Facility.Region.ColocationRate, reading);
        return SiteCosts.Colocate(size.Load.ItPowerNameplate, own, site.DeliveryMonth, months);
    }

    private static int DecisionMonth<T>(Evaluation<T> evaluation)
        where T : struct, IReal<T> => evaluation.Scenario.Terms.DecisionDate.Month;
}
