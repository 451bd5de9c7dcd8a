using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Studies;

/// <summary>
/// The options of a comparison with their decisions kept, recorded once and replayed for any values of the inputs that move. Each draw has its own place in
/// the results, so that neither the order of computing nor the number of cores matters.
/// </summary>
internal sealed class RecordedOutlines
{
    private readonly Tape _tape;
    private readonly int _options;

    private RecordedOutlines(Tape tape, int options, int months) => (_tape, _options, Months) = (tape, options, months);

    /// <summary>The inputs that move, in the order in which their columns are given.</summary>
    public ImmutableArray<Input> Inputs => _tape.Inputs;

    public int Months { get; }

    /// <summary>Records how costs and dates follow from the inputs that move; all others keep their central values.</summary>
    public static RecordedOutlines Of(Scenario scenario, Ground ground, Decisions decisions, Func<Input, bool> moves)
    {
        var outlines = PlanBuilder.Outline(scenario, ground, decisions, new TermReading());
        var results = outlines.SelectMany(outline => outline.CumulativePresentValue.Select(value => value.Node)).Concat(outlines.Select(outline => outline.FirstModel.Node));
        return new RecordedOutlines(Tape.Record(results, moves), outlines.Length, scenario.Terms.HorizonMonths);
    }

    /// <summary>Replays with some inputs at values of their own, one set a draw; an input that a set leaves out keeps its central value.</summary>
    public DrawResults Replay(IReadOnlyList<IReadOnlyDictionary<string, double>> sets, CancellationToken cancellation = default)
    {
        // Rounded up to whole registers; what is computed in the places beyond the last set is not looked at.
        var draws = (sets.Count + Lanes.Count - 1) / Lanes.Count * Lanes.Count;
        var columns = Inputs.Select(input => Enumerable.Range(0, draws)
            .Select(draw => draw < sets.Count && sets[draw].TryGetValue(input.Id, out var value) ? value : input.Central).ToArray()).ToArray();
        return Replay(columns, draws, cancellation: cancellation);
    }

    /// <summary>Replays all draws on all cores.</summary>
    /// <param name="columns">The inputs that move, base units, one value a draw; a multiple of eight.</param>
    /// <param name="draws">How many.</param>
    /// <param name="tell">Told how many draws are done, from whatever thread; null when nobody asks.</param>
    /// <param name="cancellation">Ends the replay with an <see cref="OperationCanceledException"/>.</param>
    public DrawResults Replay(double[][] columns, int draws, Action<int>? tell = null, CancellationToken cancellation = default)
    {
        var results = new DrawResults(_options, Months, draws);
        var done = 0;
        Parallel.For(
            0,
            (draws + Tape.BlockDraws - 1) / Tape.BlockDraws,
            new ParallelOptions { CancellationToken = cancellation },
            _tape.Open,
            (block, _, player) =>
            {
                var count = Math.Min(Tape.BlockDraws, draws - (block * Tape.BlockDraws));
                player.Play(columns, results.Columns, block * Tape.BlockDraws, count);
                tell?.Invoke(Interlocked.Add(ref done, count));
                return player;
            },
            _ => { });
        return results;
    }

    /// <summary>Replays all draws on all cores and keeps of them what bands and winners need: the memory of a tenth of them.</summary>
    /// <param name="columns">The inputs that move, base units, one value a draw; a multiple of eight.</param>
    /// <param name="draws">How many; at least <see cref="SievedDraws.First"/>.</param>
    /// <param name="saving">The options by place whose difference is wanted too; null when none is.</param>
    /// <param name="tell">Told how many draws are done, from whatever thread; null when nobody asks.</param>
    /// <param name="cancellation">Ends the replay with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>Null when a quantile escaped the sieve.</returns>
    public SievedDraws? Sieve(double[][] columns, int draws, (int Own, int Other)? saving, Action<int>? tell, CancellationToken cancellation)
    {
        var sieved = new SievedDraws(_options, Months, draws, saving, Replay(columns, SievedDraws.First, cancellation: cancellation));
        var done = 0;
        Parallel.For(
            0,
            (draws + Tape.BlockDraws - 1) / Tape.BlockDraws,
            new ParallelOptions { CancellationToken = cancellation },
            () => (Player: _tape.Open(), Block: new DrawResults(_options, Months, Tape.BlockDraws), Part: sieved.Sieve.Open()),
            (block, _, mine) =>
            {
                var (first, count) = (block * Tape.BlockDraws, Math.Min(Tape.BlockDraws, draws - (block * Tape.BlockDraws)));
                mine.Player.Play(columns, mine.Block.Columns, first, count, 0);
                sieved.Pass(mine.Block, mine.Part, first, count);
                tell?.Invoke(Interlocked.Add(ref done, count));
                return mine;
            },
            mine => sieved.Sieve.Add(mine.Part));
        return sieved.Settle() ? sieved : null;
    }
}
