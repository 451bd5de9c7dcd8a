using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Catalogue;
using Planner.Domain.Engines.Training;
using Planner.Domain.Numbers;
using Planner.Domain.Scenarios;
using Scenario = Planner.Domain.Scenarios.Scenario;

namespace Planner.Domain.Plans;

/// <summary>One training or tuning that an option does.</summary>
/// <param name="Id">Of the work in the scenario, with the approach where that changes it.</param>
/// <param name="IsTuning">Tuning, not training from nothing.</param>
/// <param name="Question">What the training engine is asked, but for the cluster.</param>
/// <param name="Tokens">Tokens of one run.</param>
/// <param name="Repeat">Months from one run to the next; null: once.</param>
internal sealed record OptionWork(string Id, bool IsTuning, TrainingQuestion Question, Input Tokens, int? Repeat)
{
    public ModelChoice Model => Question.Model!;

    /// <summary>Accelerator-time of one run that a person states; null when the engine predicts it.</summary>
    public Input? StatedTime { get; init; }
}

/// <summary>What an option trains and tunes: its kind says so, or, where one is chosen, its approach.</summary>
internal static class OptionWorks
{
    public static ImmutableArray<OptionWork> Of(Scenario scenario, CatalogueSnapshot catalogue, Option option)
    {
        var application = scenario.Application;
        return option.Approach switch
        {
            null => [.. Trainings(scenario, trains: option.Kind is not (OptionKind.FineTune or OptionKind.Api)), .. Tunings(scenario, option.Kind == OptionKind.FineTune, null)],
            Approach.Prompt or Approach.Retrieval => [],
            Approach.Pretraining when application.Train.IsEmpty => [.. FromNothing(application, catalogue)],
            Approach.Pretraining => [.. Trainings(scenario, trains: true), .. Tunings(scenario, instead: false, null)],
            Approach.ContinuedPretraining => [.. Tunings(scenario, instead: true, null).Select(work => Continued(application, work))],
            var approach => [.. Tunings(scenario, instead: true, MethodOf(approach.Value))],
        };
    }

    /// <summary>The approach of an option, chosen or by its kind.</summary>
    public static Approach ApproachOf(Application application, Option option) => option switch
    {
        { Approach: { } chosen } => chosen,
        { Kind: OptionKind.Api } => application.Tune.Any(work => !work.InsteadOfTraining) ? Approach.ManagedTuning : Approach.Prompt,
        { Kind: OptionKind.FineTune, Sourcing: Sourcing.Api } => Approach.ManagedTuning,
        { Kind: not OptionKind.FineTune } when !application.Train.IsEmpty => Approach.Pretraining,
        _ => application.Tune is [var work, ..] ? ApproachOf(work.Method) : Approach.Prompt,
    };

    /// <summary>The weights are one's own from nothing on; a tuned model stays its maker's, under his licence.</summary>
    public static bool TrainsOwn(Option option) => option.Approach is { } approach ? approach == Approach.Pretraining : option.Kind is not (OptionKind.FineTune or OptionKind.Api);

    /// <summary>Where an option's accelerators come from.</summary>
    public static Sourcing SourcingOf(Option option) => option.Kind switch
    {
        OptionKind.Build => Sourcing.Owned,
        OptionKind.Hybrid => option.Sourcing is Sourcing.Colocated ? Sourcing.Colocated : Sourcing.Owned,
        OptionKind.Colocate => Sourcing.Colocated,
        OptionKind.Rent => Sourcing.Rented,
        OptionKind.Api => Sourcing.Api,
        _ => option.Sourcing ?? Sourcing.Rented,
    };

    /// <summary>The open model that is served as it is, when an option neither trains nor tunes; null when none is named.</summary>
    public static ModelChoice? OpenModel(Application application, CatalogueSnapshot catalogue) =>
        application.Tune.Select(work => work.Model).Concat(application.Train.Select(work => work.Model).Where(model => IsOpen(model, catalogue))).FirstOrDefault();

