using System;
using System.Collections.Immutable;

namespace Planner.Web.Reports;

/// <summary>A part of a formula in words.</summary>
/// <param name="Text">As it reads.</param>
/// <param name="Key">Of the label whose name this is; null for signs and numbers.</param>
public readonly record struct FormulaPiece(string Text, string? Key)
{
    // Characters that no text has: a name stands between them with its key, so that the writer of formulas needs to know nothing of links.
    private const char Open = '\uE000';
    private const char Parted = '\uE001';
    private const char Close = '\uE002';

    /// <summary>A name marked with its key.</summary>
    public static string Mark(string key, string name) => $"{Open}{key}{Parted}{name}{Close}";

    /// <summary>The parts of a text with marked names.</summary>
    public static ImmutableArray<FormulaPiece> Split(string marked)
    {
        var pieces = ImmutableArray.CreateBuilder<FormulaPiece>();
        var rest = marked.AsSpan();
        for (var at = rest.IndexOf(Open); at >= 0; at = rest.IndexOf(Open))
        {
            var (middle, end) = (rest.IndexOf(Parted), rest.IndexOf(Close));
            if (at > 0)
            {
                pieces.Add(new FormulaPiece(rest[..at].ToString(), null));
            }

            pieces.Add(new FormulaPiece(rest[(middle + 1)..end].ToString(), rest[(at + 1)..middle].ToString()));
            rest = rest[(end + 1)..];
        }

        return rest.IsEmpty ? pieces.ToImmutable() : [.. pieces, new FormulaPiece(rest.ToString(), null)];
    }
}
