using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace Planner.Domain.Numbers;

/// <summary>The units that seed data and labels use. A month is 730 hours and a year 8,760 (DESIGN §5); nominal gigabytes of memory are GiB.</summary>
public static class Units
{
    private const double HourSeconds = 3600;
    private const double MonthSeconds = 730 * HourSeconds;
    private const double YearSeconds = 8760 * HourSeconds;
    private const double KilowattHourJoules = 3.6e6;
    private const double GibibyteBytes = 1024.0 * 1024 * 1024;

    private static readonly Dimension s_energy = Dimension.Of(energy: 1);
    private static readonly Dimension s_power = Dimension.Of(energy: 1, time: -1);
    private static readonly Dimension s_time = Dimension.Of(time: 1);
    private static readonly Dimension s_rate = Dimension.Of(time: -1);
    private static readonly Dimension s_money = Dimension.Of(money: 1);
    private static readonly Dimension s_data = Dimension.Of(data: 1);
    private static readonly Dimension s_work = Dimension.Of(work: 1);
    private static readonly Dimension s_length = Dimension.Of(length: 1);
    private static readonly Dimension s_mass = Dimension.Of(mass: 1);
    private static readonly Dimension s_temperature = Dimension.Of(temperature: 1);
    private static readonly Dimension s_volume = Dimension.Of(length: 3);
    private static readonly Dimension s_area = Dimension.Of(length: 2);

    // Pure numbers
    public static readonly Unit One = new("1", Dimension.None, 1);
    public static readonly Unit Percent = new("%", Dimension.None, 0.01);
    public static readonly Unit Million = new("M", Dimension.None, 1e6);
    public static readonly Unit Billion = new("B#", Dimension.None, 1e9);

    // Time
    public static readonly Unit Second = new("s", s_time, 1);
    public static readonly Unit Millisecond = new("ms", s_time, 1e-3);
    public static readonly Unit Microsecond = new("us", s_time, 1e-6);
    public static readonly Unit Minute = new("min", s_time, 60);
    public static readonly Unit Hour = new("h", s_time, HourSeconds);
    public static readonly Unit Day = new("d", s_time, 24 * HourSeconds);
    public static readonly Unit Week = new("wk", s_time, 7 * 24 * HourSeconds);
    public static readonly Unit Month = new("mo", s_time, MonthSeconds);
    public static readonly Unit Year = new("yr", s_time, YearSeconds);
    public static readonly Unit PerSecond = new("1/s", s_rate, 1);
    public static readonly Unit PerHour = new("1/h", s_rate, 1 / HourSeconds);
    public static readonly Unit PerMonth = new("1/mo", s_rate, 1 / MonthSeconds);
    public static readonly Unit PerYear = new("1/yr", s_rate, 1 / YearSeconds);
    public static readonly Unit PercentPerYear = new("%/yr", s_rate, 0.01 / YearSeconds);

    // Power and energy
    public static readonly Unit Watt = new("W", s_power, 1);
    public static readonly Unit Kilowatt = new("kW", s_power, 1e3);
    public static readonly Unit Megawatt = new("MW", s_power, 1e6);
    public static readonly Unit PerMegawatt = new("1/MW", Dimension.None / s_power, 1e-6);
    public static readonly Unit Joule = new("J", s_energy, 1);
    public static readonly Unit KilowattHour = new("kWh", s_energy, KilowattHourJoules);
    public static readonly Unit MegawattHour = new("MWh", s_energy, 1e3 * KilowattHourJoules);
    public static readonly Unit KilowattMonth = new("kW-mo", s_energy, 1e3 * MonthSeconds);
    public static readonly Unit TerabyteMonth = new("TB-mo", s_data * s_time, 1e12 * MonthSeconds);
    public static readonly Unit GigawattHour = new("GWh", s_energy, 1e6 * KilowattHourJoules);

