namespace Planner.Web.Components.Inputs;

/// <summary>One entry of a list to choose from.</summary>
/// <param name="Value">What is stored.</param>
/// <param name="Name">What is read.</param>
/// <param name="Group">Heading it stands under, if any.</param>
public sealed record Choice(string Value, string Name, string? Group = null);
