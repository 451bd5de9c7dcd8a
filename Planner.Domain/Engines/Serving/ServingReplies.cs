using System.Collections.Immutable;
using Planner.Domain.Catalogue;
using Planner.Domain.Engines.Kernels;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Serving;

/// <summary>Answers serving questions: checks them, fills what they leave open, and estimates.</summary>
public static class ServingReplies
{
    /// <summary>The answer, or all problems of the question at their fields. Never throws for what a person sent.</summary>
    public static ServingReply Answer(ServingQuestion question, CatalogueSnapshot catalogue, EngineConstants constants)
    {
        var problems = ServingChecks.Check(question, catalogue);
        if (!problems.IsEmpty)
        {
            return new ServingReply(null, problems);
        }

        var (job, cluster, assumed) = ServingAssumptions.Complete(question, catalogue);
        return new ServingReply(Answer(job, cluster, constants, assumed), []);
    }

    private static ServingAnswer Answer(ServingJob job, ServingCluster cluster, EngineConstants constants, ImmutableArray<ServingAssumption> assumed)
    {
        var estimate = ServingEstimates.Estimate(job, cluster, ServingConstants.From(constants), CentralReading.Instance);
        return new ServingAnswer
        {
            Feasible = estimate.Feasible,
            Reason = estimate.Obstacle,
            Nearest = Nearest(estimate.Obstacle),
            Layout = estimate.Layout,
            OutputTokensPerSecond = Known(estimate.OutputTokensPerSecond),
            TimeToFirstTokenSeconds = Known(estimate.TimeToFirstToken),
            TimePerOutputTokenSeconds = Known(estimate.TimePerOutputToken),
            MaximumConcurrency = Known(estimate.MaximumConcurrency),
            PowerWatts = Known(estimate.Power),
            Spread = ServingBands.Of(estimate, ServingRegimes.Throughput(job, cluster.Chip), constants.Serving),
            Assumed = assumed,
            ConstantsVersion = constants.Version,
        };
    }

    // Both findings about limits carry the two times that can be kept.
    private static ServingNearest? Nearest(Finding? obstacle) =>
        obstacle is { Code: ServingDecisions.OutOfReachCode or ServingDecisions.MissedCode, Arguments: [{ Value: { } first }, { Value: { } each }] }
            ? new ServingNearest(first, each)
            : null;

    private static double? Known(Real value) => double.IsFinite(value.Value) ? value.Value : null;
}
