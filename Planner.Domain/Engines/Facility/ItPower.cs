using Planner.Domain.Catalogue;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Facility;

/// <summary>How a month of a cluster's time is spent; shares of 1.</summary>
/// <param name="Computing">Kernels run on the accelerators.</param>
/// <param name="Communicating">Accelerators are on and wait for each other.</param>
/// <param name="Idle">No job.</param>
public sealed record WorkloadPhases<T>(T Computing, T Communicating, T Idle)
    where T : struct, IReal<T>
{
    /// <summary>A cluster that computes whenever it is used.</summary>
    public static WorkloadPhases<T> Of(T use) => new(use, 0, 1.0 - use);
}

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

    /// <summary>Mean power of servers over the phases, watt.</summary>
    public static T Mean<T>(T nameplate, T computingShare, WorkloadPhases<T> phases)
        where T : struct, IReal<T> =>
        (nameplate * ((computingShare * phases.Computing)
            + (T.Of(CommunicatingShare) * phases.Communicating)
            + (T.Of(IdleShare) * phases.Idle))).As(Labels.ItPowerMean);

    /// <summary>Bill of so many servers of a kind.</summary>
    public static Bill<T> Servers<T>(Server server, int count, WorkloadPhases<T> phases, IReading<T> reading)
        where T : struct, IReal<T>
    {
        var nameplate = (count * reading.Read(server.MaximumPower)).As(Labels.ItPowerNameplate);
        var computing = server.TrainingLoad is null ? T.Of(ComputingShare) : reading.Read(server.TrainingLoad);
        return new Bill<T>
        {
            Items = [new BillItem<T>("servers", server.Id, Labels.Servers, count)],
            ItPowerNameplate = nameplate,
            ItPowerMean = Mean(nameplate, computing, phases),
        };
    }
}
