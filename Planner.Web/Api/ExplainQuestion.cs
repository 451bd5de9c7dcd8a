using System.ComponentModel;

namespace Planner.Web.Api;

/// <summary>Which figure is to be explained: what its element on page and report says.</summary>
/// <param name="Figure">Its <c>data-figure</c>.</param>
/// <param name="Option">Its <c>data-option</c>; the first option unless said.</param>
/// <param name="Against">Its <c>data-against</c>: the option that it is held against.</param>
/// <param name="Place">Its <c>data-place</c>: which one, where a table has many under one key.</param>
public readonly record struct ExplainQuestion(
    [Description("data-figure of the element")] string Figure,
    [Description("data-option of the element; the first option unless said")] string? Option,
    [Description("data-against of the element")] string? Against,
    [Description("data-place of the element")] string? Place);
