using System;
using System.Collections.Generic;
using Planner.Domain.Engines.Serving;
using Planner.Domain.Numbers;
using Xunit;

namespace Planner.Tests.Engines.Serving;

/// <summary>Reading and arithmetic that hide each other.</summary>
public sealed class OverlapTests
{
    [Theory]
    [InlineData(1, 7)]
    [InlineData(2, 5)]
    [InlineData(60, 4)]
    public void From_their_sum_to_the_longer_of_the_two(double power, double seconds) =>
        Assert.Equal(seconds, Overlap.Of<Real>(3, 4, power).Value, 2);

    [Fact]
    public void Nothing_beside_something_costs_nothing()
    {
        Assert.Equal(4, Overlap.Of<Real>(0, 4, 1.5).Value, 9);
        Assert.True(double.IsFinite(Overlap.Of<Real>(0, 0, 1.5).Value));
    }

    [Fact]
    public void Overlap_is_the_same_in_all_readings() => AllReadings.Agree(new Both());

    private sealed record Both : IEngineFormula
    {
        public IEnumerable<T> Compute<T>(IReading<T> reading)
            where T : struct, IReal<T>
        {
            T second = T.Of(ServingUnits.Second);
            yield return Overlap.Of(second * 3, second * 4, 2.5);
        }
    }
}
