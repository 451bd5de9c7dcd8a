using System;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using Planner.Domain.Numbers;
using Xunit;

namespace Planner.Tests.Numbers;

/// <summary>A row of cells computed at once is each cell computed alone.</summary>
public sealed class StripTests
{
    private const double Tolerance = 1e-12;

    private static readonly double[] s_cells = [.. Enumerable.Range(1, 19).Select(cell => cell * 1.37)];

    [Fact]
    public void Every_cell_agrees_with_real_whichever_input_varies() => Prop.ForAll(
        Formula.Arbitrary, Gen.Choose(0, Formula.Inputs - 1).ToArbitrary(), Gen.ArrayOf(Gen.Choose(1, 10_000).Select(hundredths => hundredths / 100.0), Formula.Inputs).ToArbitrary(), (formula, varies, inputs) =>
        {
            var varied = new StripRow().Begin(s_cells);
            var strip = formula.Evaluate<Strip>([.. inputs.Select((value, input) => input == varies ? varied : (Strip)value)]);
            return Enumerable.Range(0, s_cells.Length).All(cell =>
                Agree(formula.Evaluate<Real>([.. inputs.Select((value, input) => (Real)(input == varies ? s_cells[cell] : value))]).Value, strip[cell]));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void The_root_is_found_for_each_cell()
    {
        var rate = Strip.SolveRate([-100, new StripRow().Begin(s_cells) + 101]);
        Assert.Equal(s_cells.Select(cell => RateOfReturn.Solve([-100, cell + 101])), Enumerable.Range(0, s_cells.Length).Select(cell => rate[cell]));
    }

    [Fact]
    public void Negating_keeps_the_sign_of_nothing()
    {
        var zero = -new StripRow().Begin([0.0]);
        Assert.True(double.IsNegative(zero[0]));
        Assert.True(double.IsNegative((-(Strip)0.0)[0]));
    }

    [Fact]
    public void A_row_is_used_again_and_what_no_cell_reaches_is_zero_until_it_is_set()
    {
        var row = new StripRow();
        for (var again = 0; again < 3; again++)
        {
            var sum = row.Begin([again, again + 1]) + default(Strip);
            Assert.Equal((again, again + 1), (sum[0], sum[1]));
            Assert.Equal(0, default(Strip)[1]);
        }
    }

    [Fact]
    public void The_same_step_is_the_same_number_in_its_row_and_another_in_the_next()
    {
        var row = new StripRow();
        foreach (var first in new[] { 1.0, 10.0 })
        {
            var values = row.Begin([first, first + 1]);
            var (once, again, turned) = (values * 3, values * 3, 3 - values);
            Assert.Equal((3 * first, 3 * (first + 1)), (once[0], once[1]));
            Assert.Equal((once[0], once[1]), (again[0], again[1]));
            Assert.Equal((3 - first, 3 - (first + 1)), (turned[0], turned[1]));
            Assert.Equal(first - 3, (values - 3)[0]);
        }
    }

    [Fact]
    public void A_reading_varies_one_input_alone()
    {
        var input = new Input("a", new Label("a-pure-number", Units.One), 3, Units.One, Citation.Yours);
        var reading = new StripReading("a", new StripRow().Begin([1, 2]));
        Assert.Equal((2, 3), (reading.Read(input)[1], reading.Read(input with { Id = "b" })[1]));
    }

    private static bool Agree(double real, double strip) =>
        real.Equals(strip) || Math.Abs(real - strip) <= Tolerance * Math.Max(Math.Abs(real), Math.Abs(strip)) || (double.IsNaN(real) && double.IsNaN(strip));
}
