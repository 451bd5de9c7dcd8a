using System.Collections.Immutable;
using Planner.Domain.Numbers;

namespace Planner.Domain.Scenarios;

/// <summary>What a field takes.</summary>
/// <param name="Ranges">A range is welcome.</param>
/// <param name="Whole">Only whole numbers: what could be thousands then is thousands.</param>
/// <param name="Unit">The unit beside the field, which people type too.</param>
public sealed record NumberRules(bool Ranges = true, bool Whole = false, string? Unit = null)
{
    /// <summary>Other units that the field understands, each converted to the unit beside it.</summary>
    public ImmutableArray<UnitWord> Units { get; init; } = [];
}

/// <summary>A unit as people type it, and how many of the field's unit it is: <c>kW</c> is 0.001 in a field of megawatts.</summary>
public readonly record struct UnitWord(string Text, double Factor);

/// <summary>What became of a number that was typed.</summary>
/// <param name="Value">The value or range; null when there is a problem or nothing was typed.</param>
/// <param name="Problem">Code of the sentence in <c>Problems</c>, with its arguments as text.</param>
/// <param name="Choices">What an ambiguous text could mean, to choose from; the language's own way of writing first.</param>
/// <param name="Swapped">The limits were typed in reverse order and read the other way.</param>
/// <param name="Equal">The limits were typed alike and read as a value.</param>
public sealed record NumberReading(Spread? Value, string? Problem, string[] Arguments, Spread[] Choices, bool Swapped, bool Equal = false)
{
    public static NumberReading Of(Spread value, bool swapped = false) => new(value, null, [], [], swapped);

    public static NumberReading Wrong(string problem, params string[] arguments) => new(null, problem, arguments, [], false);
}
