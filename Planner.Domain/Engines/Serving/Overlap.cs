using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Serving;

/// <summary>Two kinds of work in one kernel, of which one hides part of the other.</summary>
public static class Overlap
{
    /// <summary>Seconds of both.</summary>
    /// <param name="read">Seconds of reading alone.</param>
    /// <param name="compute">Seconds of arithmetic alone.</param>
    /// <param name="power">1: one after the other; the greater, the nearer to the longer of the two.</param>
    public static T Of<T>(T read, T compute, double power)
        where T : struct, IReal<T>
    {
        T second = T.Of(ServingUnits.Second);
        var sum = T.Pow(T.Max(read / second, 1e-30), power) + T.Pow(T.Max(compute / second, 1e-30), power);
        return second * T.Pow(sum, 1 / power);
    }
}
