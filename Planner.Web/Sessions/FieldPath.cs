using System;
using System.Collections.Immutable;
using System.Linq;
using System.Text.Json.Nodes;

namespace Planner.Web.Sessions;

/// <summary>One step into a document: a field by name, or an element of a list by place (<c>0</c>), by id (<c>build</c>) or at its end (<c>+</c>).</summary>
public readonly record struct FieldStep(string Text, bool IsElement)
{
    public override string ToString() => IsElement ? $"[{Text}]" : Text;
}

/// <summary>A path into the scenario's JSON: <c>application.train[0].tokens</c>, <c>options[build].accelerators</c>.</summary>
public sealed record FieldPath(ImmutableArray<FieldStep> Steps)
{
    private const int LongestText = 400;
    private const int MostSteps = 16;

    /// <summary>The path that a text stands for; null when it is none.</summary>
    public static FieldPath? Parse(string text)
    {
        if (text.Length is 0 or > LongestText)
        {
            return null;
        }

        var steps = ImmutableArray.CreateBuilder<FieldStep>();
        var rest = text.AsSpan();
        while (!rest.IsEmpty && steps.Count < MostSteps)
        {
            if (Next(ref rest, first: steps.Count == 0) is not { } step)
            {
                return null;
            }

            steps.Add(step);
        }

        return rest.IsEmpty ? new FieldPath(steps.ToImmutable()) : null;
    }

    public override string ToString() => string.Concat(Steps.Select((step, place) => step.IsElement || place == 0 ? $"{step}" : $".{step}"));

    private static FieldStep? Next(ref ReadOnlySpan<char> rest, bool first)
    {
        if (rest[0] == '[' && !first)
        {
            var end = rest.IndexOf(']');
            var element = end > 1 ? new FieldStep(rest[1..end].ToString(), IsElement: true) : (FieldStep?)null;
            rest = end > 1 ? rest[(end + 1)..] : [];
            return element;
        }

        rest = first ? rest : rest[0] == '.' ? rest[1..] : [];
        var length = rest.IndexOfAny('.', '[') is var stop and >= 0 ? stop : rest.Length;
        var name = rest[..length].ToString();
        rest = rest[length..];
        return name.Length > 0 && name.All(char.IsAsciiLetterOrDigit) ? new FieldStep(name, IsElement: false) : null;
    }
}

/// <summary>What became of a document: the path with list elements by id, what was there before, and the place of an element that came or went.</summary>
public sealed record Replacement(FieldPath Path, JsonNode? Old, int? Place);
