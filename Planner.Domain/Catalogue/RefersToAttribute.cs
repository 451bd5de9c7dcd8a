using System;

namespace Planner.Domain.Catalogue;

/// <summary>Declares that a property names a part of another kind; the reader refuses ids that do not exist.</summary>
/// <param name="kind">The kind, as its seed file is called: <c>accelerators</c>.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RefersToAttribute(string kind) : Attribute
{
    public string Kind { get; } = kind;
}
