using System.Collections.Frozen;
using System.Collections.Immutable;
using Planner.Domain.Catalogue;
using Planner.Domain.Numbers;

namespace Planner.Web.Reports;

/// <summary>What stands behind a label.</summary>
public enum MethodKind
{
    /// <summary>One formula that ran.</summary>
    Formula,

    /// <summary>Decided, counted or searched: found on many runs of formulas, not by one.</summary>
    Found,

    /// <summary>A figure of the catalogue or of a scenario.</summary>
    Input,

    /// <summary>A fitted constant of an engine.</summary>
    Fitted,

    /// <summary>A number that does not change.</summary>
    Constant,
}

/// <summary>How one kind of figure comes about.</summary>
/// <param name="Label">Its name, unit and source.</param>
/// <param name="Kind">What stands behind it.</param>
/// <param name="Value">In the run that is shown, base units; null for what the page shows no run of.</param>
/// <param name="Example">Id of the example that ran; null where none did.</param>
/// <param name="Texts">By code of the language: the formula in words and in values.</param>
/// <param name="Uses">Keys of what its formula uses, in their order there.</param>
public sealed record MethodEntry(Label Label, MethodKind Kind, double? Value, string? Example, FrozenDictionary<string, MethodText> Texts, ImmutableArray<string> Uses)
{
    /// <summary>Where the method was published; null when it is arithmetic of our own.</summary>
    public Source? Source { get; init; }

    /// <summary>For an input: its figures in the catalogue.</summary>
    public InputFigures? Figures { get; init; }

    /// <summary>Keys of the formulas that use it.</summary>
    public ImmutableArray<string> UsedBy { get; init; } = [];
}

/// <summary>A formula in one language.</summary>
/// <param name="Words">With names, each with its key.</param>
/// <param name="Values">The same with values.</param>
public sealed record MethodText(ImmutableArray<FormulaPiece> Words, string Values);

/// <summary>The methods of one engine, in the order of the flow.</summary>
/// <param name="Key">The chapter's key.</param>
/// <param name="Part">A, B or C; null for inputs and constants.</param>
/// <param name="Entries">In the order of the flow; inputs and constants by engine.</param>
public sealed record MethodChapter(string Key, char? Part, ImmutableArray<MethodEntry> Entries);
