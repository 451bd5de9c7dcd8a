using System.Collections.Immutable;
using Planner.Domain.Numbers;

namespace Planner.Domain.Plans;

/// <summary>What studies need of a plan, thousands of times: its cost over time and its first date.</summary>
/// <param name="OptionId">The option.</param>
/// <param name="CumulativePresentValue">Discounted cost from the decision to the end of each month.</param>
/// <param name="PresentValue">The last of them.</param>
/// <param name="FirstModel">Seconds from the decision.</param>
/// <param name="AtLeast">A price is missing from the cost.</param>
public sealed record PlanOutline<T>(string OptionId, ImmutableArray<T> CumulativePresentValue, T PresentValue, T FirstModel, bool AtLeast)
    where T : struct, IReal<T>;
