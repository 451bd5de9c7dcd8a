using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using AngleSharp.Dom;
using Planner.Domain.Numbers;
using Planner.Web.Reports;

namespace Planner.Tests.Reports;

/// <summary>A figure as an element of a page shows it.</summary>
public sealed record ShownFigure(string Key, string Option, string? Against, string? Place, string Value)
{
    private const double LastBits = 1e-12;

    // Sentences, whose figures stand beside them as elements of their own.
    private static readonly string[] s_sentences = ["decision", "guidance-", "accuracy-", "what-if-decision", "explained"];

    /// <summary>The figure of an element; null when it shows a sentence, or says that there is no figure.</summary>
    public static ShownFigure? Of(IElement element) =>
        element.GetAttribute("data-figure") is { } key && !s_sentences.Any(start => key.StartsWith(start, StringComparison.Ordinal)) && element.GetAttribute("data-value") is { } value && IsNumber(value)
            ? new(key, element.GetAttribute("data-option") ?? "", element.GetAttribute("data-against"), element.GetAttribute("data-place"), value)
            : null;

    public override string ToString() => string.Join(" ", new[] { Key, Option, Against, Place, Value }.Where(part => !string.IsNullOrEmpty(part)));

    /// <summary>Where it stands.</summary>
    public FigureAddress Address => new(Key, Option, Against, Place);

    /// <summary>What is wrong with the figure's explanation; nothing when it is sound.</summary>
    public IEnumerable<string> Faults(Explanation? explained)
    {
        if (explained is null)
        {
            return [$"{this} has no explanation"];
        }

        var shown = double.Parse(Value, CultureInfo.InvariantCulture);
        string[] differs = Same(shown, explained.Value) ? [] : [$"{this} is explained as {explained.Value:R}"];
        string[] ends = explained.Inputs.IsEmpty && shown != 0 && !IsDecided() ? [$"{this} has no inputs"] : [];
        var unknown = explained.Inputs.Where(input => input.Citation is { Source: null, Confidence: Confidence.Read or Confidence.Unverified }).Select(input => $"{this}: {input.Id} has no source");
        return [.. differs, .. ends, .. unknown, .. explained.Root.Words.Length == 0 ? [$"{this} has no formula"] : Array.Empty<string>()];
    }

    // The layout's memory is decided with the layout; a share may be a constant of the method.
    private bool IsDecided() => Key is "layout-memory" or "memory-per-accelerator" || Place == "nameplate";

    // Times stand on the page in months.
    private static bool Same(double shown, double figure) =>
        shown == figure || Math.Abs(shown - figure) <= LastBits * Math.Abs(shown) || Math.Abs(shown - (figure / Units.Month.Factor)) <= LastBits * Math.Abs(shown);

    private static bool IsNumber(string value) => double.TryParse(value, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number);
}
