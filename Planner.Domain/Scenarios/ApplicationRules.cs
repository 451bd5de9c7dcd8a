using System;
using System.Collections.Immutable;
using System.Linq;
using FluentValidation;
using Planner.Domain.Catalogue;
using Planner.Domain.Numbers;

namespace Planner.Domain.Scenarios;

/// <summary>Rules of part A.</summary>
internal sealed class ApplicationRules : AbstractValidator<Application>
{
    private const int MostWorks = 50;
    private const int MostMonths = 240;
    private const double HighestWeight = 1000;

    public ApplicationRules(CatalogueSnapshot catalogue)
    {
        this.CheckFigures();
        RuleFor(application => application.Train.Length + application.Tune.Length + application.Serve.Length)
            .LessThanOrEqualTo(MostWorks).As("too-many", MostWorks).OverridePropertyName("Train");
        RuleForEach(application => application.Train).SetValidator(new TrainingRules(catalogue));
        RuleForEach(application => application.Tune).SetValidator(new TuningRules(catalogue));
        RuleForEach(application => application.Serve).SetValidator(new ServingRules(catalogue));
        RuleFor(application => application.UseByMonth.Length).LessThanOrEqualTo(MostMonths).As("too-many", MostMonths).OverridePropertyName("UseByMonth");
        RuleForEach(application => application.UseByMonth).InclusiveBetween(0, HighestWeight).As("out-of-bounds", 0, HighestWeight);
        RuleFor(application => application.Constraints).SetValidator(new ConstraintsRules());
        RuleFor(application => application.Documents!).SetValidator(new DocumentsRules()).When(application => application.Documents is not null);
        RuleFor(application => application.Answers.NeedMonths).InclusiveBetween(1, WorkBounds.LongestRepeat).As("out-of-bounds", 1, WorkBounds.LongestRepeat);
        RuleFor(application => application).Custom((application, context) =>
        {
            UniqueIds.Check(context, "Train", [.. application.Train.Select(work => work.Id)]);
            UniqueIds.Check(context, "Tune", [.. application.Tune.Select(work => work.Id)]);
            UniqueIds.Check(context, "Serve", [.. application.Serve.Select(work => work.Id)]);
        });
    }
}

/// <summary>Rules of a model to train.</summary>
internal sealed class TrainingRules : AbstractValidator<TrainingWork>
{
    private static readonly string[] s_stacks = ["fused", "eager", "legacy", "xla"];
    private static readonly string[] s_recomputes = ["auto", "none", "selective", "full"];

    public TrainingRules(CatalogueSnapshot catalogue)
    {
        this.CheckFigures();
        RuleFor(work => work.Id).NotEmpty().As("required");
        RuleFor(work => work.Model).SetValidator(new ModelRules(catalogue));
        RuleFor(work => work.SequenceLength).InclusiveBetween(1, WorkBounds.LongestSequence).As("out-of-bounds", 1, WorkBounds.LongestSequence);
        RuleFor(work => work.GlobalBatchSequences).InclusiveBetween(1, WorkBounds.LargestBatch).As("out-of-bounds", 1, WorkBounds.LargestBatch);
        RuleFor(work => work.RepeatEveryMonths).InclusiveBetween(1, WorkBounds.LongestRepeat).As("out-of-bounds", 1, WorkBounds.LongestRepeat);
        RuleFor(work => work.AcceleratorHours).Must(WorkBounds.AreHours).As("out-of-bounds", WorkBounds.FewestHours, WorkBounds.MostHours);
        RuleFor(work => work.Layout!).SetValidator(new FixedLayoutRules()).When(work => work.Layout is not null);
        RuleFor(work => work.SoftwareYear).InclusiveBetween(2015, 2100).As("out-of-bounds", 2015, 2100);
        RuleFor(work => work.Precision).Must(WorkBounds.IsPrecision).As("unknown-word", WorkBounds.Precisions);
        RuleFor(work => work.Stack).Must(word => word is null || s_stacks.Contains(word)).As("unknown-word", string.Join(", ", s_stacks));
        RuleFor(work => work.Recompute).Must(word => word is null || s_recomputes.Contains(word)).As("unknown-word", string.Join(", ", s_recomputes));
    }
}

/// <summary>Rules of a fixed layout.</summary>
internal sealed class FixedLayoutRules : AbstractValidator<LayoutChoice>
{
    private const int Widest = 1_000_000;
    private const int LastStage = 3;

    public FixedLayoutRules()
    {
        RuleFor(layout => layout.Tensor).InclusiveBetween(1, Widest).As("out-of-bounds", 1, Widest);
        RuleFor(layout => layout.Pipeline).InclusiveBetween(1, Widest).As("out-of-bounds", 1, Widest);
        RuleFor(layout => layout.Context).InclusiveBetween(1, Widest).As("out-of-bounds", 1, Widest);
        RuleFor(layout => layout.Expert).InclusiveBetween(1, Widest).As("out-of-bounds", 1, Widest);
        RuleFor(layout => layout.MicroBatchSequences).InclusiveBetween(1, Widest).As("out-of-bounds", 1, Widest);
        RuleFor(layout => layout.Interleave).InclusiveBetween(1, Widest).As("out-of-bounds", 1, Widest);
        RuleFor(layout => layout.ZeroStage).InclusiveBetween(0, LastStage).As("out-of-bounds", 0, LastStage);
    }
}

