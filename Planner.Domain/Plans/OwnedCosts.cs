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
        ImmutableArray<CostLine<T>> hall = site.Colocated ? [] : [.. Hall(evaluation, site, size), .. SiteLines.Ground(evaluation, option, size)];
        if (service <= 0 || site.DeliveryMonth >= evaluation.Horizon)
        {
            return hall;
        }

        var purchases = StatedLines.Replace(evaluation, option, Purchases(evaluation, option, size));
        var deliveries = Deliveries.Of(PriceChangeLines.Apply(evaluation, option, purchases));
        return
        [
            .. purchases, .. hall, .. OwnedPlace.Lines(evaluation, option, size, service), .. OwnedPlace.People(evaluation, option, size, service),
            .. Upkeep(evaluation, option, deliveries), .. Licences(evaluation, option), .. Refreshes(evaluation, option, purchases), .. Resales(evaluation, option, size, purchases),
            .. TaxesOnPurchases(evaluation, option, deliveries), .. TakingDown(evaluation, option),
        ];
    }

    /// <summary>Everything of the bill at the first delivery; of servers, at each stage those that come then.</summary>
    private static ImmutableArray<CostLine<T>> Purchases<T>(Evaluation<T> evaluation, OptionDecisions option, SiteSize<T> size)
        where T : struct, IReal<T>
    {
        var site = option.Site!;
        var lines = size.Load.Items.SelectMany(item => Buy(evaluation, site, item));
        return option.Spares == 0 ? [.. lines] :
        [
            .. lines,
            Purchasing.Buy(new BillItem<T>("servers", site.Server.Id, Labels.Servers, option.Spares), Price<T>.Of(site.Server.Price, evaluation.Reading), site.DeliveryMonth) with { Label = Labels.SpareServers },
        ];
    }

    private static IEnumerable<CostLine<T>> Buy<T>(Evaluation<T> evaluation, DecidedSite site, BillItem<T> item)
        where T : struct, IReal<T>
    {
        var price = BillPrices.Of(item, evaluation.Ground.Catalogue, evaluation.Reading);
        return item.Kind == "servers" && site.Stages.Length > 1
            ? site.Stages.Where(stage => site.DeliveryMonth + stage.Month < evaluation.Horizon)
                .Select(stage => Purchasing.Buy(item with { Count = stage.Servers }, price, site.DeliveryMonth + stage.Month))
            : [Purchasing.Buy(item, price, site.DeliveryMonth)];
    }

    /// <summary>Building, power chain and cooling, paid over the months of construction, or over the horizon where that ends sooner.</summary>
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

    /// <summary>Maintenance and insurance of what each delivery brought, from its first month of service on.</summary>
    private static IEnumerable<CostLine<T>> Upkeep<T>(Evaluation<T> evaluation, OptionDecisions option, ImmutableArray<Delivery<T>> deliveries)
        where T : struct, IReal<T> =>
        new[] { (Labels.HardwareMaintenance, evaluation.Assumptions.MaintenanceRate), (Labels.Insurance, evaluation.Assumptions.InsuranceRate) }
            .SelectMany(kind => Yearly(evaluation, option, deliveries, kind.Item1, Price<T>.Of(kind.Item2, evaluation.Reading)));

    /// <summary>A yearly share of the value of each delivery, from its first month of service on.</summary>
    private static IEnumerable<CostLine<T>> Yearly<T>(Evaluation<T> evaluation, OptionDecisions option, ImmutableArray<Delivery<T>> deliveries, Label label, Price<T> rate)
        where T : struct, IReal<T> =>
        deliveries.Select(delivery => (delivery.Value, From: Deliveries.ServiceFrom(option, delivery.Month))).Where(delivery => delivery.From < evaluation.Horizon)
            .Select(delivery => RunningCosts.Maintain(label, delivery.Value, rate, delivery.From, evaluation.Horizon - delivery.From));

    /// <summary>Property tax and incentives of each delivery, where the terms have them.</summary>
    private static ImmutableArray<CostLine<T>> TaxesOnPurchases<T>(Evaluation<T> evaluation, OptionDecisions option, ImmutableArray<Delivery<T>> deliveries)
        where T : struct, IReal<T>
    {
        var tax = evaluation.Scenario.Terms.Tax;
        var lines = ImmutableArray.CreateBuilder<CostLine<T>>();
        if (tax?.PropertyTaxPerYear is { } property)
        {
            var rate = evaluation.Reading.Read(ScenarioInputs.Figure("terms.tax.propertyTaxPerYear", "property-tax-rate", property)) / T.Of(Durations.Year);
            lines.AddRange(Yearly(evaluation, option, deliveries, Labels.PropertyTax, new Price<T>(rate, true)));
        }

        if (tax?.IncentiveShare is { } incentive)
        {
            var share = evaluation.Reading.Read(ScenarioInputs.Figure("terms.tax.incentiveShare", "incentive-share", incentive));
            lines.AddRange(deliveries.Select(delivery => Financings.Grant(delivery.Value, share, delivery.Month)));
        }

        return lines.ToImmutable();
    }

    /// <summary>Servers and spares bought anew each time a refresh falls within the horizon, each delivery by its own age, the old ones sold.</summary>
    private static IEnumerable<CostLine<T>> Refreshes<T>(Evaluation<T> evaluation, OptionDecisions option, ImmutableArray<CostLine<T>> purchases)
        where T : struct, IReal<T>
    {
        foreach (var line in purchases.Where(line => IsRefreshed(option, line)))
        {
            foreach (var month in RefreshMonths(evaluation, option, line.FirstMonth))
            {
                var old = Purchasing.Value(Paid(evaluation, option, [line], month - option.Option.RefreshMonths!.Value));
                yield return line with { FirstMonth = month, IsRefresh = true };
                yield return Purchasing.Resell(old, HardwareShare(evaluation, option.Option.RefreshMonths.Value), month) with { Timing = Timing.StartOfMonth };
            }
        }
    }

    /// <summary>Networks and storage outlive the servers.</summary>
    private static bool IsRefreshed<T>(OptionDecisions option, CostLine<T> line)
        where T : struct, IReal<T> => option.Option.RefreshMonths is not null && (line.Label == Labels.ServerPurchase || line.Label == Labels.SpareServers);

    /// <summary>The same purchases in another month, at its prices: hardware is sold for a share of what was paid for it.</summary>
    private static ImmutableArray<CostLine<T>> Paid<T>(Evaluation<T> evaluation, OptionDecisions option, IEnumerable<CostLine<T>> purchases, int month)
        where T : struct, IReal<T> => PriceChangeLines.Apply(evaluation, option, [.. purchases.Select(line => line with { FirstMonth = month })]);

    private static IEnumerable<int> RefreshMonths<T>(Evaluation<T> evaluation, OptionDecisions option, int bought)
        where T : struct, IReal<T>
    {
        var every = option.Option.RefreshMonths ?? int.MaxValue;
        for (long month = bought + (long)every; month < evaluation.Horizon; month += every)
        {
            yield return (int)month;
        }
    }

    /// <summary>Licences of the accelerators of each delivery, from their first month of service on.</summary>
    private static IEnumerable<CostLine<T>> Licences<T>(Evaluation<T> evaluation, OptionDecisions option)
        where T : struct, IReal<T>
    {
        IEnumerable<CostLine<T>> Of(Label label, Input? price) => Deliveries.InService(option).Select(stage =>
            RunningCosts.License<T>(label, stage.Accelerators, Price<T>.Of(price, evaluation.Reading), stage.Month, evaluation.Horizon - stage.Month));
        var fabric = option.Site!.Fabric.LicencePerPort is { } licence ? Of(Labels.FabricLicences, licence) : [];
        return option.Option.SoftwareLicences ? fabric.Concat(Of(Labels.SoftwareLicences, evaluation.Assumptions.SoftwareLicence)) : fabric;
    }

    private static IEnumerable<CostLine<T>> Resales<T>(Evaluation<T> evaluation, OptionDecisions option, SiteSize<T> size, ImmutableArray<CostLine<T>> purchases)
        where T : struct, IReal<T>
    {
        var last = evaluation.Horizon - 1;
        foreach (var bought in purchases.GroupBy(line => (Month: line.FirstMonth, Refreshed: IsRefreshed(option, line))))
        {
            var newest = bought.Key.Refreshed ? RefreshMonths(evaluation, option, bought.Key.Month).Append(bought.Key.Month).Max() : bought.Key.Month;
            yield return Purchasing.Resell(Purchasing.Value(Paid(evaluation, option, bought, newest)), HardwareShare(evaluation, evaluation.Horizon - newest), last);
        }

        if (!option.Site!.Colocated && evaluation.Assumptions.FacilityLife is { } life)
        {
            var age = T.Of(Durations.Month) * (evaluation.Horizon - option.Site.ConstructionMonths);
            var share = new Price<T>(Residual.StraightLine(age, evaluation.Reading.Read(life)), true);
            var hall = Hall(evaluation, option.Site, size).Aggregate((T)0, (sum, line) => line.PriceKnown ? sum + (line.Amount(0) * line.Months) : sum);
            yield return Purchasing.Resell(hall, share, last) with { Label = Labels.HallResidual };
        }
    }

    /// <summary>Unplugging, wiping and carrying out every server at the end.</summary>
    private static IEnumerable<CostLine<T>> TakingDown<T>(Evaluation<T> evaluation, OptionDecisions option)
        where T : struct, IReal<T>
    {
        var price = Price<T>.Of(evaluation.Assumptions.TakeDownCost, evaluation.Reading);
        yield return CostLine<T>.Once(Labels.TakingDown, CostCategory.Upkeep, evaluation.Horizon - 1, Deliveries.Servers(option) + option.Spares, price.Value, Units.One) with
        {
            Timing = Timing.EndOfMonth,
            PriceKnown = price.Known,
        };
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
