using System.Collections.Immutable;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Costs;

/// <summary>Accelerator-seconds by month: what work takes, what a cluster has, what must come from elsewhere.</summary>
public static class AcceleratorTime
{
    /// <summary>Time of all accelerators in a run, from its start to its end, failures and restarts included.</summary>
    public static T OfRun<T>(T elapsed, T accelerators)
        where T : struct, IReal<T> => (elapsed * accelerators).As(Labels.AcceleratorHours);

    /// <summary>How long a run takes whose accelerator-time is known: measured or published.</summary>
    public static T Elapsed<T>(T acceleratorTime, T accelerators)
        where T : struct, IReal<T> => (acceleratorTime / accelerators).As(Labels.TrainingElapsedTime);

    /// <summary>
    /// Experiments and other jobs in a month: what the average use of the reference cluster leaves beyond the named work; nothing when the named work is more.
    /// </summary>
    /// <param name="averageUse">Share of the reference cluster's hours that is used.</param>
    /// <param name="accelerators">Accelerators of the reference cluster.</param>
    /// <param name="named">Accelerator-seconds of the named work on it.</param>
    /// <param name="months">Months over which it is used.</param>
    public static T ExperimentsPerMonth<T>(T averageUse, T accelerators, T named, int months)
        where T : struct, IReal<T> =>
        T.Max(0, (averageUse * accelerators * T.Of(Durations.Month)) - (named / months)).As(Labels.ExperimentTime);

    /// <summary>The same work on chips of another pace, by their dense 16-bit peaks.</summary>
    public static T OnOtherChips<T>(T time, T referencePeak, T ownPeak)
        where T : struct, IReal<T> => time * referencePeak / ownPeak;

    /// <summary>What a cluster has in a month.</summary>
    public static T Capacity<T>(T accelerators)
        where T : struct, IReal<T> => accelerators * T.Of(Durations.Month);

    /// <summary>What is needed beyond what is there.</summary>
    public static T Beyond<T>(T needed, T available)
        where T : struct, IReal<T> => T.Max(0, needed - available);

    /// <summary>Spreads an amount evenly over some months of a calendar; months beyond its end are dropped with their part.</summary>
    public static void Spread<T>(T amount, int firstMonth, int months, T[] calendar)
        where T : struct, IReal<T>
    {
        var part = amount / months;
        for (var month = firstMonth; month < firstMonth + months && month < calendar.Length; month++)
        {
            calendar[month] += part;
        }
    }

    /// <summary>A calendar of so many months with nothing in it. The default of a reading is not its literal zero, which fits any dimension.</summary>
    public static T[] Empty<T>(int months)
        where T : struct, IReal<T>
    {
        var calendar = new T[months];
        System.Array.Fill(calendar, 0);
        return calendar;
    }

    /// <summary>The months of a calendar from one on, as a series.</summary>
    public static Series<T> From<T>(T[] calendar, int firstMonth)
        where T : struct, IReal<T> => new(ImmutableArray.Create(calendar, firstMonth, calendar.Length - firstMonth));

    /// <summary>Sum of a calendar.</summary>
    public static T Sum<T>(T[] calendar)
        where T : struct, IReal<T>
    {
        T sum = 0;
        foreach (var month in calendar)
        {
            sum += month;
        }

        return sum;
    }
}