    // Data
    public static readonly Unit Byte = new("B", s_data, 1);
    public static readonly Unit Kilobyte = new("kB", s_data, 1e3);
    public static readonly Unit Megabyte = new("MB", s_data, 1e6);
    public static readonly Unit Gigabyte = new("GB", s_data, 1e9);
    public static readonly Unit Gibibyte = new("GiB", s_data, GibibyteBytes);
    public static readonly Unit Terabyte = new("TB", s_data, 1e12);
    public static readonly Unit Petabyte = new("PB", s_data, 1e15);
    public static readonly Unit BytePerSecond = new("B/s", s_data * s_rate, 1);
    public static readonly Unit GigabytePerSecond = new("GB/s", s_data * s_rate, 1e9);
    public static readonly Unit TerabytePerSecond = new("TB/s", s_data * s_rate, 1e12);
    public static readonly Unit GigabitPerSecond = new("Gb/s", s_data * s_rate, 1e9 / 8);

    // Arithmetic work
    public static readonly Unit Flop = new("FLOP", s_work, 1);
    public static readonly Unit FlopPerSecond = new("FLOP/s", s_work * s_rate, 1);
    public static readonly Unit TeraflopPerSecond = new("TFLOP/s", s_work * s_rate, 1e12);
    public static readonly Unit PicojoulePerFlop = new("pJ/FLOP", s_energy / s_work, 1e-12);
    public static readonly Unit TokenPerSecond = new("tok/s", s_rate, 1);

    // Space, mass, warmth
    public static readonly Unit Metre = new("m", s_length, 1);
    public static readonly Unit SquareMetre = new("m2", s_area, 1);
    public static readonly Unit CubicMetre = new("m3", s_volume, 1);
    public static readonly Unit Litre = new("L", s_volume, 1e-3);
    public static readonly Unit LitrePerKilowattHour = new("L/kWh", s_volume / s_energy, 1e-3 / KilowattHourJoules);
    public static readonly Unit Kilogram = new("kg", s_mass, 1);
    public static readonly Unit Tonne = new("t", s_mass, 1e3);
    public static readonly Unit GramPerKilowattHour = new("g/kWh", s_mass / s_energy, 1e-3 / KilowattHourJoules);
    public static readonly Unit Celsius = new("degC", s_temperature, 1);

    // Money
    public static readonly Unit Usd = new("USD", s_money, 1);
    public static readonly Unit MillionUsd = new("M USD", s_money, 1e6);
    public static readonly Unit UsdPerHour = new("USD/h", s_money * s_rate, 1 / HourSeconds);
    public static readonly Unit UsdPerMonth = new("USD/mo", s_money * s_rate, 1 / MonthSeconds);
    public static readonly Unit UsdPerYear = new("USD/yr", s_money * s_rate, 1 / YearSeconds);
    public static readonly Unit UsdPerKilowattHour = new("USD/kWh", s_money / s_energy, 1 / KilowattHourJoules);
    public static readonly Unit UsdPerKilowatt = new("USD/kW", s_money / s_power, 1e-3);
    public static readonly Unit UsdPerWatt = new("USD/W", s_money / s_power, 1);
    public static readonly Unit UsdPerKilowattMonth = new("USD/kW-mo", s_money / s_power * s_rate, 1e-3 / MonthSeconds);
    public static readonly Unit UsdPerKilowattYear = new("USD/kW-yr", s_money / s_power * s_rate, 1e-3 / YearSeconds);
    public static readonly Unit UsdPerMillionTokens = new("USD/Mtok", s_money, 1e-6);
    public static readonly Unit UsdPerTerabyte = new("USD/TB", s_money / s_data, 1e-12);
    public static readonly Unit UsdPerTerabyteMonth = new("USD/TB-mo", s_money / s_data * s_rate, 1e-12 / MonthSeconds);
    public static readonly Unit UsdPerGigabyte = new("USD/GB", s_money / s_data, 1e-9);
    public static readonly Unit UsdPerSquareMetre = new("USD/m2", s_money / s_area, 1);
    public static readonly Unit UsdPerCubicMetre = new("USD/m3", s_money / s_volume, 1);
    public static readonly Unit UsdPerTonne = new("USD/t", s_money / s_mass, 1e-3);

    private static readonly FrozenDictionary<string, Unit> s_bySymbol = typeof(Units)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (Unit)field.GetValue(null)!)
        .ToFrozenDictionary(unit => unit.Symbol, StringComparer.Ordinal);

    /// <summary>All units, by symbol.</summary>
    public static IReadOnlyDictionary<string, Unit> BySymbol => s_bySymbol;
}