/// <summary>Rules of a model to tune.</summary>
internal sealed class TuningRules : AbstractValidator<TuningWork>
{
    public TuningRules(CatalogueSnapshot catalogue)
    {
        this.CheckFigures();
        RuleFor(work => work.Id).NotEmpty().As("required");
        RuleFor(work => work.Model).SetValidator(new ModelRules(catalogue));
        RuleFor(work => work.SequenceLength).InclusiveBetween(1, WorkBounds.LongestSequence).As("out-of-bounds", 1, WorkBounds.LongestSequence);
        RuleFor(work => work.GlobalBatchSequences).InclusiveBetween(1, WorkBounds.LargestBatch).As("out-of-bounds", 1, WorkBounds.LargestBatch);
        RuleFor(work => work.AcceleratorHours).Must(WorkBounds.AreHours).As("out-of-bounds", WorkBounds.FewestHours, WorkBounds.MostHours);
        RuleFor(work => work.RepeatEveryMonths).InclusiveBetween(1, WorkBounds.LongestRepeat).As("out-of-bounds", 1, WorkBounds.LongestRepeat);
        RuleFor(work => work.Precision).Must(WorkBounds.IsPrecision).As("unknown-word", WorkBounds.Precisions);
    }
}

/// <summary>Rules of requests to answer.</summary>
internal sealed class ServingRules : AbstractValidator<ServingWork>
{
    private const double LongestWait = 3600;
    private const int HoursOfDay = 24;
    private const double MostHeadroom = 10;
    private const int MostSpares = 1000;
    private const double LeastPercentile = 0.5;
    private const double MostPercentile = 0.9999;

    public ServingRules(CatalogueSnapshot catalogue)
    {
        this.CheckFigures();
        RuleFor(work => work.Id).NotEmpty().As("required");
        RuleFor(work => work.Model!).SetValidator(new ModelRules(catalogue)).When(work => work.Model is not null);
        RuleFor(work => work.TimeToFirstTokenSeconds).GreaterThan(0).As("out-of-bounds", 0, LongestWait).LessThanOrEqualTo(LongestWait).As("out-of-bounds", 0, LongestWait);
        RuleFor(work => work.TimePerOutputTokenSeconds).GreaterThan(0).As("out-of-bounds", 0, LongestWait).LessThanOrEqualTo(LongestWait).As("out-of-bounds", 0, LongestWait);
        RuleFor(work => work.LatencyPercentile).InclusiveBetween(LeastPercentile, MostPercentile).As("out-of-bounds", LeastPercentile, MostPercentile);
        RuleFor(work => work.PeakHeadroom).InclusiveBetween(1, MostHeadroom).As("out-of-bounds", 1, MostHeadroom);
        RuleFor(work => work.SpareReplicas).InclusiveBetween(0, MostSpares).As("out-of-bounds", 0, MostSpares);
        RuleFor(work => work.HourlyProfile).Must(IsProfile).As("hourly-profile");
        RuleFor(work => work.Speculation!).SetValidator(new SpeculationRules()).When(work => work.Speculation is not null);
    }

    private static bool IsProfile(ImmutableArray<double> hours) =>
        hours.IsDefaultOrEmpty || (hours.Length == HoursOfDay && hours.All(hour => hour is >= 0 and <= 1e9) && hours.Any(hour => hour > 0));
}

/// <summary>Rules of speculative decoding.</summary>
internal sealed class SpeculationRules : AbstractValidator<SpeculativeDecoding>
{
    private const int MostDrafts = 64;

    public SpeculationRules()
    {
        RuleFor(draft => draft.DraftTokens).InclusiveBetween(1, MostDrafts).As("out-of-bounds", 1, MostDrafts);
        RuleFor(draft => draft.Acceptance).InclusiveBetween(0, 1).As("out-of-bounds", 0, 1);
        RuleFor(draft => draft.DraftShare).InclusiveBetween(0, 1).As("out-of-bounds", 0, 1);
    }
}

/// <summary>Rules of the constraints.</summary>
internal sealed class ConstraintsRules : AbstractValidator<Constraints>
{
    private const double Most = 1e15;

    public ConstraintsRules()
    {
        RuleFor(constraints => constraints.DataResidency).Matches("^[A-Z]{2}$").As("country-form");
        RuleFor(constraints => constraints.PowerCapWatts).InclusiveBetween(0, Most).As("out-of-bounds", 0, Most);
        RuleFor(constraints => constraints.BudgetUsd).InclusiveBetween(0, Most).As("out-of-bounds", 0, Most);
    }
}

/// <summary>Rules of one's own documents.</summary>
internal sealed class DocumentsRules : AbstractValidator<Documents>
{
    public DocumentsRules() => this.CheckFigures();
}

/// <summary>Bounds that several kinds of work share.</summary>
internal static class WorkBounds
{
    public const int LongestSequence = 10_000_000;
    public const int LargestBatch = 10_000_000;
    public const int LongestRepeat = 240;
    public const double FewestHours = 1e-3;
    public const double MostHours = 1e12;
    public const string Precisions = "bf16, fp16, fp8, fp4";

    /// <summary>Hours in order, above zero and below what the world has.</summary>
    public static bool AreHours(Spread? hours) =>
        hours is not { } range || (range.Low <= range.Likely && range.Likely <= range.High && range.Low >= FewestHours && range.High <= MostHours);

    public static bool IsPrecision(string? word) => word is null || Precisions.Split(", ", StringSplitOptions.None).Contains(word);
}
