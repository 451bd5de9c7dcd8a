using System;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Catalogue;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Serving;

/// <summary>What is decided about a fleet, on central values.</summary>
public sealed record FleetDecision
{
    /// <summary>Why no fleet, however large, keeps the targets, with the nearest that one can; null when one can.</summary>
    public required Finding? Obstacle { get; init; }

    public required Accelerator Chip { get; init; }

    /// <summary>Layout of one replica.</summary>
    public required ServingLayout Replica { get; init; }

    public required FleetPolicy Policy { get; init; }

    /// <summary>Requests a second that one replica answers within the targets.</summary>
    public required double RequestsPerReplica { get; init; }

    /// <summary>Requests in flight on a replica that answers all it can within the targets.</summary>
    public double BatchPerReplica { get; init; }

    /// <summary>Tokens that such a replica writes over those of a full queue without targets, 1 at most.</summary>
    public double FilledShare { get; init; } = 1;

    /// <summary>How the capacity of a replica reacts to other lengths.</summary>
    public LengthReaction Reaction { get; init; }

    /// <summary>Replicas that stand ready in each year, spares included; the first year is 0.</summary>
    public required ImmutableArray<int> Replicas { get; init; }

    /// <summary>Mean replicas that run in each hour of the day (second index) of each year (first index); all that stand ready unless the fleet scales with demand.</summary>
    public required ImmutableArray<ImmutableArray<double>> Running { get; init; }

    public bool Feasible => Obstacle is null;

    /// <summary>Accelerators of one replica.</summary>
    public int AcceleratorsPerReplica => Replica.Accelerators;

    /// <summary>Accelerators that stand ready in a year.</summary>
    public int Accelerators(int year) => Replicas[year] * AcceleratorsPerReplica;

    /// <summary>Most accelerators of all years: what one must buy.</summary>
    public int MostAccelerators => Replicas.IsEmpty ? 0 : Replicas.Max() * AcceleratorsPerReplica;
}

/// <summary>How the requests that a replica answers react to lengths, as exponents: −1 halves them when the length doubles.</summary>
public readonly record struct LengthReaction(double ToInput, double ToOutput)
{
    /// <summary>Lengths are as planned.</summary>
    public bool IsNone => ToInput == 0 && ToOutput == 0;
}

/// <summary>A fleet in one year. Rates are means over the year.</summary>
/// <param name="RequestsPerSecond">Answered; demand beyond what the fleet can give is turned away.</param>
/// <param name="RequestsTurnedAway">A second.</param>
/// <param name="InputTokensPerSecond">Read.</param>
/// <param name="OutputTokensPerSecond">Written.</param>
/// <param name="AcceleratorsRunning">Mean over the hours; times the hours of a year these are the accelerator-hours.</param>
/// <param name="Utilisation">Work done over what the running accelerators could do within the targets.</param>
/// <param name="Power">Watts of the servers, mean.</param>
/// <param name="EnergyPerMillionOutputTokens">Joule of the servers, for a million tokens written.</param>
public readonly record struct FleetYear<T>(
    T RequestsPerSecond,
    T RequestsTurnedAway,
    T InputTokensPerSecond,
    T OutputTokensPerSecond,
    T AcceleratorsRunning,
    T Utilisation,
    T Power,
    T EnergyPerMillionOutputTokens)
    where T : struct, IReal<T>;

/// <summary>Sizes fleets, and says what they do under a demand that may turn out otherwise.</summary>
public static class Fleets
{
    private const int MostReplicas = 1_000_000;

    /// <summary>Replicas for each year of the horizon.</summary>
    /// <param name="job">What is served; its load is ignored.</param>
    /// <param name="chip">The accelerator.</param>
    /// <param name="accelerators">Most accelerators of one replica: usually those of a server.</param>
    /// <param name="demand">Requests.</param>
    /// <param name="policy">How it is run.</param>
    /// <param name="years">Years of the horizon.</param>
    /// <param name="constants">Fitted constants.</param>
    public static FleetDecision Decide(ServingJob job, Accelerator chip, int accelerators, FleetDemand demand, FleetPolicy policy, int years, ServingConstants constants)
    {
        var cluster = new ServingCluster(chip, accelerators);
        var full = ServingEstimates.Estimate(job with { Load = ServingLoad.Offline }, cluster, constants, CentralReading.Instance);
        var rate = full.OutputTokensPerSecond.Value / full.Layout.Replicas / job.OutputTokens;
        var shape = demand.HourlyShape();
        var needed = Enumerable.Range(0, years).Select(year => Needed(demand.InYear(year), shape, rate, policy)).ToImmutableArray();
        var ready = needed.Select(hours => hours.Max() + policy.SpareReplicas).ToImmutableArray();
        return new FleetDecision
        {
            Obstacle = full.Obstacle,
            Chip = chip,
            Replica = full.Layout with { Replicas = 1 },
            Policy = policy,
            RequestsPerReplica = rate,
            BatchPerReplica = full.Batch.Value / full.Layout.Replicas,
            FilledShare = Filled(job, cluster, full, constants),
            Replicas = ready,
            Running = [.. needed.Select((hours, year) => policy.ScaleToDemand ? Scaled(hours, shape, demand.InYear(year), policy) : [.. hours.Select(_ => (double)ready[year])])],
        };
    }

