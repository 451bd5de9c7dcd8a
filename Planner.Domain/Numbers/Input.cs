using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace Planner.Domain.Numbers;

/// <summary>How well a figure is known.</summary>
public enum Confidence
{
    /// <summary>Read in the source named.</summary>
    Read,

    /// <summary>Quoted from memory, shown as "unverified".</summary>
    Unverified,

    /// <summary>Entered by a person in this scenario.</summary>
    Yours,

    /// <summary>A default that the product chose; the note says why.</summary>
    Assumed,
}

/// <summary>Where a figure comes from.</summary>
/// <param name="Source">A key of <c>seed-data/sources.json</c>; null for a person's own value.</param>
/// <param name="AsOf">The date of the figure: <c>2026</c>, <c>2026-03</c> or <c>2026-03-01</c>.</param>
/// <param name="Confidence">How well it is known.</param>
/// <param name="Note">What a reader must know to use it.</param>
public sealed record Citation(string? Source, string? AsOf, Confidence Confidence, string? Note = null)
{
    /// <summary>A person's own value.</summary>
    public static Citation Yours { get; } = new(null, null, Confidence.Yours);

    /// <summary>What other sources say of the same figure; its range spans them. Empty: none that disagrees is known.</summary>
    public ImmutableArray<OtherFigure> Others { get; init; } = [];

    /// <summary>Keys of all sources, once each, that of the value first.</summary>
    public IEnumerable<string> Sources => Others.Select(other => other.Source).Prepend(Source).OfType<string>().Distinct();
}

/// <summary>A figure as another source gives it.</summary>
/// <param name="Value">In <paramref name="Unit"/>.</param>
/// <param name="Unit">That of the figure beside which it stands.</param>
/// <param name="Source">A key of <c>seed-data/sources.json</c>.</param>
/// <param name="AsOf">The date, as in <see cref="Citation"/>.</param>
/// <param name="Note">Whose price it is, or how it was taken.</param>
public sealed record OtherFigure(double Value, Unit Unit, string Source, string AsOf, string? Note = null);

/// <summary>An input of the model: a figure of the catalogue or of the scenario, before any formula.</summary>
/// <param name="Id">Its path, unique and stable: <c>accelerators/h100-sxm-80gb/boardPower</c>, <c>terms/discountRatePerYear</c>. Paired draws and overrides go by it.</param>
/// <param name="Label">What it is.</param>
/// <param name="Value">In <paramref name="Unit"/>.</param>
/// <param name="Unit">The unit it was stated in.</param>
/// <param name="Citation">Where it comes from.</param>
public sealed record Input(string Id, Label Label, Spread Value, Unit Unit, Citation Citation)
{
    /// <summary>The central value in base units, for decisions.</summary>
    public double Central => Unit.ToBase(Value.Likely);
}

/// <summary>Lifts inputs into a reading; the only door by which what the world may do enters a formula.</summary>
public interface IReading<T>
    where T : struct, IReal<T>
{
    /// <summary>The input in base units.</summary>
    T Read(Input input);
}
