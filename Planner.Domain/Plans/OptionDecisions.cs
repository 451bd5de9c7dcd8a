using Planner.Domain.Scenarios;

namespace Planner.Domain.Plans;

/// <summary>What is decided for one option, once, on the central values; every reading evaluates with it.</summary>
public sealed record OptionDecisions
{
    public required Option Option { get; init; }

    /// <summary>Id of the accelerator; null for an API.</summary>
    public string? Accelerator { get; init; }

    /// <summary>Accelerators bought or rented, serving included.</summary>
    public int Accelerators { get; init; }

    /// <summary>Servers bought; 0 when rented.</summary>
    public int Servers { get; init; }

    /// <summary>First whole month in which the hardware serves.</summary>
    public int ReadyMonth { get; init; }

    /// <summary>First whole month after the first model.</summary>
    public int FirstModelMonth { get; init; }

    /// <summary>Months of the horizon.</summary>
    public int HorizonMonths { get; init; }
}
