using System.Collections.Immutable;
using Planner.Domain.Engines;
using Planner.Domain.Engines.Facility;
using Planner.Domain.Engines.Finance;
using Planner.Domain.Numbers;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Plans;

/// <summary>A result with its name: what the page shows with <c>data-figure</c> and can explain.</summary>
public sealed record PlanFigure<T>(Label Label, T Value)
    where T : struct, IReal<T>;

/// <summary>When things happen, in months from the decision.</summary>
public sealed record PlanDates<T>
    where T : struct, IReal<T>
{
    /// <summary>Hardware in service, or contract running.</summary>
    public required T Ready { get; init; }

    /// <summary>First model trained or tuned; for an API the day it can be called.</summary>
    public required T FirstModel { get; init; }

    /// <summary>First request answered; null where the option answers none.</summary>
    public T? FirstToken { get; init; }

    /// <summary>Steps on the way, in order: procurement, building, rack and cable, burn-in, training, tuning, serving.</summary>
    public ImmutableArray<PlanStep<T>> Steps { get; init; } = [];
}

/// <summary>A step of the timeline, in months from the decision.</summary>
public sealed record PlanStep<T>(Label Label, T Start, T Duration, bool Critical)
    where T : struct, IReal<T>;

/// <summary>Cost of one category over the horizon.</summary>
public sealed record CategoryTotal<T>(CostCategory Category, T PresentValue, T Nominal)
    where T : struct, IReal<T>;

/// <summary>The totals of an option, each defined once, in US dollars before tax.</summary>
public sealed record PlanTotals<T>
    where T : struct, IReal<T>
{
    /// <summary>The headline: all cost lines discounted to the decision.</summary>
    public required T LifetimeCostPresentValue { get; init; }

    public required T LifetimeCostNominal { get; init; }

    /// <summary>Cash that leaves in the first twelve months.</summary>
    public required T YearOneCash { get; init; }

    public required ImmutableArray<CategoryTotal<T>> ByCategory { get; init; }

    /// <summary>Discounted cost from the decision to the end of each month; the last equals the present value.</summary>
    public required ImmutableArray<T> CumulativePresentValue { get; init; }

    /// <summary>A price is missing: the totals read "at least".</summary>
    public required bool AtLeast { get; init; }
}

/// <summary>One option, planned: decided on the central values, evaluated in a reading.</summary>
public sealed record Plan<T>
    where T : struct, IReal<T>
{
    public required string OptionId { get; init; }

    public required OptionKind Kind { get; init; }

    /// <summary>What was decided: chips, counts, layout, months.</summary>
    public required OptionDecisions Decisions { get; init; }

    /// <summary>Fits in memory, under the constraints, and can do the work.</summary>
    public required bool Feasible { get; init; }

    /// <summary>Why not, with the nearest change that would make it so.</summary>
    public required ImmutableArray<Finding> Reasons { get; init; }

    public required PlanDates<T> Dates { get; init; }

    public required Bill<T> Bill { get; init; }

    public required ImmutableArray<CostLine<T>> CostLines { get; init; }

    public required PlanTotals<T> Totals { get; init; }

    /// <summary>The costs of each month, capital and operations apart, before tax and, with terms of tax, after it.</summary>
    public required ImmutableArray<MonthOfCosts<T>> Months { get; init; }

    /// <summary>Key results: training days, utilisation, power, PUE, cost per accelerator-hour used, energy, carbon.</summary>
    public required ImmutableArray<PlanFigure<T>> Figures { get; init; }

    /// <summary>Its fleets in the first year of service, one for each serving work that accelerators answer.</summary>
    public ImmutableArray<ServedWork<T>> Serving { get; init; } = [];

    /// <summary>What one of its servers draws without work and while it serves; null when it owns none.</summary>
    public ServerDraw<T>? ServerDraw { get; init; }

    /// <summary>What binds the first model: the step that decides its date.</summary>
    public Finding? Binds { get; init; }

    /// <summary>What was assumed or is unknown.</summary>
    public required ImmutableArray<Finding> Warnings { get; init; }
}
