using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.Intrinsics;
using FsCheck;
using FsCheck.Fluent;
using Planner.Domain.Numbers;
using Xunit;

namespace Planner.Tests.Numbers;

public sealed class TapeTests
{
    private const int Draws = 72;
    private static readonly Label s_label = new("a-pure-number", Units.One);

    /// <summary>A seed of the values and a formula.</summary>
    private static readonly Arbitrary<int> s_seeds = Gen.Choose(1, 1_000_000).ToArbitrary();

    [Fact]
    public void A_replay_gives_what_a_run_in_lanes_gives() => Prop.ForAll(Formula.Arbitrary, s_seeds, (formula, seed) =>
    {
        var columns = Columns(seed);
        var played = Play(formula, input => true, columns);
        return Enumerable.Range(0, Draws / Lanes.Count).All(batch =>
        {
            var lanes = formula.Evaluate<Lanes>([.. columns.Select(column => new Lanes(Vector512.Create<double>(column.AsSpan(batch * Lanes.Count, Lanes.Count))))]);
            return Enumerable.Range(0, Lanes.Count).All(lane => Agree(lanes[lane], played[(batch * Lanes.Count) + lane]));
        });
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Inputs_that_are_not_drawn_keep_their_central_values() => Prop.ForAll(Formula.Arbitrary, s_seeds, (formula, seed) =>
    {
        var columns = Columns(seed);
        var inputs = Inputs();
        var played = Play(formula, input => input.Id == "0", columns);
        return Enumerable.Range(0, Draws).All(draw =>
        {
            var real = formula.Evaluate<Real>([.. inputs.Select((input, place) => (Real)(place == 0 ? columns[0][draw] : input.Central))]);
            return Agree(real.Value, played[draw]);
        });
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Fact]
    public void A_value_that_is_used_often_is_one_step()
    {
        var reading = new TermReading();
        var x = reading.Read(Inputs()[0]);
        var twice = (x + 1) * (x + 1);
        var tape = Tape.Record([twice.Node, (x + 1).Node], _ => true);

        // Load, add, store, multiply, store.
        Assert.Equal(5, tape.Steps);
    }

    [Fact]
    public void Draws_that_are_no_block_are_refused()
    {
        var tape = Tape.Record([new TermReading().Read(Inputs()[0]).Node], _ => true);
        double[][] columns = [new double[256]];
        Assert.Throws<ArgumentException>(() => tape.Open().Play(columns, [new double[256]], 4, 8));
        Assert.Throws<ArgumentException>(() => tape.Open().Play(columns, [new double[256]], 0, Tape.BlockDraws + Lanes.Count));
    }

    [Fact]
    public void A_sum_of_thousands_of_terms_is_recorded_without_deep_recursion()
    {
        var x = new TermReading().Read(Inputs()[0]);
        Term sum = 0;
        for (var step = 0; step < 50_000; step++)
        {
            sum = (sum + (x * step)).As(s_label);
        }

        var result = new double[8];
        Tape.Record([sum.Node], _ => true).Open().Play([[.. Enumerable.Range(1, 8).Select(value => (double)value)]], [result], 0, 8);
        Assert.Equal(3 * (49_999.0 * 50_000 / 2), result[2], 1e-3);
    }

    private static Input[] Inputs() => [.. Enumerable.Range(0, Formula.Inputs).Select(place => new Input($"{place}", s_label, new Spread(1, 2 + place, 20, SpreadShape.Normal), Units.One, Citation.Yours))];

    private static double[][] Columns(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, Formula.Inputs).Select(_ => Enumerable.Range(0, Draws).Select(_ => 0.01 + (random.NextDouble() * 99)).ToArray())];
    }

    private static double[] Play(Formula formula, Func<Input, bool> drawn, double[][] columns)
    {
        var reading = new TermReading();
        var tape = Tape.Record([formula.Evaluate<Term>([.. Inputs().Select(reading.Read)]).Node], drawn);
        var ordered = tape.Inputs.Select(input => columns[int.Parse(input.Id, System.Globalization.CultureInfo.InvariantCulture)]).ToArray();
        var results = new double[Draws];
        var player = tape.Open();
        for (var first = 0; first < Draws; first += Tape.BlockDraws)
        {
            player.Play(ordered, [results], first, Math.Min(Tape.BlockDraws, Draws - first));
        }

        return results;
    }

    private static bool Agree(double expected, double actual) =>
        expected.Equals(actual) || Math.Abs(expected - actual) <= 1e-12 * Math.Max(Math.Abs(expected), Math.Abs(actual));
}
