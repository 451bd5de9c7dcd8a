namespace Planner.Domain.Numbers;

/// <summary>The name of a figure: a key translated in four languages, the unit it is shown in and, where the method comes from somewhere, a source.</summary>
/// <param name="Key">Lower-case words joined by hyphens; the key of its translation and its <c>data-figure</c> attribute.</param>
/// <param name="Unit">For display only; inside, everything is in base units.</param>
/// <param name="Source">A key of <c>seed-data/sources.json</c>, when the method is published.</param>
public sealed record Label(string Key, Unit Unit, string? Source = null)
{
    /// <summary>Which fitted constant it is, engine and id (<c>training.residual-mixture</c>), where one key names many; null for all else.</summary>
    public string? Constant { get; init; }

    /// <summary>The label that all of its key share.</summary>
    public Label ToGeneral() => Constant is null ? this : this with { Constant = null };
}

/// <summary>A number with a unit and a name that does not change: hours of a year, FLOP per parameter and token.</summary>
/// <param name="Value">In <paramref name="Unit"/>.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Label">Its name.</param>
public sealed record Constant(double Value, Unit Unit, Label Label)
{
    /// <summary>The value in base units.</summary>
    public double Base { get; } = Unit.ToBase(Value);
}
