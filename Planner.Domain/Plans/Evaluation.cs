using System.Collections.Generic;
using System.Linq;
using Planner.Domain.Engines.Costs;
using Planner.Domain.Engines.Finance;
using Planner.Domain.Engines.Training;
using Planner.Domain.Numbers;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Plans;

/// <summary>One evaluation of a scenario in one reading: what all options share, computed once.</summary>
internal sealed class Evaluation<T>
    where T : struct, IReal<T>
{
    private readonly Dictionary<DecidedJob, TrainingEstimate<T>> _estimates;
    private readonly RunConditions _conditions;

    public Evaluation(Scenario scenario, Ground ground, Decisions decisions, IReading<T> reading)
    {
        (Scenario, Ground, Decisions, Reading, _estimates) = (scenario, ground, decisions, reading, []);
        _conditions = RunConditions.From(ground.Catalogue);
        Assumptions = new PlanAssumptions(ground.Catalogue);
        DiscountRate = TimeValue.Rate(scenario, reading);
        Factors = TimeValue.Factors(DiscountRate, scenario);
        Experiments = ExperimentsOfReference();
    }

    private Evaluation(Evaluation<T> of, Ground ground)
    {
        (Scenario, Ground, Decisions, Reading, _estimates, _conditions) = (of.Scenario, ground, of.Decisions, of.Reading, of._estimates, of._conditions);
        (Assumptions, DiscountRate, Factors, Experiments) = (of.Assumptions, of.DiscountRate, of.Factors, of.Experiments);
    }

    public Scenario Scenario { get; }

    public Ground Ground { get; }

    public Decisions Decisions { get; }

    public IReading<T> Reading { get; }

    public PlanAssumptions Assumptions { get; }

    /// <summary>A share a year.</summary>
    public T DiscountRate { get; }

    public DiscountFactors<T> Factors { get; }

    /// <summary>Accelerator-seconds of experiments in a month, on the chips of the reference cluster; null when none are asked for.</summary>
    public T? Experiments { get; }

    public int Horizon => Scenario.Terms.HorizonMonths;

    /// <summary>The evaluation on an option's own ground: with the negotiated prices that it names. Estimates are shared with all others.</summary>
    public Evaluation<T> For(OptionDecisions option)
    {
        var ground = PrivateFigures.For(option.Option, Scenario, Ground);
        return ReferenceEquals(ground, Ground) ? this : new Evaluation<T>(this, ground);
    }

    /// <summary>The estimate of a job, once for all options that do it.</summary>
    public TrainingEstimate<T> Estimate(DecidedJob job)
    {
        if (!_estimates.TryGetValue(job, out var estimate))
        {
            estimate = TrainingEngine.Estimate(job.Job, job.Cluster, job.Layout, _conditions.With(job.Interruption), Ground.Constants.Training, Reading);
            _estimates.Add(job, estimate);
        }

        return estimate;
    }

    /// <summary>A person's own value of a computed figure of an option; null when there is none.</summary>
    public T? Own(string key, string optionId)
    {
        var figure = $"{key}@{optionId}";
        var one = Scenario.Overrides.LastOrDefault(candidate => candidate.Figure == figure);
        return one is not null && OverrideTarget.Find(figure, Scenario, Ground.Catalogue) is { } target
            ? Reading.Read(ScenarioInputs.Own(one, target, Scenario, Ground.Catalogue))
            : null;
    }

    private T? ExperimentsOfReference()
    {
        if (Scenario.Application.AverageUse is not { } use
            || Decisions.Options.FirstOrDefault(option => option.Option.Id == Decisions.Need.ReferenceOption) is not { } reference)
        {
            return null;
        }

        T named = 0;
        foreach (var runs in reference.Runs)
        {
            named += AcceleratorTime.OfRun<T>(WorkPlacement.Elapsed(this, reference, runs.Job), reference.TrainingAccelerators) * (runs.Starts.Length + runs.Missed);
        }

        return AcceleratorTime.ExperimentsPerMonth(
            Reading.Read(ScenarioInputs.AverageUse(use)), reference.TrainingAccelerators, named, System.Math.Max(1, Horizon - Decisions.Need.ExperimentsFrom));
    }
}
