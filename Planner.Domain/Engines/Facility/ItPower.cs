using System.Collections.Immutable;
using Planner.Domain.Catalogue;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Facility;

/// <summary>How a month of a cluster's time is spent; shares of 1.</summary>
/// <param name="Computing">Kernels run on the accelerators.</param>
/// <param name="Communicating">Accelerators are on and wait for each other.</param>
/// <param name="Idle">No job.</param>
/// <param name="Prefill">Prompts are read: as hard as training.</param>
/// <param name="Decode">Tokens are written one by one: accelerators wait for their memory.</param>
public sealed record WorkloadPhases<T>(T Computing, T Communicating, T Idle, T Prefill, T Decode)
    where T : struct, IReal<T>
{
    // Of the time of a fleet that answers requests, about so much goes into prompts.
    private const double PrefillOfServing = 0.2;

    /// <summary>A cluster that computes whenever it is used.</summary>
    public static WorkloadPhases<T> Of(T use) => new(use, 0, 1.0 - use, 0, 0);

    /// <summary>A cluster that trains in a share of its hours and serves in another.</summary>
    public static WorkloadPhases<T> Of(T training, T serving) =>
        new(training, 0, 1.0 - training - serving, PrefillOfServing * serving, (1 - PrefillOfServing) * serving);
}

/// <summary>What servers draw in one phase of the work.</summary>
/// <param name="Phase">Which.</param>
/// <param name="PerServer">Of one server, watt.</param>
/// <param name="All">Of all servers, watt.</param>
/// <param name="OfNameplate">Share of nameplate.</param>
public sealed record PhasePower<T>(Label Phase, T PerServer, T All, T OfNameplate)
    where T : struct, IReal<T>;

/// <summary>Power of servers, nameplate and as measured by phase of the work.</summary>
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

    /// <summary>Share of nameplate without a job: processors, memory, fans and idle accelerators.</summary>
    public static readonly Constant IdleShare = new(0.20, Units.One, new Label("idle-power-share", Units.Percent));

    /// <summary>
    /// Share of nameplate while tokens are written: accelerators draw about half their limit, for they wait for memory; full queues of
    /// mixed work drew 0.7 to 0.75 in MLPerf Inference.
    /// </summary>
    public static readonly Constant DecodeShare = new(0.55, Units.One, new Label("decode-power-share", Units.Percent));

    /// <summary>Power of servers in each phase, nameplate first.</summary>
    public static ImmutableArray<PhasePower<T>> Phases<T>(Server server, int count, IReading<T> reading)
        where T : struct, IReal<T>
    {
        var nameplate = reading.Read(server.MaximumPower);
        var computing = Computing(server, reading);
        PhasePower<T> Phase(Label label, T share) => new(label, nameplate * share, count * nameplate * share, share);
        return
        [
            Phase(Labels.ItPowerNameplate, 1), Phase(Labels.TrainingPhase, computing), Phase(Labels.WaitingPhase, T.Of(CommunicatingShare)),
            Phase(Labels.PrefillPhase, computing), Phase(Labels.DecodePhase, T.Of(DecodeShare)), Phase(Labels.IdlePhase, T.Of(IdleShare)),
        ];
    }

    private static T Computing<T>(Server server, IReading<T> reading)
        where T : struct, IReal<T> => server.TrainingLoad is null ? T.Of(ComputingShare) : reading.Read(server.TrainingLoad);

    /// <summary>Mean power of servers over the phases, watt.</summary>
    public static T Mean<T>(T nameplate, T computingShare, WorkloadPhases<T> phases)
        where T : struct, IReal<T> =>
        (nameplate * ((computingShare * (phases.Computing + phases.Prefill))
            + (T.Of(CommunicatingShare) * phases.Communicating)
            + (T.Of(DecodeShare) * phases.Decode)
            + (T.Of(IdleShare) * phases.Idle))).As(Labels.ItPowerMean);

    /// <summary>Bill of so many servers of a kind.</summary>
    public static Bill<T> Servers<T>(Server server, int count, WorkloadPhases<T> phases, IReading<T> reading)
        where T : struct, IReal<T>
    {
        var nameplate = (count * reading.Read(server.MaximumPower)).As(Labels.ItPowerNameplate);
        return new Bill<T>
        {
            Items = [new BillItem<T>("servers", server.Id, Labels.Servers, count)],
            ItPowerNameplate = nameplate,
            ItPowerMean = Mean(nameplate, Computing(server, reading), phases),
        };
    }
}
