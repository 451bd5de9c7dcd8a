using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;
using Planner.Domain.Studies;

namespace Planner.Web.Api;

/// <summary>Serving alone: what each option does at the scenario's volume and at others, and where one overtakes another. Amounts in US dollars, undiscounted.</summary>
/// <param name="Options">At the scenario's volume.</param>
/// <param name="Crossings">Of APIs with everything else, fewest requests first.</param>
/// <param name="RequestsPerSecond">Volumes of the curves, means of the first year.</param>
/// <param name="Curves">What each option costs a month at each volume.</param>
public sealed record ServingReply(
    IReadOnlyList<ServedOptionReply> Options, IReadOnlyList<CrossingReply> Crossings, ImmutableArray<double> RequestsPerSecond, IReadOnlyList<ServingCurveReply> Curves)
{
    /// <summary>The study as it leaves the house; empty lists when the scenario serves nothing, or nothing that a model is known for.</summary>
    public static ServingReply Of(ServingVolumes? study) => study is null ? new([], [], [], []) : new(
        [.. study.Options.Select(ServedOptionReply.Of)],
        [.. study.Crossings.Select(crossing => new CrossingReply(crossing.Below, crossing.Above, crossing.RequestsPerSecond, crossing.CostPerMonth))],
        study.RequestsPerSecond,
        [.. study.Lines.Select(line => new ServingCurveReply(line.OptionId, line.Kind, line.CostsPerMonth))]);
}

/// <summary>What an option costs a month at each volume; null where it cannot answer so many requests.</summary>
public sealed record ServingCurveReply(string Option, OptionKind Kind, ImmutableArray<double?> CostsPerMonthUsd);

/// <summary>The volume above which another option is cheaper.</summary>
public sealed record CrossingReply(string Below, string Above, double RequestsPerSecond, double CostPerMonthUsd);

/// <summary>An option that does nothing but answer.</summary>
public sealed record ServedOptionReply(
    string Option, bool Feasible, IReadOnlyList<FindingReply> Reasons, double? CostUsdPerMillionInputTokens, double? CostUsdPerMillionOutputTokens, IReadOnlyList<FleetReply> Fleets)
{
    public static ServedOptionReply Of(ServedOption option) => new(
        option.OptionId,
        option.Plan.Feasible,
        [.. option.Reasons.Select(FindingReply.Of)],
        Per(option, Labels.CostPerMillionInputTokens),
        Per(option, Labels.CostPerMillionOutputTokens),
        [.. option.Fleets.Zip(option.WorkIds, FleetReply.Of)]);

    private static double? Per(ServedOption option, Label label) => option.Figure(label) is { } each ? label.Unit.FromBase(each) : null;
}

/// <summary>The fleet of one serving work, in its first year of service unless said otherwise.</summary>
/// <param name="Work">Id of the serving work.</param>
/// <param name="Accelerator">Id of the chip.</param>
/// <param name="AcceleratorsPerReplica">That hold the model together.</param>
/// <param name="Tensor">Accelerators that every layer is cut over.</param>
/// <param name="RequestsPerSecondPerReplica">That one replica answers within the limits.</param>
/// <param name="Replicas">That stand ready in each year, spares included.</param>
/// <param name="AcceleratorsRunning">Mean over the day.</param>
/// <param name="Utilisation">Work done over what the running accelerators could do within the limits.</param>
/// <param name="TimeToFirstTokenSeconds">At the percentile, on a replica that answers all it can.</param>
/// <param name="TimePerOutputTokenSeconds">Likewise.</param>
/// <param name="PowerWatts">Of the servers, mean.</param>
/// <param name="EnergyJoulesPerMillionOutputTokens">Of the servers.</param>
public sealed record FleetReply(
    string Work,
    string Accelerator,
    int AcceleratorsPerReplica,
    int Tensor,
    double RequestsPerSecondPerReplica,
    ImmutableArray<int> Replicas,
    double AcceleratorsRunning,
    double Utilisation,
    double TimeToFirstTokenSeconds,
    double TimePerOutputTokenSeconds,
    double PowerWatts,
    double EnergyJoulesPerMillionOutputTokens)
{
    public static FleetReply Of(ServedWork<Real> served, string work) => new(
        work,
        served.Fleet.Fleet.Chip.Id,
        served.Fleet.Fleet.AcceleratorsPerReplica,
        served.Fleet.Fleet.Replica.Tensor,
        served.RequestsPerReplica.Value,
        served.Fleet.Fleet.Replicas,
        served.FirstYear.AcceleratorsRunning.Value,
        served.FirstYear.Utilisation.Value,
        served.TimeToFirstToken.Value,
        served.TimePerOutputToken.Value,
        served.FirstYear.Power.Value,
        served.FirstYear.EnergyPerMillionOutputTokens.Value);
}