    /// <summary>How a replica's capacity reacts to lengths, measured on the engine a quarter above the planned ones.</summary>
    public static LengthReaction React(ServingJob job, FleetDecision decision, int accelerators, ServingConstants constants)
    {
        const double longer = 1.25;
        double Exponent(ServingJob other)
        {
            var estimate = ServingEstimates.Estimate(other with { Load = ServingLoad.Offline }, new ServingCluster(decision.Chip, accelerators), constants, CentralReading.Instance);
            var rate = estimate.OutputTokensPerSecond.Value / estimate.Layout.Replicas / other.OutputTokens;
            return rate > 0 && decision.RequestsPerReplica > 0 ? Math.Min(0, Math.Log(rate / decision.RequestsPerReplica) / Math.Log(longer)) : 0;
        }

        return new LengthReaction(
            Exponent(job with { InputTokens = job.InputTokens * longer }), Exponent(job with { OutputTokens = job.OutputTokens * longer }));
    }

    /// <summary>What the decided fleet does in a year, the first being 0, if demand and lengths are these: one that scales follows demand, any other stays as it was decided.</summary>
    /// <param name="decision">Decided before.</param>
    /// <param name="demand">Shape of the day.</param>
    /// <param name="year">Year of the horizon.</param>
    /// <param name="requestsPerSecond">Mean of the year.</param>
    /// <param name="lengths">Of requests.</param>
    /// <param name="capacity">Requests a second that one replica answers within the targets, above 0.</param>
    /// <param name="draw">Of one replica.</param>
    public static FleetYear<T> Evaluate<T>(FleetDecision decision, FleetDemand demand, int year, T requestsPerSecond, RequestLengths<T> lengths, T capacity, ReplicaPower<T> draw)
        where T : struct, IReal<T>
    {
        var hours = demand.HourlyShape();
        T answered = 0 * T.Of(ServingUnits.PerSecond);
        T running = 0;
        T power = 0;
        for (var hour = 0; hour < FleetDemand.HoursOfDay; hour++)
        {
            var asked = requestsPerSecond * hours[hour];
            var replicas = decision.Policy.ScaleToDemand ? FleetHours.Running(decision.Policy, T.Ceiling(asked * decision.Policy.Headroom / capacity), asked) : decision.Running[year][hour];
            answered = answered + T.Min(asked, capacity * replicas);
            running = running + replicas;
            power = power + (replicas * draw.At(FleetHours.Use(asked, capacity, replicas)));
        }

        answered = answered / FleetDemand.HoursOfDay;
        running = running / FleetDemand.HoursOfDay;
        var utilisation = (answered / T.Max(capacity * running, T.Of(ServingUnits.PerSecond) * 1e-12)).As(Labels.FleetUtilisation);
        power = (power / FleetDemand.HoursOfDay).As(Labels.ServingPower);
        var output = answered * lengths.OutputTokens;
        return new FleetYear<T>(
            answered,
            T.Max(0, requestsPerSecond - answered),
            answered * lengths.InputTokens,
            output,
            running * decision.AcceleratorsPerReplica,
            utilisation,
            power,
            (power * 1e6 / T.Max(output, T.Of(ServingUnits.PerSecond) * 1e-12)).As(Labels.EnergyPerMillionTokens));
    }

    /// <summary>What one replica draws by how much it is asked.</summary>
    /// <param name="decision">Decided before.</param>
    /// <param name="job">What is served.</param>
    /// <param name="server">That carries it; null where none is known.</param>
    /// <param name="constants">Fitted constants.</param>
    /// <param name="reading">The reading.</param>
    public static ReplicaPower<T> PowerOf<T>(FleetDecision decision, ServingJob job, Server? server, ServingConstants constants, IReading<T> reading)
        where T : struct, IReal<T> => ServingPower.Of(
            new ServingCluster(decision.Chip, decision.AcceleratorsPerReplica) { Server = server }, ServedModel.From(job.Shape), decision, constants, reading);

    private static double Filled(ServingJob job, ServingCluster cluster, ServingEstimate<Real> full, ServingConstants constants)
    {
        var step = ServingEstimates.Step(ServedModel.From(job.Shape), job with { Load = ServingLoad.Offline }, cluster, full.Layout, constants, CentralReading.Instance);
        var most = InFlight.Saturated(step).OutputTokensPerSecond.Value * full.Layout.Replicas;
        return most > 0 ? Math.Min(1, full.OutputTokensPerSecond.Value / most) : 1;
    }

    private static ImmutableArray<int> Needed(double mean, ImmutableArray<double> shape, double rate, FleetPolicy policy) =>
        [.. shape.Select(hour => rate > 0 ? (int)Math.Min(MostReplicas, Math.Ceiling(mean * hour * policy.Headroom / rate)) : 0)];

    private static ImmutableArray<double> Scaled(ImmutableArray<int> hours, ImmutableArray<double> shape, double mean, FleetPolicy policy) =>
        [.. hours.Select((needed, hour) => FleetHours.Running<Real>(policy, needed, mean * shape[hour]).Value)];
}
