using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Costs;

/// <summary>A unit price in base units, or the knowledge that none is known.</summary>
/// <param name="Value">US dollars for one base unit; meaningless when unknown.</param>
/// <param name="Known">False makes every total with this price read "at least".</param>
public readonly record struct Price<T>(T Value, bool Known)
    where T : struct, IReal<T>
{
    public static Price<T> Unknown => new(0, false);

    /// <summary>The figure in a reading; unknown when the catalogue has none.</summary>
    public static Price<T> Of(Input? figure, IReading<T> reading) => figure is null ? Unknown : new(reading.Read(figure), true);
}
