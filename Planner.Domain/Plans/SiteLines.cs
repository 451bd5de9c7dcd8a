using System;
using System.Collections.Generic;
using Planner.Domain.Engines;
using Planner.Domain.Engines.Costs;
using Planner.Domain.Engines.Facility;
using Planner.Domain.Numbers;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Plans;

/// <summary>Costs of a place that a person asks for: land, connection, and electricity by the hour of the day.</summary>
internal static class SiteLines
{
    private const double HoursOfDay = 24;

    /// <summary>Land and grid connection of a hall of one's own.</summary>
    public static IEnumerable<CostLine<T>> Ground<T>(Evaluation<T> evaluation, OptionDecisions option, SiteSize<T> size)
        where T : struct, IReal<T>
    {
        var site = option.Site!;
        if (!site.Kind.OwnConnection || option.Option.Site is not { } terms)
        {
            yield break;
        }

        if (terms.BuysLand)
        {
            var (area, price) = (Area(evaluation, terms, size), LandPrice(evaluation, option, terms));
            yield return SiteCosts.BuyLand(area, price);
            yield return SiteCosts.KeepLand(area, price, evaluation.Horizon - 1);
        }

        if (terms.ConnectionUsdPerKilowatt is { } connection)
        {
            var rate = Own(evaluation, option, "connectionUsdPerKilowatt", "connection-price", connection) / T.Of(Durations.Kilowatt);
            yield return SiteCosts.Construct(Labels.ConnectionContribution, size.ToBill().FacilityPower, new Price<T>(rate, true), 0, Math.Min(site.ConstructionMonths, evaluation.Horizon));
        }
    }

    /// <summary>What a joule costs: the mean of a person's own tariff by the hour, else the region's.</summary>
    public static Price<T> Tariff<T>(Evaluation<T> evaluation, OptionDecisions option)
        where T : struct, IReal<T>
    {
        if (option.Option.Site?.TimeOfUse is not { } terms)
        {
            return Price<T>.Of(option.Site!.Facility.Region.Tariff, evaluation.Reading);
        }

        T Read(string field, string label, Spread value) => Own(evaluation, option, "timeOfUse." + field, label, value) / T.Of(Durations.KilowattHour);
        var middle = Read("middleUsdPerKilowattHour", "middle-price", terms.MiddleUsdPerKilowattHour);
        var tariff = Hours<T>(terms, Read("peakUsdPerKilowattHour", "peak-price", terms.PeakUsdPerKilowattHour) / middle, Read("offPeakUsdPerKilowattHour", "off-peak-price", terms.OffPeakUsdPerKilowattHour) / middle);
        return new Price<T>(Metering.MeanPrice(middle, tariff, terms.MovedShare), true);
    }

    /// <summary>The same for the page; null where there is one price.</summary>
    public static TimeOfUse<T>? TariffOf<T>(OptionDecisions option, IReading<T> reading)
        where T : struct, IReal<T> => option.Option.Site?.TimeOfUse is { MiddleUsdPerKilowattHour.Likely: > 0 } terms
        ? Hours<T>(terms, terms.PeakUsdPerKilowattHour.Likely / terms.MiddleUsdPerKilowattHour.Likely, terms.OffPeakUsdPerKilowattHour.Likely / terms.MiddleUsdPerKilowattHour.Likely)
        : option.Site!.Facility.Region is { PeakTariffRatio: { } peak, OffPeakTariffRatio: { } offPeak } ? Metering.Usual(reading.Read(peak), reading.Read(offPeak)) : null;

    private static TimeOfUse<T> Hours<T>(TimeOfUseTerms terms, T peakRatio, T offPeakRatio)
        where T : struct, IReal<T> => new(terms.PeakHours / HoursOfDay, terms.OffPeakHours / HoursOfDay, peakRatio, offPeakRatio);

    private static T Area<T>(Evaluation<T> evaluation, SiteTerms terms, SiteSize<T> size)
        where T : struct, IReal<T> => terms.LandSquareMetres is { } stated
        ? T.Of(new Constant(stated, Units.SquareMetre, Labels.LandArea))
        : SiteCosts.LandArea(size.Load.ItPowerNameplate, evaluation.Reading.Read(evaluation.Assumptions.FloorPerMegawatt), evaluation.Reading.Read(evaluation.Assumptions.LandOverFloor));

    private static Price<T> LandPrice<T>(Evaluation<T> evaluation, OptionDecisions option, SiteTerms terms)
        where T : struct, IReal<T> => terms.LandUsdPerSquareMetre is { } own
        ? new Price<T>(Own(evaluation, option, "landUsdPerSquareMetre", "own-land-price", own) / T.Of(Durations.SquareMetre), true)
        : Price<T>.Of(option.Site!.Facility.Region.LandPrice, evaluation.Reading);

    private static T Own<T>(Evaluation<T> evaluation, OptionDecisions option, string field, string label, Spread value)
        where T : struct, IReal<T> => evaluation.Reading.Read(ScenarioInputs.Figure($"options[{option.Option.Id}].site.{field}", label, value)) * T.Of(Durations.Dollar);
}
