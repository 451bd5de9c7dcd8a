using System.Collections.Immutable;
using Planner.Domain.Engines.Kernels;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Training;

/// <summary>Accelerator time that one cause costs a run.</summary>
/// <param name="Cause">Label of the cause.</param>
/// <param name="AcceleratorTime">Accelerators times time.</param>
public sealed record LostTime<T>(Label Cause, T AcceleratorTime)
    where T : struct, IReal<T>;

/// <summary>A training run on the calendar.</summary>
/// <typeparam name="T">The reading.</typeparam>
public sealed record RunTime<T>
    where T : struct, IReal<T>
{
    /// <summary>From the first step to the last, with everything in between; the expected value.</summary>
    public required T Elapsed { get; init; }

    /// <summary>Uninterrupted compute time over elapsed time.</summary>
    public required T Goodput { get; init; }

    /// <summary>Expected number of interruptions.</summary>
    public required T Interruptions { get; init; }

    public required T CheckpointInterval { get; init; }

    public required T CheckpointWriteTime { get; init; }

    /// <summary>Standard deviation of the elapsed time by the chance of failures alone, relative to it.</summary>
    public required T FailureScatter { get; init; }

    /// <summary>Where the accelerator time went that was not computing: failures by cause, slow accelerators, checkpoints, evaluations.</summary>
    public required ImmutableArray<LostTime<T>> Lost { get; init; }
}

/// <summary>From compute time to elapsed time.</summary>
public static class RunTiming
{
    // Beyond this many interruptions an interval a run makes no headway: the time stays finite and says so by its size.
    private const double MostInterruptions = 50;
    private const double SeriesLimit = 0.3;
    private const int SeriesTerms = 12;

    // A person may set rates, bytes and bandwidth to zero: below these a run is as good as free of them, or as good as stuck, and nothing divides by nothing.
    private static readonly Constant s_rarest = new(1e-6, Units.PerYear, Labels.LeastInterruptionRate);
    private static readonly Constant s_shortestWrite = new(1, Units.Millisecond, Labels.CheckpointWriteTime);
    private static readonly Constant s_leastBandwidth = new(1, Units.BytePerSecond, Labels.CheckpointBandwidth);

    /// <summary>
    /// The expected run with failures, checkpoints and evaluations: Daly's complete formula, (1/rate + recovery)(e^(rate (interval + pause)) − 1) for
    /// each interval of work, at the interval of Young and Daly.
    /// </summary>
    /// <param name="job">What is trained.</param>
    /// <param name="cluster">On what.</param>
    /// <param name="compute">The run without interruption.</param>
    /// <param name="conditions">Failures, checkpoints and restarts.</param>
    /// <param name="constants">The engine's constants: evaluation shares.</param>
    /// <param name="reading">Lifts the inputs.</param>
    public static RunTime<T> Estimate<T>(
        TrainingJob job, Cluster cluster, T compute, RunConditions conditions, EngineSection constants, IReading<T> reading)
        where T : struct, IReal<T>
    {
        var share = reading.Read(constants[job.Method == TrainingMethod.Pretrain ? "evaluation-share-pretrain" : "evaluation-share-tuning"]);
        var evaluation = (compute * share / (1 - share)).As(Labels.EvaluationTime);
        var rates = Rates(cluster, compute, conditions, reading);
        var rate = T.Max(T.Of(s_rarest), Sum(rates));
        var write = WriteTime(job, cluster, conditions, reading).As(Labels.CheckpointWriteTime);
        var pause = conditions.Asynchronous ? T.Min(write, reading.Read(conditions.AsynchronousPause)) : write;
        var interval = Interval(compute, rate, pause, write, conditions, reading).As(Labels.CheckpointInterval);
        var recovery = Recovery(conditions, rates, rate, write, reading);

        var segment = T.Min(MostInterruptions, (interval + pause) * rate);
        var beyond = Beyond(segment);
        var degraded = Degraded(cluster, compute, conditions, write, reading).As(Labels.DegradedTime);
        var working = compute + evaluation + degraded + Start(cluster, constants, reading);
        var checkpoints = working / interval * pause;
        var interrupted = working / interval * ((beyond / rate) + (recovery * (segment + beyond)));
        var elapsed = (working + checkpoints + interrupted).As(Labels.TrainingElapsedTime);
        var interruptions = (elapsed * rate).As(Labels.Interruptions);
        return new RunTime<T>
        {
            Elapsed = elapsed,
            Goodput = (compute / elapsed).As(Labels.Goodput),
            Interruptions = interruptions,
            CheckpointInterval = interval,
            CheckpointWriteTime = write,
            FailureScatter = T.Sqrt(interruptions) * (recovery + (interval * 0.5)) / elapsed,
            Lost = Losses(cluster, conditions, rates, rate, (interrupted, degraded, checkpoints, evaluation)),
        };
    }

    // Within one scale-up domain nothing is connected over the fabric before the first collective.
    private static T Start<T>(Cluster cluster, EngineSection constants, IReading<T> reading)
        where T : struct, IReal<T> => cluster.Count <= ChipPaces.Domain(cluster.Chip, cluster.PerNode) ? 0 : reading.Read(constants["run-start"]);

