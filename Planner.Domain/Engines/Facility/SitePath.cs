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
/// <param name="Servers">How many.</param>
/// <param name="PeakPowerWatts">What the connection must carry.</param>
public sealed record SiteWork(FacilityKind Kind, Region Region, ImmutableArray<PowerPart> Chain, Server Server, int Servers, double PeakPowerWatts);

/// <summary>Lead times as a network of steps: each starts when all that it needs is finished.</summary>
public static class SiteSchedule
{
    private const double CrewExponent = 0.35;
    private const double GridExponent = 0.25;

    private static readonly Constant s_design = Months(4, "design-time");
    private static readonly Constant s_commissioning = Months(2, "commissioning-time");
    private static readonly Constant s_delivery = Months(4, "delivery-time");
    private static readonly Constant s_burnIn = Months(0.75, "burn-in-time");
    private static readonly Constant s_racking = Months(1, "racking-time");
    private static readonly Constant s_building = Months(21, "building-time");
    private static readonly Constant s_grid = Months(27, "grid-time");
    private static readonly Constant s_largeConnection = new(10, Units.Megawatt, new Label("large-connection", Units.Megawatt));

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
    public static T RackingTime<T>(T servers)
        where T : struct, IReal<T> => T.Of(s_racking) * T.Pow(servers / 128.0, CrewExponent);

    /// <summary>Time to a grid connection, second: the region's for 10 MW and more, shorter below.</summary>
    public static T GridTime<T>(T largeConnectionTime, T power)
        where T : struct, IReal<T> =>
        largeConnectionTime * T.Min(1.0, T.Pow(power / T.Of(s_largeConnection), GridExponent));

    private static ImmutableArray<Task<T>> Tasks<T>(SiteWork work, IReading<T> reading)
        where T : struct, IReal<T>
    {
        var tasks = ImmutableArray.CreateBuilder<Task<T>>();
        int Add(Label label, T duration, params ImmutableArray<int> after)
        {
            tasks.Add(new Task<T>(label, duration, after));
            return tasks.Count - 1;
        }

        var delivery = Add(Labels.DeliveryStep, ReadOr(work.Server.LeadTime, s_delivery, reading));
        var hall = work.Kind.OwnConnection
            ? AddNewSite(work, reading, Add)
            : Add(Labels.BuildingStep, ReadOr(work.Kind.BuildTime, s_design, reading));
        var racking = Add(Labels.RackingStep, RackingTime<T>(work.Servers), delivery, hall);
        Add(Labels.BurnInStep, T.Of(s_burnIn), racking);
        return tasks.ToImmutable();
    }

    private static int AddNewSite<T>(SiteWork work, IReading<T> reading, AddTask<T> add)
        where T : struct, IReal<T>
    {
        var power = new Constant(work.PeakPowerWatts, Units.Watt, Labels.FacilityPowerPeak);
        var design = add(Labels.DesignStep, T.Of(s_design));
        var grid = add(Labels.GridStep, GridTime(ReadOr(work.Region.GridConnectionTime, s_grid, reading), T.Of(power)));
        var building = add(Labels.BuildingStep, ReadOr(work.Region.BuildTime ?? work.Kind.BuildTime, s_building, reading), design);
        var parts = new List<int> { grid, building };
        var transformers = work.PeakPowerWatts < s_largeConnection.Base ? "transformer" : "substation";
        foreach (var (kind, label) in new[] { (transformers, Labels.TransformerStep), ("generator", Labels.GeneratorStep) })
        {
            if (work.Chain.FirstOrDefault(part => part.Kind == kind)?.LeadTime is { } leadTime)
            {
                parts.Add(add(label, reading.Read(leadTime), design));
            }
        }

        return add(Labels.CommissioningStep, T.Of(s_commissioning), [.. parts]);
    }

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

    private static T ReadOr<T>(Input? figure, Constant otherwise, IReading<T> reading)
        where T : struct, IReal<T> => figure is null ? T.Of(otherwise) : reading.Read(figure);

    private static Constant Months(double value, string key) => new(value, Units.Month, new Label(key, Units.Month));

    private delegate int AddTask<T>(Label label, T duration, params ImmutableArray<int> after)
        where T : struct, IReal<T>;

    private sealed record Task<T>(Label Label, T Duration, ImmutableArray<int> After)
        where T : struct, IReal<T>;
}
