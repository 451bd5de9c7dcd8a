using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Kernels;

/// <summary>One unit of each kind of work, so that counts times a constant carry a dimension.</summary>
public static class Work
{
    /// <summary>A multiplication and an addition are two FLOPs.</summary>
    public static readonly Constant MultiplyAdd = new(2, Units.Flop, Labels.MultiplyAdd);

    public static readonly Constant Byte = new(1, Units.Byte, Labels.OneByte);

    public static readonly Constant Second = new(1, Units.Second, Labels.OneSecond);
}
