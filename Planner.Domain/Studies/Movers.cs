using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.Intrinsics;
using Planner.Domain.Numbers;

namespace Planner.Domain.Studies;

/// <summary>What a figure becomes when one input lies at its P10 or its P90 and all others at their likely values.</summary>
/// <param name="Input">The input.</param>
/// <param name="LowValue">Its P10, base units.</param>
/// <param name="HighValue">Its P90, base units.</param>
/// <param name="FigureAtLow">The figure then, base units.</param>
/// <param name="FigureAtHigh">The same at P90.</param>
public sealed record Mover(Input Input, double LowValue, double HighValue, double FigureAtLow, double FigureAtHigh)
{
    /// <summary>How far the figure moves.</summary>
    public double Swing => Math.Abs(FigureAtHigh - FigureAtLow);
}

/// <summary>"What would move it": the inputs of any figure by how far their doubt moves it, from the derivation of the figure itself.</summary>
public static class Movers
{
    private const double Tenth = 0.1;

    /// <summary>Those inputs with a range that move the figure at all, the strongest first.</summary>
    /// <param name="figure">From a run in <see cref="Term"/>, with the decisions kept.</param>
    public static ImmutableArray<Mover> Of(TermNode figure)
    {
        var inputs = InDoubt(figure);
        if (inputs.IsEmpty)
        {
            return [];
        }

        // Draws 2k and 2k + 1 hold input k at its ends.
        var draws = ((2 * inputs.Length) + Lanes.Count - 1) / Lanes.Count * Lanes.Count;
        double End(Input input, double share) => input.Unit.ToBase(Quantiles.Of(input.Value, share));
        var columns = inputs.Select((input, place) => (input.Id, Column: Enumerable.Range(0, draws)
            .Select(draw => draw == 2 * place ? End(input, Tenth) : draw == (2 * place) + 1 ? End(input, 1 - Tenth) : input.Central).ToArray())).ToDictionary(pair => pair.Id, pair => pair.Column, StringComparer.Ordinal);
        var results = Tape.CanHold(figure) ? Played(figure, columns, draws) : Replayed(figure, columns, draws);
        return
        [
            .. inputs.Select((input, place) => new Mover(input, columns[input.Id][2 * place], columns[input.Id][(2 * place) + 1], results[2 * place], results[(2 * place) + 1]))
                .Where(mover => mover.Swing > 0)
                .OrderByDescending(mover => mover.Swing).ThenBy(mover => mover.Input.Id, StringComparer.Ordinal),
        ];
    }

    private static double[] Played(TermNode figure, Dictionary<string, double[]> columns, int draws)
    {
        var tape = Tape.Record([figure], input => !input.Value.IsFixed);
        double[][] drawn = [.. tape.Inputs.Select(input => columns[input.Id])];
        var results = new double[draws];
        var player = tape.Open();
        for (var first = 0; first < draws; first += Tape.BlockDraws)
        {
            player.Play(drawn, [results], first, Math.Min(Tape.BlockDraws, draws - first));
        }

        return results;
    }

    private static double[] Replayed(TermNode figure, Dictionary<string, double[]> columns, int draws)
    {
        var results = new double[draws];
        for (var first = 0; first < draws; first += Lanes.Count)
        {
            var from = first;
            new TermReplay<Lanes>(input => columns.TryGetValue(input.Id, out var column) ? new Lanes(Vector512.Create<double>(column.AsSpan(from, Lanes.Count))) : input.Central)
                .Of(figure).Value.CopyTo(results, first);
        }

        return results;
    }

    private static ImmutableArray<Input> InDoubt(TermNode figure) =>
        [.. figure.WithAllBelow().Select(node => node.Input).OfType<Input>().Where(input => !input.Value.IsFixed).DistinctBy(input => input.Id)];
}
