using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Catalogue;
using Planner.Domain.Engines;
using Planner.Domain.Engines.Costs;
using Planner.Domain.Engines.Facility;
using Planner.Domain.Numbers;

namespace Planner.Domain.Plans;

/// <summary>Costs of hardware of one's own, in one's own hall or somebody's.</summary>
internal static class OwnedCosts
{
    // Ages in months at which the catalogue knows what hardware is worth.
    private static readonly int[] s_residualAges = [12, 24, 36, 54];

    private const string NewHall = "new-build";

    public static IEnumerable<CostLine<T>> Lines<T>(Evaluation<T> evaluation, OptionDecisions option, SiteSize<T> size, WorkMonths<T> work)
        where T : struct, IReal<T>
    {
        var site = option.Site!;
        var service = evaluation.Horizon - option.ReadyMonth;
        var hall = site.Colocated ? [] : Hall(evaluation, site, size);
        if (service <= 0 || site.DeliveryMonth >= evaluation.Horizon)
        {
            return hall;
        }

        var purchases = Purchases(evaluation, option, size);
        var value = Purchasing.Value(purchases);
        return
        [
            .. purchases, .. hall, .. Place(evaluation, option, size), .. People(evaluation, option, size, service),
            RunningCosts.Maintain(Labels.HardwareMaintenance, value, Price<T>.Of(evaluation.Assumptions.MaintenanceRate, evaluation.Reading), option.ReadyMonth, service),
            RunningCosts.Maintain(Labels.Insurance, value, Price<T>.Of(evaluation.Assumptions.InsuranceRate, evaluation.Reading), option.ReadyMonth, service),
            .. Licences(evaluation, option, service), .. Resales(evaluation, option, size, value),
        ];
    }

    private static ImmutableArray<CostLine<T>> Purchases<T>(Evaluation<T> evaluation, OptionDecisions option, SiteSize<T> size)
        where T : struct, IReal<T>
    {
        var site = option.Site!;
        var items = size.Load.Items.Where(item => !IsNone(item, site)).ToImmutableArray();
        var lines = Purchasing.Buy(items, evaluation.Ground.Catalogue, site.DeliveryMonth, evaluation.Reading);
        return option.Spares == 0 ? lines :
        [
            .. lines,
            Purchasing.Buy(new BillItem<T>("servers", site.Server.Id, Labels.Servers, option.Spares), Price<T>.Of(site.Server.Price, evaluation.Reading), site.DeliveryMonth) with { Label = Labels.SpareServers },
        ];
    }

    // Decided counts of nothing make no line: a single-tier fabric has no spines.
    private static bool IsNone<T>(BillItem<T> item, DecidedSite site)
        where T : struct, IReal<T> => item.Kind == "network" && item.Label.Key switch
        {
            "leaf-switches" => site.Tree.LeafSwitches,
            "spine-switches" => site.Tree.SpineSwitches,
            "core-switches" => site.Tree.CoreSwitches,
            "fabric-cables" => site.Tree.Cables,
            "fabric-transceivers" => site.Tree.Transceivers,
            _ => 1,
        } == 0;

    /// <summary>Building, power chain and cooling, paid over the months of construction; what the horizon cuts off of them is paid in its last month.</summary>
    private static ImmutableArray<CostLine<T>> Hall<T>(Evaluation<T> evaluation, DecidedSite site, SiteSize<T> size)
        where T : struct, IReal<T>
    {
        var reading = evaluation.Reading;
        var months = Math.Min(site.ConstructionMonths, evaluation.Horizon);
        var electrical = Price<T>.Of(evaluation.Assumptions.ElectricalShare, reading);
        var mechanical = Price<T>.Of(evaluation.Assumptions.MechanicalShare, reading);
        var hall = HallPrice(evaluation, site);
        var redundancy = new Price<T>(T.Of(PowerChain.Factor(site.Facility.Redundancy)) / T.Of(PowerChain.Factor(Scenarios.Redundancy.NPlusOne)), true);
        var cooling = site.Facility.Cooling.Price is { } price ? Price<T>.Of(price, reading) : SiteCosts.Part(hall, mechanical);
        var power = size.Load.ItPowerNameplate;
        return
        [
            SiteCosts.Construct(Labels.HallConstruction, power, SiteCosts.Rest(hall, electrical, mechanical), 0, months),
            SiteCosts.Construct(Labels.PowerChainPurchase, power, SiteCosts.Part(SiteCosts.Part(hall, electrical), redundancy), 0, months),
            SiteCosts.Construct(Labels.CoolingPurchase, power, cooling, 0, months),
        ];
    }

