using System.Collections.Immutable;
using Planner.Domain.Engines;
using Planner.Domain.Engines.Facility;
using Planner.Domain.Numbers;

namespace Planner.Domain.Plans;

/// <summary>What evaluating an option gives before totals and constraints.</summary>
internal sealed record PlanDraft<T>
    where T : struct, IReal<T>
{
    public required Timeline<T> Timeline { get; init; }

    public required WorkMonths<T> Work { get; init; }

    public Bill<T> Bill { get; init; } = new();

    public ImmutableArray<CostLine<T>> Lines { get; init; } = [];

    /// <summary>Results of physics beside those that every option has.</summary>
    public ImmutableArray<PlanFigure<T>> Figures { get; init; } = [];

    /// <summary>IT power while all accelerators train, watt; null when nothing is owned.</summary>
    public T? TrainingPower { get; init; }

    /// <summary>What one server draws without work and while it serves; null when nothing is owned.</summary>
    public ServerDraw<T>? ServerDraw { get; init; }

    /// <summary>PUE that costs follow; 0 when nothing is owned.</summary>
    public T Pue { get; init; }

    public ImmutableArray<Finding> Warnings { get; init; } = [];
}
