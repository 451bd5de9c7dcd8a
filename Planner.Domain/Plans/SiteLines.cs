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
            var rate = Own(evaluation.Reading, option, "connectionUsdPerKilowatt", "connection-price", connection) / T.Of(Durations.Kilowatt);
            yield return SiteCosts.Construct(Labels.ConnectionContribution, size.ToBill().FacilityPower, new Price<T>(rate, true), 0, Math.Min(site.ConstructionMonths, evaluation.Horizon));
        }
    }

    /// <summary>What a joule costs: the mean of a person's own tariff by the hour, else the region's.</summary>
    public static Price<T> Tariff<T>(OptionDecisions option, IReading<T> reading)
        where T : struct, IReal<T> => option.Option.Site?.TimeOfUse is { } terms
        ? new Price<T>(Metering.MeanPrice(PerJoule(option, "middleUsdPerKilowattHour", "middle-price", terms.MiddleUsdPerKilowattHour, reading), Hours(option, terms, reading), Moved<T>(option)), true)
        : Price<T>.Of(option.Site!.Facility.Region.Tariff, reading);

    /// <summary>Its hours; null where there is one price.</summary>
    public static TimeOfUse<T>? TariffOf<T>(OptionDecisions option, IReading<T> reading)
        where T : struct, IReal<T> => option.Option.Site?.TimeOfUse is { } terms
        ? terms.MiddleUsdPerKilowattHour.Likely > 0 ? Hours(option, terms, reading) : null
        : option.Site!.Facility.Region is { PeakTariffRatio: { } peak, OffPeakTariffRatio: { } offPeak } ? Metering.Usual(reading.Read(peak), reading.Read(offPeak)) : null;

    /// <summary>Share of the peak hours' energy that batch work moves to off-peak hours.</summary>
    public static T Moved<T>(OptionDecisions option)
        where T : struct, IReal<T> => option.Option.Site?.TimeOfUse is { MovedShare: > 0 and var share } ? T.Of(new Constant(share, Units.One, Labels.MovedShare)) : 0;

    private static TimeOfUse<T> Hours<T>(OptionDecisions option, TimeOfUseTerms terms, IReading<T> reading)
        where T : struct, IReal<T>
    {
        var middle = PerJoule(option, "middleUsdPerKilowattHour", "middle-price", terms.MiddleUsdPerKilowattHour, reading);
        return new(
            DayShare<T>(terms.PeakHours, Labels.PeakHours),
            DayShare<T>(terms.OffPeakHours, Labels.OffPeakHours),
            PerJoule(option, "peakUsdPerKilowattHour", "peak-price", terms.PeakUsdPerKilowattHour, reading) / middle,
            PerJoule(option, "offPeakUsdPerKilowattHour", "off-peak-price", terms.OffPeakUsdPerKilowattHour, reading) / middle);
    }

    private static T DayShare<T>(double hours, Label label)
        where T : struct, IReal<T> => T.Of(new Constant(hours, Units.Hour, label)) / T.Of(Durations.Day);

    private static T PerJoule<T>(OptionDecisions option, string field, string label, Spread value, IReading<T> reading)
        where T : struct, IReal<T> => Own(reading, option, "timeOfUse." + field, label, value) / T.Of(Durations.KilowattHour);

    private static T Area<T>(Evaluation<T> evaluation, SiteTerms terms, SiteSize<T> size)
        where T : struct, IReal<T> => terms.LandSquareMetres is { } stated
        ? T.Of(new Constant(stated, Units.SquareMetre, Labels.LandArea))
        : SiteCosts.LandArea(size.Load.ItPowerNameplate, evaluation.Reading.Read(evaluation.Assumptions.FloorPerMegawatt), evaluation.Reading.Read(evaluation.Assumptions.LandOverFloor));

    private static Price<T> LandPrice<T>(Evaluation<T> evaluation, OptionDecisions option, SiteTerms terms)
        where T : struct, IReal<T> => terms.LandUsdPerSquareMetre is { } own
        ? new Price<T>(Own(evaluation.Reading, option, "landUsdPerSquareMetre", "own-land-price", own) / T.Of(Durations.SquareMetre), true)
        : Price<T>.Of(option.Site!.Facility.Region.LandPrice, evaluation.Reading);

    private static T Own<T>(IReading<T> reading, OptionDecisions option, string field, string label, Spread value)
        where T : struct, IReal<T> => reading.Read(ScenarioInputs.Figure($"options[{option.Option.Id}].site.{field}", label, value)) * T.Of(Durations.Dollar);
}
