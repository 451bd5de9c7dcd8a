using System;

namespace Planner.Domain.Catalogue;

/// <summary>
/// Declares a figure of a catalogue part once: its label key, the unit it is shown in and the bounds of what is physically possible.
/// The reader checks seed data against it, and the page, the API and the explanations read the label from it.
/// </summary>
/// <param name="label">Key of the <see cref="Numbers.Label"/>.</param>
/// <param name="unit">Symbol of the unit; a figure may be stated in any unit of the same dimension.</param>
/// <param name="minimum">Smallest possible value, in <paramref name="unit"/>.</param>
/// <param name="maximum">Largest possible value, in <paramref name="unit"/>.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FigureAttribute(string label, string unit, double minimum, double maximum) : Attribute
{
    public string Label { get; } = label;

    public string Unit { get; } = unit;

    public double Minimum { get; } = minimum;

    public double Maximum { get; } = maximum;

    /// <summary>Every part of the seed data has it, though it may be unknown elsewhere.</summary>
    public bool Always { get; init; }
}