    private static Price<T> HallPrice<T>(Evaluation<T> evaluation, DecidedSite site)
        where T : struct, IReal<T>
    {
        var usual = evaluation.Ground.Catalogue.Facility.GetValueOrDefault(NewHall);
        return SiteCosts.HallPrice(
            Price<T>.Of(site.Facility.Region.BuildCost, evaluation.Reading),
            Price<T>.Of(site.Kind.BuildCost, evaluation.Reading),
            Price<T>.Of(usual?.BuildCost, evaluation.Reading));
    }

    private static IEnumerable<CostLine<T>> Place<T>(Evaluation<T> evaluation, OptionDecisions option, SiteSize<T> size)
        where T : struct, IReal<T>
    {
        var (site, reading) = (option.Site!, evaluation.Reading);
        var region = site.Facility.Region;
        var service = evaluation.Horizon - option.ReadyMonth;
        var energy = size.Energy(option.ReadyMonth, service, evaluation.Scenario.Terms.DecisionDate.Month);
        yield return SiteCosts.Power(energy, Price<T>.Of(region.Tariff, reading), option.ReadyMonth);
        if (site.Colocated)
        {
            yield return SiteCosts.Colocate(size.Load.ItPowerNameplate, Price<T>.Of(region.ColocationRate, reading), site.DeliveryMonth, evaluation.Horizon - site.DeliveryMonth);
            yield break;
        }

        // A charge that is not known still stands as a line, so that the total reads "at least".
        if (!region.TariffIncludesDemand)
        {
            yield return SiteCosts.ChargeDemand(size.ToBill().FacilityPower, Price<T>.Of(region.DemandCharge, reading), option.ReadyMonth, service);
        }

        yield return SiteCosts.Maintain(size.Load.ItPowerNameplate, Price<T>.Of(site.Kind.Upkeep, reading), option.ReadyMonth, service);
    }

    private static IEnumerable<CostLine<T>> People<T>(Evaluation<T> evaluation, OptionDecisions option, SiteSize<T> size, int service)
        where T : struct, IReal<T>
    {
        var (site, reading) = (option.Site!, evaluation.Reading);
        var region = site.Facility.Region;
        var loading = reading.Read(evaluation.Assumptions.LoadedSalaryFactor);
        var engineers = Price<T>.Of(region.EngineerSalary ?? evaluation.Assumptions.EngineerSalary, reading);
        yield return RunningCosts.Employ(Staffing.Operators<T>(option.Accelerators), engineers, loading, option.ReadyMonth, service) with { Of = Labels.OperationsStaff };
        if (!site.Colocated)
        {
            var crew = Price<T>.Of(region.TechnicianSalary ?? region.EngineerSalary ?? evaluation.Assumptions.EngineerSalary, reading);
            yield return RunningCosts.Employ(Staffing.SiteCrew(size.Load.ItPowerNameplate), crew, loading, option.ReadyMonth, service) with { Of = Labels.SiteStaff };
        }
    }

    private static IEnumerable<CostLine<T>> Licences<T>(Evaluation<T> evaluation, OptionDecisions option, int service)
        where T : struct, IReal<T>
    {
        if (option.Site!.Fabric.LicencePerPort is { } licence)
        {
            yield return RunningCosts.License<T>(Labels.FabricLicences, option.Accelerators, Price<T>.Of(licence, evaluation.Reading), option.ReadyMonth, service);
        }
    }

    private static IEnumerable<CostLine<T>> Resales<T>(Evaluation<T> evaluation, OptionDecisions option, SiteSize<T> size, T value)
        where T : struct, IReal<T>
    {
        var last = evaluation.Horizon - 1;
        yield return Purchasing.Resell(value, HardwareShare(evaluation, evaluation.Horizon - option.Site!.DeliveryMonth), last);
        if (!option.Site.Colocated && evaluation.Assumptions.FacilityLife is { } life)
        {
            var age = T.Of(Durations.Month) * (evaluation.Horizon - option.Site.ConstructionMonths);
            var share = new Price<T>(Residual.StraightLine(age, evaluation.Reading.Read(life)), true);
            var hall = Hall(evaluation, option.Site, size).Aggregate((T)0, (sum, line) => line.PriceKnown ? sum + (line.Amount(0) * line.Months) : sum);
            yield return Purchasing.Resell(hall, share, last) with { Label = Labels.HallResidual };
        }
    }

    /// <summary>What is left of the price of hardware at an age in months.</summary>
    internal static Price<T> HardwareShare<T>(Evaluation<T> evaluation, int age)
        where T : struct, IReal<T>
    {
        var known = s_residualAges.Select(months => (months, figure: evaluation.Assumptions.ResidualAt(months))).Where(one => one.figure is not null)
            .Select(one => (one.months, evaluation.Reading.Read(one.figure!))).ToArray();
        return known.Length == 0 ? Price<T>.Unknown : new Price<T>(Residual.Share(age, known), true);
    }
}
