using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Catalogue;
using Planner.Domain.Engines.Serving;
using Planner.Domain.Numbers;

namespace Planner.Domain.Plans;

/// <summary>A fleet in its first year of service.</summary>
/// <param name="Fleet">As it was decided.</param>
/// <param name="RequestsPerReplica">Requests a second that one replica answers within the limits.</param>
/// <param name="FirstYear">What all its replicas do.</param>
/// <param name="TimeToFirstToken">Seconds, at the percentile of the limits, on a replica that answers all it can.</param>
/// <param name="TimePerOutputToken">Seconds, likewise.</param>
/// <param name="ReadingShare">Share of a busy replica's time that prompts take.</param>
public sealed record ServedWork<T>(DecidedFleet Fleet, T RequestsPerReplica, FleetYear<T> FirstYear, T TimeToFirstToken, T TimePerOutputToken, T ReadingShare)
    where T : struct, IReal<T>;

/// <summary>What decided fleets do, in any reading.</summary>
internal static class ServedWorks
{
    public static ImmutableArray<ServedWork<T>> Of<T>(Evaluation<T> evaluation, OptionDecisions option)
        where T : struct, IReal<T> => [.. option.Fleets.Select(fleet => Of(evaluation, fleet, option.Site?.Server ?? evaluation.Ground.Catalogue.RoomiestServer(fleet.Fleet.Chip.Id)))];

    private static ServedWork<T> Of<T>(Evaluation<T> evaluation, DecidedFleet decided, Server? server)
        where T : struct, IReal<T>
    {
        var (scenario, reading, constants) = (evaluation.Scenario, evaluation.Reading, evaluation.Ground.Serving);
        var (job, fleet) = (decided.Job, decided.Fleet);
        var capacity = WorkPlacement.Capacity(evaluation, decided);
        var lengths = new RequestLengths<T>(reading.Read(ScenarioInputs.InputTokens(scenario, decided.Place)), reading.Read(ScenarioInputs.OutputTokens(scenario, decided.Place)));
        var draw = Fleets.PowerOf(fleet, job, server, constants, reading);
        var cluster = new ServingCluster(fleet.Chip, fleet.AcceleratorsPerReplica);
        var step = ServingEstimates.Step(ServedModel.From(job.Shape), job, cluster, fleet.Replica, constants, reading);
        var tail = LatencyLimits.Tail(step, fleet.BatchPerReplica, scenario.Application.Serve[decided.Place].LatencyPercentile);
        return new ServedWork<T>(
            decided,
            capacity,
            Fleets.Evaluate(fleet, decided.Demand, 0, reading.Read(ScenarioInputs.Requests(scenario, decided.Place)), lengths, capacity, draw),
            tail.FirstToken.As(Labels.FleetFirstToken),
            tail.OutputToken.As(Labels.FleetTokenTime),
            T.Min(1, capacity * step.Prompt).As(Labels.ReadingShare));
    }
}