    private static bool IsOpen(ModelChoice model, CatalogueSnapshot catalogue) =>
        model.Id is { } id && catalogue.LanguageModels.TryGetValue(id, out var known) && known.OpenWeights;

    private static Approach ApproachOf(TuningMethod method) => method switch
    {
        TuningMethod.Full => Approach.FullTuning,
        TuningMethod.Qlora => Approach.Qlora,
        _ => Approach.Lora,
    };

    // A provider does not say how it tunes; its work is paid by the token and never laid out.
    private static TuningMethod? MethodOf(Approach approach) => approach switch
    {
        Approach.Qlora => TuningMethod.Qlora,
        Approach.Lora => TuningMethod.Lora,
        Approach.FullTuning => TuningMethod.Full,
        _ => null,
    };

    private static IEnumerable<OptionWork> Trainings(Scenario scenario, bool trains) => !trains ? [] : scenario.Application.Train.Select((work, place) => new OptionWork(
        work.Id,
        IsTuning: false,
        new TrainingQuestion
        {
            Model = work.Model,
            Method = "pretrain",
            Tokens = work.Tokens.Likely,
            SequenceLength = work.SequenceLength,
            GlobalBatchSequences = work.GlobalBatchSequences,
            Precision = work.Precision,
            Recompute = work.Recompute,
            Stack = work.Stack,
            SoftwareYear = work.SoftwareYear,
            Layout = work.Layout is { } layout ? Question(layout) : null,
        },
        ScenarioInputs.TrainingTokens(scenario, place),
        work.RepeatEveryMonths)
    { StatedTime = ScenarioInputs.AcceleratorHours(scenario, tuning: false, place) });

    private static LayoutQuestion Question(LayoutChoice layout) => new()
    {
        Tensor = layout.Tensor,
        Pipeline = layout.Pipeline,
        Context = layout.Context,
        Expert = layout.Expert,
        MicroBatchSequences = layout.MicroBatchSequences,
        Interleave = layout.Interleave,
        ZeroStage = layout.ZeroStage,
        SequenceParallel = layout.SequenceParallel,
    };

    private static IEnumerable<OptionWork> Tunings(Scenario scenario, bool instead, TuningMethod? method) => scenario.Application.Tune
        .Select((work, place) => (work, place))
        .Where(one => instead || !one.work.InsteadOfTraining)
        .Select(one => new OptionWork(
            one.work.Id,
            IsTuning: true,
            new TrainingQuestion
            {
                Model = one.work.Model,
                Method = (method ?? one.work.Method).ToString().ToLowerInvariant(),
                Tokens = one.work.Tokens.Likely,
                SequenceLength = one.work.SequenceLength,
                GlobalBatchSequences = one.work.GlobalBatchSequences,
                Precision = one.work.Precision,
            },
            ScenarioInputs.TuningTokens(scenario, one.place),
            one.work.RepeatEveryMonths)
        { StatedTime = ScenarioInputs.AcceleratorHours(scenario, tuning: true, one.place) });

    // All weights learn from all documents: the work of training, begun with an open model's weights.
    private static OptionWork Continued(Application application, OptionWork work)
    {
        var tokens = application.Documents is { } documents ? ScenarioInputs.DocumentTokens(documents) : work.Tokens;
        return work with { Id = work.Id + "-continued", Question = work.Question with { Method = "full", Tokens = tokens.Central }, Tokens = tokens };
    }

    // Who would have the open model as his own from nothing must read as much as its maker did.
    private static IEnumerable<OptionWork> FromNothing(Application application, CatalogueSnapshot catalogue)
    {
        if (OpenModel(application, catalogue) is { Id: { } id } model && catalogue.LanguageModels.TryGetValue(id, out var known) && known.TrainingTokens is { } tokens)
        {
            // A model that is trained because nothing else was named gets sequences of the usual length.
            yield return new OptionWork(id, IsTuning: false, new TrainingQuestion { Model = model, Method = "pretrain", Tokens = tokens.Central, SequenceLength = ModelChoice.UsualSequence }, tokens, null);
        }
    }
}
