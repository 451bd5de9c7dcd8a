using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Catalogue;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Facility;

/// <summary>One step towards a running cluster; times in seconds from the decision.</summary>
public sealed record SiteStep<T>(Label Label, T Start, T Duration, bool Critical)
    where T : struct, IReal<T>
{
    public T Finish => Start + Duration;
}

/// <summary>The dated way from the decision to hardware in service.</summary>
/// <param name="Steps">In the order of their places on the chart.</param>
/// <param name="Ready">Hardware in service, seconds from the decision.</param>
public sealed record SitePath<T>(ImmutableArray<SiteStep<T>> Steps, T Ready)
    where T : struct, IReal<T>;

/// <summary>What decides how long a site takes.</summary>
/// <param name="Kind">New building, existing hall or somebody's hall.</param>
/// <param name="Region">Where.</param>
/// <param name="Chain">Power parts with their lead times.</param>
/// <param name="Server">What is delivered.</param>
/// <param name="Servers">How many are racked before service begins.</param>
/// <param name="PeakPowerWatts">What the connection must carry.</param>
/// <param name="Times">Of steps that depend on none of these.</param>
public sealed record SiteWork(FacilityKind Kind, Region Region, ImmutableArray<PowerPart> Chain, Server Server, int Servers, double PeakPowerWatts, SiteTimes Times);

/// <summary>Lead times as a network of steps: each starts when all that it needs is finished.</summary>
public static class SiteSchedule
{
    private const double ServersOfRackingTime = 128;

    /// <summary>The steps with their dates; which of them are critical is decided on the central values.</summary>
    public static SitePath<T> Plan<T>(SiteWork work, IReading<T> reading)
        where T : struct, IReal<T>
    {
        var tasks = Tasks(work, reading);
        var critical = Critical(Tasks(work, CentralReading.Instance));
        var starts = Starts(tasks);
        var steps = tasks.Select((task, i) => new SiteStep<T>(task.Label, starts[i], task.Duration.As(task.Label), critical.Contains(i)));
        return new SitePath<T>([.. steps], (starts[^1] + tasks[^1].Duration).As(Labels.SiteReady));
    }

    /// <summary>Time to rack and cable, second: a month for 128 servers; more crews work on more servers, five months for 12,500 (122 days were reported).</summary>
    /// <param name="servers">Servers.</param>
    /// <param name="ofReference">Of 128 servers, second.</param>
    /// <param name="scale">Exponent.</param>
    public static T RackingTime<T>(T servers, T ofReference, T scale)
        where T : struct, IReal<T> => ofReference * T.Pow(servers / ServersOfRackingTime, scale);

    /// <summary>Time to a grid connection, second: the region's for so much power and more, shorter below.</summary>
    public static T GridTime<T>(T ofLarge, T power, T largePower, T scale)
        where T : struct, IReal<T> =>
        ofLarge * T.Min(1.0, T.Pow(power / largePower, scale));

    /// <summary>
    /// Time to build shell and plant, second. Published durations are 5 to 8 months at 1 to 5 MW, 12 to 18 at 15 to 30 and 18 to 30 above 100 MW:
    /// they grow with the third root of power.
    /// </summary>
    public static T BuildingTime<T>(T ofReference, T power, T referencePower, T scale)
        where T : struct, IReal<T> => ofReference * T.Pow(power / referencePower, scale);

    private static ImmutableArray<Task<T>> Tasks<T>(SiteWork work, IReading<T> reading)
        where T : struct, IReal<T>
    {
        var tasks = ImmutableArray.CreateBuilder<Task<T>>();
        int Add(Label label, T duration, params ImmutableArray<int> after)
        {
            tasks.Add(new Task<T>(label, duration, after));
            return tasks.Count - 1;
        }

        var times = work.Times;
        var delivery = Add(Labels.DeliveryStep, reading.Read(work.Server.LeadTime ?? times.Delivery));
        var hall = work.Kind.OwnConnection
            ? AddNewSite(work, reading, Add)
            : Add(Labels.BuildingStep, reading.Read(work.Kind.BuildTime ?? times.Design));
        var racking = Add(Labels.RackingStep, RackingTime(work.Servers, reading.Read(times.Racking), reading.Read(times.RackingScale)), delivery, hall);
        Add(Labels.BurnInStep, reading.Read(times.BurnIn), racking);
        return tasks.ToImmutable();
    }

    private static int AddNewSite<T>(SiteWork work, IReading<T> reading, AddTask<T> add)
        where T : struct, IReal<T>
    {
        var times = work.Times;
        var power = T.Of(new Constant(work.PeakPowerWatts, Units.Watt, Labels.FacilityPowerPeak));
        var design = add(Labels.DesignStep, reading.Read(times.Design));
        var connection = reading.Read(work.Region.GridConnectionTime ?? times.GridConnection);
        var grid = add(Labels.GridStep, GridTime(connection, power, reading.Read(times.ConnectionPower), reading.Read(times.ConnectionScale)));
        var building = add(Labels.BuildingStep, BuildingTimeOf(work, power, reading), design);
        var parts = new List<int> { grid, building };
        var transformers = work.PeakPowerWatts < times.ConnectionPower.Central ? "transformer" : "substation";
        foreach (var (kind, label) in new[] { (transformers, Labels.TransformerStep), ("generator", Labels.GeneratorStep) })
        {
            if (work.Chain.FirstOrDefault(part => part.Kind == kind)?.LeadTime is { } leadTime)
            {
                parts.Add(add(label, reading.Read(leadTime), design));
            }
        }

        return add(Labels.CommissioningStep, reading.Read(times.Commissioning), [.. parts]);
    }

    private static T BuildingTimeOf<T>(SiteWork work, T power, IReading<T> reading)
        where T : struct, IReal<T> => BuildingTime(
            reading.Read(work.Region.BuildTime ?? work.Kind.BuildTime ?? work.Times.Building),
            power,
            reading.Read(work.Times.BuildingPower),
            reading.Read(work.Times.BuildingScale));

    private static T[] Starts<T>(ImmutableArray<Task<T>> tasks)
        where T : struct, IReal<T>
    {
        var starts = new T[tasks.Length];
        for (var i = 0; i < tasks.Length; i++)
        {
            starts[i] = tasks[i].After.Aggregate((T)0, (latest, before) => T.Max(latest, starts[before] + tasks[before].Duration));
        }

        return starts;
    }

    /// <summary>Walks back from the last step, each time to the one that it waited for.</summary>
    private static HashSet<int> Critical(ImmutableArray<Task<Real>> tasks)
    {
        var starts = Starts(tasks);
        var critical = new HashSet<int>();
        for (int? at = tasks.Length - 1; at is { } task;)
        {
            critical.Add(task);
            at = tasks[task].After.IsEmpty ? null : tasks[task].After.MaxBy(before => starts[before].Value + tasks[before].Duration.Value);
        }

        return critical;
    }

    private delegate int AddTask<T>(Label label, T duration, params ImmutableArray<int> after)
        where T : struct, IReal<T>;

    private sealed record Task<T>(Label Label, T Duration, ImmutableArray<int> After)
        where T : struct, IReal<T>;
}
