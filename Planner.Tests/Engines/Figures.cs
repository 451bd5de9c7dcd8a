using Planner.Domain.Numbers;

namespace Planner.Tests.Engines;

/// <summary>Inputs for tests of engines that stand apart from the catalogue.</summary>
internal static class Figures
{
    /// <summary>A fixed figure with a label of this key; its id is the key.</summary>
    public static Input Of(string key, double value, Unit unit) => new(key, new Label(key, unit), value, unit, Citation.Yours);
}
