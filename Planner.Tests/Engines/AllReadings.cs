using System;
using System.Collections.Generic;
using System.Linq;
using Planner.Domain.Numbers;
using Xunit;

namespace Planner.Tests.Engines;

/// <summary>A formula of an engine that a test runs in every reading.</summary>
internal interface IEngineFormula
{
    IEnumerable<T> Compute<T>(IReading<T> reading)
        where T : struct, IReal<T>;
}

/// <summary>Runs a formula in all four readings: dimensions must fit and values must agree.</summary>
internal static class AllReadings
{
    private const double Tolerance = 1e-12;

    public static void Agree(IEngineFormula formula)
    {
        var real = formula.Compute(CentralReading.Instance).Select(value => value.Value).ToList();
        var term = formula.Compute(new TermReading()).Select(value => value.Value).ToList();
        var checkedValues = formula.Compute(new CheckedReading()).Select(value => value.Value).ToList();
        var lanes = formula.Compute(new LanesOfCentral()).ToList();

        Assert.NotEmpty(real);
        Assert.Equal(real, term);
        Assert.Equal(real, checkedValues);
        for (var i = 0; i < real.Count; i++)
        {
            Assert.True(double.IsFinite(real[i]), $"value {i} is {real[i]}");
            Assert.All(Enumerable.Range(0, Lanes.Count), lane => Assert.Equal(real[i], lanes[i][lane], Math.Abs(real[i]) * Tolerance));
        }
    }

    private sealed class LanesOfCentral : IReading<Lanes>
    {
        public Lanes Read(Input input) => input.Central;
    }
}
