using System.Collections.Immutable;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines;

/// <summary>One figure or word inside a <see cref="Finding"/>.</summary>
/// <param name="Value">A number in base units, when it is one.</param>
/// <param name="Unit">The unit to show it in.</param>
/// <param name="Text">A name or an id, when it is not a number.</param>
public sealed record FindingArgument(double? Value, Unit? Unit, string? Text)
{
    public static FindingArgument Of(double value, Unit unit) => new(value, unit, null);

    public static FindingArgument Of(string text) => new(null, null, text);
}

/// <summary>A sentence that an engine says about its result: why something does not fit, what was assumed, what is unknown.</summary>
/// <param name="Code">Key of the sentence in four languages.</param>
/// <param name="Arguments">Figures for its places, in order.</param>
public sealed record Finding(string Code, ImmutableArray<FindingArgument> Arguments)
{
    public static Finding Of(string code, params ImmutableArray<FindingArgument> arguments) => new(code, arguments);
}
