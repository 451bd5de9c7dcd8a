using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using Planner.Domain.Engines;
using Planner.Web.Display;
using Planner.Web.Reports;

namespace Planner.Web.Components.Results;

/// <summary>A piece of a sentence: words, or a figure that opens its derivation.</summary>
/// <param name="Text">As it is read.</param>
/// <param name="Figure">Where the figure comes from; null for words.</param>
/// <param name="Value">The figure as it was computed, base units.</param>
/// <param name="IsName">A name of a part, which may have numbers in it.</param>
public sealed record SaidPart(string Text, FigureAddress? Figure = null, double? Value = null, bool IsName = false);

/// <summary>Sentences whose figures can be explained one by one, in the order of any language.</summary>
public static partial class Said
{
    private const string Open = "\uE000";
    private const string Shut = "\uE001";

    /// <summary>A text of the product with its places filled.</summary>
    public static ImmutableArray<SaidPart> Text(Wording words, string key, params IReadOnlyList<SaidPart> parts) =>
        Filled(mark => words.Text(key, [.. parts.Select(mark)]));

    /// <summary>A text that somebody writes with each piece at the mark that it is given for it.</summary>
    public static ImmutableArray<SaidPart> Filled(Func<Func<SaidPart, string>, string> write)
    {
        var parts = new List<SaidPart>();
        var text = write(part =>
        {
            parts.Add(part);
            return Open + (parts.Count - 1).ToString(CultureInfo.InvariantCulture) + Shut;
        });
        return Split(text, parts);
    }

    /// <summary>A sentence of an engine.</summary>
    /// <param name="view">Names options and shows amounts.</param>
    /// <param name="finding">The sentence.</param>
    /// <param name="figure">Where the figure at a place comes from, and its exact value where the sentence rounds; null for words.</param>
    public static ImmutableArray<SaidPart> Finding(ComparisonView view, Finding finding, Func<int, (FigureAddress Figure, double Value)?> figure)
    {
        SaidPart Part(FindingArgument argument, int place) => new(view.Say(argument), figure(place)?.Figure, figure(place)?.Value);
        return Filled(mark => view.Say(finding with { Arguments = [.. finding.Arguments.Select((argument, place) => FindingArgument.Of(mark(Part(argument, place))))] }));
    }

    /// <summary>From one figure to another, as the language writes a range.</summary>
    public static ImmutableArray<SaidPart> Range(Language language, SaidPart low, SaidPart high) => Filled(mark => NumberDisplay.Range(mark(low), mark(high), language));

    /// <summary>Several sentences one after another.</summary>
    public static ImmutableArray<SaidPart> Join(string between, IEnumerable<ImmutableArray<SaidPart>> sentences) =>
        [.. sentences.SelectMany((sentence, place) => place == 0 ? sentence : sentence.Insert(0, new SaidPart(between)))];

    /// <summary>The pieces, each figure with what is written to it without a space (a bracket, a full stop, a Korean particle), which is taken from the words beside it: a line must not break there.</summary>
    public static IEnumerable<(string Before, SaidPart Part, string After)> Glued(ImmutableArray<SaidPart> parts)
    {
        var texts = parts.Select(part => part.Text).ToArray();
        var (before, after) = (new string[parts.Length], new string[parts.Length]);
        foreach (var place in Enumerable.Range(0, parts.Length).Where(place => IsFigure(parts[place])))
        {
            if (place > 0 && !IsFigure(parts[place - 1]))
            {
                before[place] = string.Concat(texts[place - 1].Reverse().TakeWhile(Sticks).Reverse());
                texts[place - 1] = texts[place - 1][..^before[place].Length];
            }

            if (place + 1 < parts.Length && !IsFigure(parts[place + 1]))
            {
                after[place] = string.Concat(texts[place + 1].TakeWhile(Sticks));
                texts[place + 1] = texts[place + 1][after[place].Length..];
            }
        }

        return parts.Select((part, place) => (before[place] ?? "", IsFigure(part) ? part : part with { Text = texts[place] }, after[place] ?? ""));
    }

    /// <summary>The sentence as plain text.</summary>
    public static string Plain(ImmutableArray<SaidPart> parts) => string.Concat(parts.Select(part => part.Text));

    private static ImmutableArray<SaidPart> Split(string text, List<SaidPart> parts) =>
        [.. Marked().Split(text).Select((piece, place) => place % 2 == 0 ? new SaidPart(piece) : parts[int.Parse(piece, CultureInfo.InvariantCulture)]).Where(part => part.Text.Length > 0)];

    [GeneratedRegex(Open + "([0-9]+)" + Shut)]
    private static partial Regex Marked();

    private static bool IsFigure(SaidPart part) => part is { Figure: not null, Value: not null };

    // Between kana and Chinese characters a line may break anywhere.
    private static bool Sticks(char letter) => !char.IsWhiteSpace(letter) && letter is not ((>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF'));
}
