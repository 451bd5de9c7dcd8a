using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.Intrinsics;
using System.Threading.Tasks;
using Planner.Domain.Numbers;

namespace Planner.Domain.Studies;

/// <summary>Draws of all uncertain inputs by Latin hypercube: each input's range is cut into as many equal shares as there are draws, and each share is drawn from once.</summary>
internal sealed class DrawTable
{
    private readonly FrozenDictionary<string, double[]> _draws;

    /// <param name="inputs">Inputs with a range.</param>
    /// <param name="draws">How many; a multiple of eight.</param>
    /// <param name="seed">Same seed, same draws.</param>
    public DrawTable(ImmutableArray<Input> inputs, int draws, ulong seed)
    {
        var columns = new double[inputs.Length][];
        Parallel.For(0, inputs.Length, place => columns[place] = Draw(inputs[place], draws, seed));
        _draws = inputs.Select((input, place) => KeyValuePair.Create(input.Id, columns[place])).ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The reading of eight draws, from this one on.</summary>
    public IReading<Lanes> At(int draw) => new Reading(_draws, draw);

    /// <summary>The values of one input over all draws, in base units.</summary>
    public ReadOnlySpan<double> Of(string input) => _draws[input];

    private static double[] Draw(Input input, int draws, ulong seed)
    {
        var chance = Chance.For(seed, input.Id);
        var order = Enumerable.Range(0, draws).ToArray();
        for (var last = draws - 1; last > 0; last--)
        {
            var other = chance.Below(last + 1, last);
            (order[last], order[other]) = (order[other], order[last]);
        }

        var values = new double[draws];
        var triangle = input.Value.Shape == SpreadShape.Triangular ? Triangle.Of(input.Value) : default;
        for (var draw = 0; draw < draws; draw++)
        {
            var share = (order[draw] + Math.Clamp(chance.Share(draws + draw), 1e-9, 1 - 1e-9)) / draws;
            values[draw] = input.Unit.ToBase(triangle.End > triangle.Start ? triangle.Quantile(share) : Quantiles.Of(input.Value, share));
        }

        return values;
    }

    private sealed class Reading(FrozenDictionary<string, double[]> draws, int draw) : IReading<Lanes>
    {
        public Lanes Read(Input input) => !input.Value.IsFixed && draws.TryGetValue(input.Id, out var values)
            ? new Lanes(Vector512.Create<double>(values.AsSpan(draw, Lanes.Count)))
            : new Lanes(Vector512.Create(input.Central));
    }
}