    /// <summary>The interval at which writing and losing cost the same (Young, Daly), never shorter than a checkpoint takes to write nor longer than the run.</summary>
    public static T Interval<T>(T compute, T rate, T pause, T write, RunConditions conditions, IReading<T> reading)
        where T : struct, IReal<T>
    {
        var wished = conditions.CheckpointInterval is { } stated ? reading.Read(stated) : T.Sqrt(pause * 2 / rate);
        return T.Min(T.Max(wished, write), T.Max(compute, pause));
    }

    /// <summary>e^x − 1 − x: by its series where the difference would lose its digits.</summary>
    private static T Beyond<T>(T x)
        where T : struct, IReal<T>
    {
        T series = 1;
        for (var divisor = SeriesTerms; divisor >= 3; divisor--)
        {
            series = 1 + (x * series / divisor);
        }

        return T.WhereLess(x, SeriesLimit, x * x * series / 2, T.Exp(x) - 1 - x);
    }

    private static T[] Rates<T>(Cluster cluster, T compute, RunConditions conditions, IReading<T> reading)
        where T : struct, IReal<T>
    {
        var age = reading.Read(conditions.ClusterAge) + (compute * 0.5);
        var early = 1 + ((reading.Read(conditions.EarlyLifeFactor) - 1) * T.Exp(-T.Min(MostInterruptions, age / reading.Read(conditions.EarlyLifeDecay))));
        var rates = new T[conditions.Causes.Length];
        for (var i = 0; i < rates.Length; i++)
        {
            var rate = reading.Read(conditions.Causes[i].Rate) * cluster.Count;
            rates[i] = conditions.Causes[i].EarlyLife ? rate * early : rate;
        }

        return rates;
    }

    private static T Sum<T>(T[] values)
        where T : struct, IReal<T>
    {
        T sum = 0;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum;
    }

    private static T WriteTime<T>(TrainingJob job, Cluster cluster, RunConditions conditions, IReading<T> reading)
        where T : struct, IReal<T>
    {
        var bytes = Checkpoints.Size(job.TrainedParameters, reading.Read(conditions.CheckpointBytesPerParameter));
        var bandwidth = T.Max(T.Of(s_leastBandwidth), reading.Read(conditions.CheckpointBandwidthPerAccelerator));
        return T.Max(T.Of(s_shortestWrite), bytes / (bandwidth * cluster.Count));
    }

    /// <summary>Time from a failure to new work: found, restarted, and hardware replaced where no spare stands ready; an asynchronous checkpoint is older by its writing.</summary>
    private static T Recovery<T>(RunConditions conditions, T[] rates, T rate, T write, IReading<T> reading)
        where T : struct, IReal<T>
    {
        var recovery = reading.Read(conditions.DetectionTime) + reading.Read(conditions.RestartTime) + (conditions.Asynchronous ? write * 2 : write);
        if (conditions.HotSpares)
        {
            return recovery;
        }

        T hardware = 0;
        for (var i = 0; i < rates.Length; i++)
        {
            hardware = conditions.Causes[i].EarlyLife ? hardware + rates[i] : hardware;
        }

        return recovery + (reading.Read(conditions.ReplacementTime) * hardware / rate);
    }

    /// <summary>
    /// A synchronous run goes at the pace of its slowest member: the chance that one is slow and not yet found, times by how much; and for each one found a
    /// restart without it from a checkpoint taken for the purpose.
    /// </summary>
    private static T Degraded<T>(Cluster cluster, T compute, RunConditions conditions, T write, IReading<T> reading)
        where T : struct, IReal<T>
    {
        var onset = reading.Read(conditions.DegradationRate) * cluster.Count;
        var unnoticed = 1 - T.Exp(-T.Min(MostInterruptions, onset * reading.Read(conditions.DegradationDiscoveryTime)));
        var restarts = onset * (reading.Read(conditions.RestartTime) + write);
        return compute * ((unnoticed * reading.Read(conditions.DegradationSlowdown)) + restarts);
    }

    private static ImmutableArray<LostTime<T>> Losses<T>(
        Cluster cluster, RunConditions conditions, T[] rates, T rate, (T Interrupted, T Degraded, T Checkpoints, T Evaluation) times)
        where T : struct, IReal<T>
    {
        var lost = ImmutableArray.CreateBuilder<LostTime<T>>();
        for (var i = 0; i < rates.Length; i++)
        {
            lost.Add(new(conditions.Causes[i].Rate.Label, (times.Interrupted * rates[i] / rate * cluster.Count).As(Labels.LostAcceleratorTime)));
        }

        lost.Add(new(Labels.DegradedTime, (times.Degraded * cluster.Count).As(Labels.LostAcceleratorTime)));
        lost.Add(new(Labels.CheckpointWriteTime, (times.Checkpoints * cluster.Count).As(Labels.LostAcceleratorTime)));
        lost.Add(new(Labels.EvaluationTime, (times.Evaluation * cluster.Count).As(Labels.LostAcceleratorTime)));
        return lost.ToImmutable();
    }
}
