namespace Planner.Web.Display;

/// <summary>All text of the product, by key, in four languages: <c>Texts.resx</c> (English), <c>.ja</c>, <c>.de</c>, <c>.ko</c>. Asked through <c>IStringLocalizer&lt;Texts&gt;</c>.</summary>
public sealed class Texts;
