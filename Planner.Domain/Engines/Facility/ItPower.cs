using System.Collections.Immutable;
using Planner.Domain.Catalogue;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Facility;

/// <summary>How a month of a cluster's time is spent; shares of 1.</summary>
/// <param name="Computing">Kernels of training run on the accelerators.</param>
/// <param name="Communicating">Accelerators are on and wait for each other.</param>
/// <param name="Rest">No training: idle, beneath whatever serving draws above that.</param>
public sealed record WorkloadPhases<T>(T Computing, T Communicating, T Rest)
    where T : struct, IReal<T>
{
    /// <summary>A cluster that computes whenever it is used.</summary>
    public static WorkloadPhases<T> Of(T use) => new(use, 0, 1.0 - use);
}

/// <summary>What the serving engine says of a server's power, handed to the facility.</summary>
/// <param name="Idle">Without work, watt.</param>
/// <param name="Serving">Answering all it can within its targets, watt; null where it serves nothing.</param>
public sealed record ServerDraw<T>(T Idle, T? Serving)
    where T : struct, IReal<T>;

/// <summary>What servers draw in one phase of the work.</summary>
/// <param name="Phase">Which.</param>
/// <param name="PerServer">Of one server, watt.</param>
/// <param name="All">Of all servers, watt.</param>
/// <param name="OfNameplate">Share of nameplate.</param>
public sealed record PhasePower<T>(Label Phase, T PerServer, T All, T OfNameplate)
    where T : struct, IReal<T>;

/// <summary>Power of servers, nameplate and as measured by phase of the work. What serving and idling draw comes from the serving engine.</summary>
public static class ItPower
{
    private const string Measured = "mlperf-power";

    /// <summary>
    /// Share of nameplate while computing, where a server's own is unknown. Eight-way H100 servers drew 6,849 to 7,200 W of 10.2 kW
    /// and eight-way B200 servers 9,583 W of 14.3 kW in MLPerf Training.
    /// </summary>
    public static readonly Constant ComputingShare = new(0.69, Units.One, new Label("computing-power-share", Units.Percent, Measured));

    /// <summary>Share of nameplate while accelerators wait for each other, from short MLPerf runs on many servers.</summary>
    public static readonly Constant CommunicatingShare = new(0.40, Units.One, new Label("communicating-power-share", Units.Percent, Measured));

    /// <summary>Power of servers in each phase, nameplate first.</summary>
    public static ImmutableArray<PhasePower<T>> Phases<T>(Server server, int count, ServerDraw<T> draw, IReading<T> reading)
        where T : struct, IReal<T>
    {
        var nameplate = reading.Read(server.MaximumPower);
        PhasePower<T> Phase(Label label, T share) => new(label, nameplate * share, count * nameplate * share, share);
        PhasePower<T> Drawn(Label label, T power) => new(label, power, count * power, power / nameplate);
        return
        [
            Phase(Labels.ItPowerNameplate, 1), Phase(Labels.TrainingPhase, Computing(server, reading)), Phase(Labels.WaitingPhase, T.Of(CommunicatingShare)),
            .. draw.Serving is { } serving ? ImmutableArray.Create(Drawn(Labels.ServingPhase, serving)) : [],
            Drawn(Labels.IdlePhase, draw.Idle),
        ];
    }

    private static T Computing<T>(Server server, IReading<T> reading)
        where T : struct, IReal<T> => server.TrainingLoad is null ? T.Of(ComputingShare) : reading.Read(server.TrainingLoad);

    /// <summary>Mean power of servers over the phases, watt, before what serving draws above idle.</summary>
    /// <param name="nameplate">Of all, watt.</param>
    /// <param name="computingShare">Share of it while computing.</param>
    /// <param name="phases">Shares of the time.</param>
    /// <param name="idle">Of all without work, watt; never more than while computing.</param>
    public static T Mean<T>(T nameplate, T computingShare, WorkloadPhases<T> phases, T idle)
        where T : struct, IReal<T>
    {
        var computing = nameplate * computingShare;
        return ((computing * phases.Computing) + (nameplate * T.Of(CommunicatingShare) * phases.Communicating) + (T.Min(idle, computing) * phases.Rest)).As(Labels.ItPowerMean);
    }

    /// <summary>Bill of so many servers of a kind.</summary>
    /// <param name="server">The kind.</param>
    /// <param name="count">How many.</param>
    /// <param name="phases">What they do.</param>
    /// <param name="idle">One without work, watt.</param>
    /// <param name="reading">The reading.</param>
    public static Bill<T> Servers<T>(Server server, int count, WorkloadPhases<T> phases, T idle, IReading<T> reading)
        where T : struct, IReal<T>
    {
        var nameplate = (count * reading.Read(server.MaximumPower)).As(Labels.ItPowerNameplate);
        return new Bill<T>
        {
            Items = [new BillItem<T>("servers", server.Id, Labels.Servers, count)],
            ItPowerNameplate = nameplate,
            ItPowerMean = Mean(nameplate, Computing(server, reading), phases, count * idle),
        };
    }

    /// <summary>Bill of so many servers that train all the time.</summary>
    public static Bill<T> Training<T>(Server server, int count, IReading<T> reading)
        where T : struct, IReal<T> => Servers(server, count, WorkloadPhases<T>.Of(1), 0, reading);
}
