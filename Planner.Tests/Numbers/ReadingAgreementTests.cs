using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.Intrinsics;
using FsCheck;
using FsCheck.Fluent;
using Planner.Domain.Numbers;
using Xunit;

namespace Planner.Tests.Numbers;

/// <summary>The architecture stands on this: a formula gives the same number however it is read.</summary>
public sealed class ReadingAgreementTests
{
    private const double Tolerance = 1e-12;

    /// <summary>One row of inputs a lane, each between 0.01 and 100.</summary>
    private static readonly Arbitrary<double[][]> s_draws =
        Gen.ArrayOf(Gen.ArrayOf(Gen.Choose(1, 10_000).Select(hundredths => hundredths / 100.0), Formula.Inputs), Lanes.Count).ToArbitrary();

    public static TheoryData<double> Edges { get; } =
        [0.0, -0.0, 1e-300, 1e300, -2.5, 709.0, -745.0, double.NaN, double.PositiveInfinity, double.NegativeInfinity];

    [Fact]
    public void Term_and_checked_agree_with_real_to_the_last_bit() => Prop.ForAll(Formula.Arbitrary, s_draws, (formula, draws) =>
    {
        var real = formula.Evaluate(In(draws[0], value => (Real)value)).Value;
        var term = formula.Evaluate(In(draws[0], value => (Term)value)).Value;
        var checkedValue = formula.Evaluate(In(draws[0], value => new Checked(value, Dimension.None))).Value;
        return real.Equals(term) && real.Equals(checkedValue);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_lane_agrees_with_real() => Prop.ForAll(Formula.Arbitrary, s_draws, (formula, draws) =>
    {
        var lanes = formula.Evaluate<Lanes>(Enumerable.Range(0, Formula.Inputs).Select(input => Across(draws, input)).ToList());
        return Enumerable.Range(0, Lanes.Count)
            .All(lane => Agree(formula.Evaluate(In(draws[lane], value => (Real)value)).Value, lanes[lane]));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void A_term_recomputed_from_its_own_graph_gives_its_value() => Prop.ForAll(Formula.Arbitrary, s_draws, (formula, draws) =>
    {
        var node = formula.Evaluate(In(draws[0], value => (Term)value)).Node;
        return Recompute(node).Equals(node.Value);
    }).QuickCheckThrowOnFailure();

    [Theory]
    [MemberData(nameof(Edges))]
    public void Readings_agree_at_the_edges_of_the_doubles(double edge)
    {
        foreach (var (name, real, lanes) in AtEdge(edge))
        {
            Assert.True(Agree(real.Value, lanes[3]), $"{name}({edge}): real {real.Value:R}, lanes {lanes[3]:R}");
        }
    }

    private static (string Name, Real Real, Lanes Lanes)[] AtEdge(double edge) =>
    [
        ("floor", Real.Floor(edge), Lanes.Floor(edge)),
        ("ceiling", Real.Ceiling(edge), Lanes.Ceiling(edge)),
        ("abs", Real.Abs(edge), Lanes.Abs(edge)),
        ("sqrt", Real.Sqrt(edge), Lanes.Sqrt(edge)),
        ("exp", Real.Exp(edge), Lanes.Exp(edge)),
        ("log", Real.Log(edge), Lanes.Log(edge)),
        ("log2", Real.Log2(edge), Lanes.Log2(edge)),
        ("pow", Real.Pow(edge, 2.5), Lanes.Pow(edge, 2.5)),
        ("min", Real.Min(edge, 1), Lanes.Min(edge, 1)),
        ("max", Real.Max(1, edge), Lanes.Max(1, edge)),
        ("where", Real.WhereLess(edge, 0, 1, 2), Lanes.WhereLess(edge, 0, 1, 2)),
        ("divide", (Real)1 / edge, (Lanes)1 / edge),
    ];

    private static List<T> In<T>(double[] row, Func<double, T> read) => row.Select(read).ToList();

    private static Lanes Across(double[][] draws, int input) =>
        new(Vector512.Create<double>(draws.Select(row => row[input]).ToArray()));

    private static bool Agree(double expected, double actual) =>
        expected.Equals(actual) || Math.Abs(expected - actual) <= Tolerance * Math.Max(Math.Abs(expected), Math.Abs(actual));

    private static double Recompute(TermNode node)
    {
        double Argument(int index) => Recompute(node.Arguments[index]);
        return node.Operation switch
        {
            TermOperation.Literal or TermOperation.Constant or TermOperation.Input => node.Value,
            TermOperation.Named => Argument(0),
            TermOperation.Add => Argument(0) + Argument(1),
            TermOperation.Subtract => Argument(0) - Argument(1),
            TermOperation.Multiply => Argument(0) * Argument(1),
            TermOperation.Divide => Argument(0) / Argument(1),
            TermOperation.Negate => -Argument(0),
            TermOperation.Min => Math.Min(Argument(0), Argument(1)),
            TermOperation.Max => Math.Max(Argument(0), Argument(1)),
            TermOperation.Abs => Math.Abs(Argument(0)),
            TermOperation.Floor => Math.Floor(Argument(0)),
            TermOperation.Ceiling => Math.Ceiling(Argument(0)),
            TermOperation.Sqrt => Math.Sqrt(Argument(0)),
            TermOperation.Pow => Math.Pow(Argument(0), Argument(1)),
            TermOperation.Exp => Math.Exp(Argument(0)),
            TermOperation.Log => Math.Log(Argument(0)),
            TermOperation.Log2 => Math.Log2(Argument(0)),
            TermOperation.WhereLess => Argument(0) < Argument(1) ? Argument(2) : Argument(3),
            _ => throw new InvalidOperationException(node.Operation.ToString()),
        };
    }
}
