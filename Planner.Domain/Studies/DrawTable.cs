using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Threading.Tasks;
using Planner.Domain.Numbers;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Studies;

/// <summary>Draws of all uncertain inputs by Latin hypercube: each input's range is cut into as many equal shares as there are draws, and each share is drawn from once.</summary>
public sealed record DrawTable
{
    private const double Inside = 1e-9;

    private readonly FrozenDictionary<string, int> _places;

    /// <param name="inputs">Inputs with a range.</param>
    /// <param name="draws">How many; a multiple of eight.</param>
    /// <param name="seed">Same seed, same draws.</param>
    /// <param name="ties">Which of them move together; none when left out.</param>
    public DrawTable(ImmutableArray<Input> inputs, int draws, ulong seed, ImmutableArray<Tie> ties = default)
    {
        _places = inputs.Select((input, place) => KeyValuePair.Create(input.Id, place)).ToFrozenDictionary(StringComparer.Ordinal);
        var common = (ties.IsDefault ? [] : ties).Select(tie => (Tie: tie, Scores: Ties.CommonScores(tie, seed, draws)))
            .SelectMany(one => one.Tie.Inputs.Select(input => (input.Id, one.Tie.Strength, one.Scores))).ToDictionary(one => one.Id, StringComparer.Ordinal);
        (Columns, Orders) = (new double[inputs.Length][], new double[inputs.Length][]);
        Parallel.For(0, inputs.Length, place =>
        {
            var chance = Chance.For(seed, inputs[place].Id);
            Orders[place] = common.TryGetValue(inputs[place].Id, out var tied) ? Ties.Order(tied.Scores, chance, tied.Strength) : Order(chance, draws);
            Columns[place] = Draw(inputs[place], chance, Orders[place]);
        });
    }

    /// <summary>The values of each input over all draws, in base units.</summary>
    public double[][] Columns { get; }

    /// <summary>The reading of eight draws, from this one on; inputs that were not drawn are central.</summary>
    public IReading<Lanes> At(int draw) => new Reading(_places, Columns, draw);

    /// <summary>The rank of each draw among all draws of the input: 0 for the smallest.</summary>
    public double[][] Orders { get; }

    private static double[] Draw(Input input, Chance chance, double[] order)
    {
        var draws = order.Length;
        var values = new double[draws];
        var lanes = MemoryMarshal.Cast<double, Lanes>(values.AsSpan());
        for (var place = 0; place < lanes.Length; place++)
        {
            var share = new Lanes(Vector512.Create<double>(order.AsSpan(place * Lanes.Count, Lanes.Count)));
            var within = Lanes.Min(Lanes.Max(chance.Shares(draws + (place * Lanes.Count)), Inside), 1 - Inside);
            lanes[place] = (share + within) / draws;
        }

        new SpreadLanes(input.Value).Fill(lanes);
        // A share is never drawn above one: the tail beyond what is possible lies at the bound, and P5, middle and P95 stay as stated.
        var (least, most) = FigureBounds.Possible(input);
        foreach (ref var value in lanes)
        {
            value = Lanes.Min(Lanes.Max(value * input.Unit.Factor, least), most);
        }

        return values;
    }

    // Which share of the range each draw takes: a shuffle (Fisher and Yates 1938).
    private static double[] Order(Chance chance, int draws)
    {
        var order = Enumerable.Range(0, draws).Select(place => (double)place).ToArray();
        for (var last = draws - 1; last > 0; last--)
        {
            var other = chance.Below(last + 1, last);
            (order[last], order[other]) = (order[other], order[last]);
        }

        return order;
    }

    private sealed class Reading(FrozenDictionary<string, int> places, double[][] columns, int draw) : IReading<Lanes>
    {
        public Lanes Read(Input input) => places.TryGetValue(input.Id, out var place)
            ? new Lanes(Vector512.Create<double>(columns[place].AsSpan(draw, Lanes.Count)))
            : input.Central;
    }
}
