using System;
using System.Collections.Immutable;
using Planner.Domain.Catalogue;
using Planner.Domain.Engines.Kernels;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Training;

/// <summary>Answers training questions: checks them, fills what they leave open, decides, estimates.</summary>
public static class TrainingReplies
{
    // P10 and P90 of a normal distribution, in standard deviations.
    private const double Tenth = 1.2816;

    // Runs of some days and more meet what no failure table counts: loss spikes, bad data, restarts by hand.
    private const double LongRunSeconds = 3 * 86400;

    /// <summary>The answer, or all problems of the question at their fields. Never throws for what a person sent, never gives an infinity.</summary>
    public static TrainingReply Answer(TrainingQuestion question, CatalogueSnapshot catalogue, EngineConstants constants)
    {
        var problems = TrainingChecks.Check(question, catalogue);
        return problems.IsEmpty ? new TrainingReply(Sound(question, catalogue, constants), []) : new TrainingReply(null, problems);
    }

    private static TrainingAnswer Sound(TrainingQuestion question, CatalogueSnapshot catalogue, EngineConstants constants)
    {
        var filled = TrainingAssumptions.Complete(question, catalogue);
        if (LayoutRules.Empty(filled.Job, filled.Cluster) is { } nothing)
        {
            return new TrainingAnswer
            {
                Feasible = false,
                Reason = nothing,
                ConstantsVersion = constants.Version,
                Assumed = filled.Assumed,
                Spread = ImmutableSortedDictionary<string, TrainingBand>.Empty,
            };
        }

        var decision = TrainingEngine.Decide(filled.Job, filled.Cluster, constants.Training);
        var conditions = RunConditions.From(catalogue);
        var estimate = TrainingEngine.Estimate(filled.Job, filled.Cluster, decision, conditions, constants.Training, CentralReading.Instance);
        return Word(filled, decision, estimate, constants);
    }

    private static TrainingAnswer Word(FilledQuestion filled, TrainingDecision decision, TrainingEstimate<Real> estimate, EngineConstants constants)
    {
        var band = constants.Training.Band(estimate.Regime);
        return new TrainingAnswer
        {
            Feasible = decision.Feasible,
            Reason = decision.Reason,
            Remedy = decision.Remedy,
            Layout = Words(decision.Layout),
            MemoryBytesPerAccelerator = decision.Memory.Total,
            WeightsAndOptimiserBytes = decision.Memory.WeightsAndOptimiser,
            EmbeddingBytes = decision.Memory.Embeddings,
            ActivationBytes = decision.Memory.Activations,
            StepSeconds = Known(estimate.Step.Total),
            ModelFlopsUtilisation = Known(estimate.ModelFlopsUtilisation),
            ModelTeraflopsPerAccelerator = Known(estimate.ModelRate) / Units.TeraflopPerSecond.Factor,
            TokensPerSecondPerAccelerator = Known(estimate.TokenRate),
            ComputeSeconds = Known(estimate.ComputeTime),
            ElapsedSeconds = Known(estimate.Run.Elapsed),
            Goodput = Known(estimate.Run.Goodput),
            ConstantsVersion = constants.Version,
            Assumed = filled.Assumed,
            Spread = Bands(estimate, band, constants.Training["run-upset-share"].Central),
        };
    }

    private static ImmutableSortedDictionary<string, TrainingBand> Bands(TrainingEstimate<Real> estimate, ResidualBand band, double upset)
    {
        var bands = ImmutableSortedDictionary.CreateBuilder<string, TrainingBand>(StringComparer.Ordinal);
        void Rate(string name, Real value, double scale = 1)
        {
            if (Known(value) is { } number)
            {
                bands[name] = new(number / scale * band.Low, number / scale * band.High);
            }
        }

        void Time(string name, Real value)
        {
            if (Known(value) is { } number)
            {
                bands[name] = new(number / band.High, number / band.Low);
            }
        }

        Time("stepSeconds", estimate.Step.Total);
        Time("computeSeconds", estimate.ComputeTime);
        if (Known(estimate.Run.Elapsed) is { } elapsed && Known(estimate.Run.FailureScatter) is { } scatter)
        {
            var late = Math.Log(1 + (upset * (1 - Math.Exp(-elapsed / LongRunSeconds))));
            bands["elapsedSeconds"] = new(
                elapsed * Math.Exp(-Together(Math.Log(band.High), Tenth * scatter, 0)),
                elapsed * Math.Exp(Together(-Math.Log(band.Low), Tenth * scatter, late)));
        }

        Rate("tokensPerSecondPerAccelerator", estimate.TokenRate);
        Rate("modelFlopsUtilisation", estimate.ModelFlopsUtilisation);
        Rate("modelTeraflopsPerAccelerator", estimate.ModelRate, Units.TeraflopPerSecond.Factor);
        return bands.ToImmutable();
    }

    // The engine's residual, the chance of failures and upsets of long runs are independent: their tails add in squares.
    private static double Together(double residual, double failures, double upsets) =>
        Math.Sqrt((residual * residual) + (failures * failures) + (upsets * upsets));

    private static LayoutAnswer Words(in ParallelLayout layout) => new(
        layout.Tensor, layout.Pipeline, layout.Context, layout.Expert, layout.Data, layout.MicroBatch, layout.Interleave,
        layout.ZeroStage, layout.SequenceParallel, TrainingWords.Word(layout.Recompute), layout.RecomputeShare);

    private static double? Known(Real value) => double.IsFinite(value.Value) ? value.Value : null;
}
