using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.Intrinsics;
using Planner.Domain.Engines;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Xunit;

namespace Planner.Tests.Plans;

/// <summary>Whole plans, read four ways.</summary>
public class PlanReadingTests
{
    private const double Tolerance = 1e-12;

    public static IEnumerable<TheoryDataRow<string>> Examples() => SeedGround.ExampleNames.Select(name => new TheoryDataRow<string>(name));

    [Theory]
    [MemberData(nameof(Examples))]
    public void Every_formula_of_a_plan_has_matching_dimensions(string name)
    {
        var (real, plans) = Evaluate(name, new CheckedReading());

        Agree(real, plans, value => value.Value);
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void A_derivation_gives_the_plan_itself(string name)
    {
        var (real, plans) = Evaluate(name, new TermReading());

        Agree(real, plans, value => value.Value);
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Eight_equal_draws_give_the_plan_itself(string name)
    {
        var (real, plans) = Evaluate(name, new EqualLanes());

        Agree(real, plans, value => value[0]);
        Agree(real, plans, value => value[Lanes.Count - 1]);
    }

    private static (Domain.Plans.Comparison<Real> Real, Domain.Plans.Comparison<T> Other) Evaluate<T>(string name, IReading<T> reading)
        where T : struct, IReal<T>
    {
        var scenario = SeedGround.Example(name);
        var decisions = PlanBuilder.Decide(scenario, SeedGround.Ground);
        return (PlanBuilder.Evaluate(scenario, SeedGround.Ground, decisions, CentralReading.Instance), PlanBuilder.Evaluate(scenario, SeedGround.Ground, decisions, reading));
    }

    private static void Agree<T>(Domain.Plans.Comparison<Real> expected, Domain.Plans.Comparison<T> actual, Func<T, double> value)
        where T : struct, IReal<T>
    {
        foreach (var (real, other) in expected.Plans.Zip(actual.Plans))
        {
            Close(real.Totals.LifetimeCostPresentValue.Value, value(other.Totals.LifetimeCostPresentValue));
            Close(real.Dates.FirstModel.Value, value(other.Dates.FirstModel));
            Assert.Equal(real.Figures.Select(figure => figure.Label), other.Figures.Select(figure => figure.Label));
            foreach (var (one, two) in real.Figures.Zip(other.Figures))
            {
                Close(one.Value.Value, value(two.Value));
            }

            Assert.Equal(real.CostLines.Select(line => line.Label), other.CostLines.Select(line => line.Label));
            foreach (var (one, two) in real.CostLines.Zip(other.CostLines))
            {
                Close(Sum(one, amount => amount.Value), Sum(two, value));
            }
        }
    }

    private static double Sum<T>(CostLine<T> line, Func<T, double> value)
        where T : struct, IReal<T> => Enumerable.Range(0, line.Months).Sum(place => value(line.Amount(place)));

    private static void Close(double expected, double actual) =>
        Assert.True(Math.Abs(expected - actual) <= Tolerance * Math.Max(1, Math.Abs(expected)), $"{actual:R} is not {expected:R}");

    private sealed class EqualLanes : IReading<Lanes>
    {
        public Lanes Read(Input input) => new(Vector512.Create(input.Central));
    }
}
