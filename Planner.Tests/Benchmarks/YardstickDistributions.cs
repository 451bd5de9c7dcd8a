using System;
using System.Runtime.InteropServices;
using Planner.Domain.Numbers;
using Planner.Domain.Studies;

namespace Planner.Tests.Benchmarks;

/// <summary>A distribution of the yardstick by its quantiles. Each has a loop of its own, so that what does not change is set up once.</summary>
internal abstract class YardstickDistribution
{
    /// <summary>Operations of the generator: two rounds of shift, mix and multiply, and the step to a share.</summary>
    protected const int Generator = 11;

    /// <summary>Operations of the normal quantile's middle: two polynomials of the fifth degree and a division.</summary>
    protected const int NormalQuantile = 24;

    /// <summary>Operations of one draw; the tails of the normal quantile are left out, which only some draws need.</summary>
    public abstract int Operations { get; }

    /// <summary>Fills draws from a stream, from this place on.</summary>
    public abstract void Draw(Chance stream, int first, Span<Lanes> draws);

    protected static void Shares(Chance stream, int first, Span<Lanes> draws)
    {
        for (var lane = 0; lane < draws.Length; lane++)
        {
            draws[lane] = stream.Shares(first + (lane * Lanes.Count));
        }
    }
}

internal sealed class Normal(double mean, double deviation) : YardstickDistribution
{
    public override int Operations => Generator + NormalQuantile + 2;

    public override void Draw(Chance stream, int first, Span<Lanes> draws)
    {
        Shares(stream, first, draws);
        Quantiles.Normal(draws);
        foreach (ref var draw in draws)
        {
            draw = Lanes.MultiplyAdd(deviation, draw, mean);
        }
    }
}

internal sealed class LogNormal(double median, double sigma) : YardstickDistribution
{
    private const int Exponential = 31;

    public override int Operations => Generator + NormalQuantile + Exponential + 2;

    public override void Draw(Chance stream, int first, Span<Lanes> draws)
    {
        Shares(stream, first, draws);
        Quantiles.Normal(draws);
        foreach (ref var draw in draws)
        {
            draw = median * Lanes.Exp(sigma * draw);
        }
    }
}

internal sealed class Triangular(double least, double likely, double greatest) : YardstickDistribution
{
    private readonly Triangle _triangle = new(least, likely, greatest);

    public override int Operations => Generator + 10;

    public override void Draw(Chance stream, int first, Span<Lanes> draws)
    {
        for (var lane = 0; lane < draws.Length; lane++)
        {
            draws[lane] = _triangle.Quantile(stream.Shares(first + (lane * Lanes.Count)));
        }
    }
}

/// <summary>The beta distribution between two ends that project planners call PERT: its distribution function is integrated once, its quantiles are read between the knots.</summary>
internal sealed class Pert : YardstickDistribution
{
    private const int Knots = 8192;
    private const int Steps = 1 << 18;
    private readonly double[] _quantiles = new double[Knots + 2];

    public Pert(double least, double likely, double greatest)
    {
        var sums = Integrate(4 * (likely - least) / (greatest - least), 4 * (greatest - likely) / (greatest - least));
        var step = 0;
        for (var knot = 0; knot <= Knots; knot++)
        {
            var wanted = sums[Steps] * knot / Knots;
            while (step < Steps - 1 && sums[step + 1] < wanted)
            {
                step++;
            }

            _quantiles[knot] = least + ((greatest - least) * (step + ((wanted - sums[step]) / (sums[step + 1] - sums[step]))) / Steps);
        }

        _quantiles[Knots + 1] = _quantiles[Knots];
    }

    public override int Operations => Generator + 5;

    public override void Draw(Chance stream, int first, Span<Lanes> draws)
    {
        Shares(stream, first, draws);
        ReadOnlySpan<double> quantiles = _quantiles;
        foreach (ref var draw in MemoryMarshal.Cast<Lanes, double>(draws))
        {
            var place = draw * Knots;
            var knot = double.ConvertToIntegerNative<int>(place);
            draw = quantiles[knot] + ((quantiles[knot + 1] - quantiles[knot]) * (place - knot));
        }
    }

    // The density of the beta distribution with the parameters 1 + a and 1 + b, summed by the midpoint rule.
    private static double[] Integrate(double a, double b)
    {
        var sums = new double[Steps + 1];
        for (var step = 1; step <= Steps; step++)
        {
            var middle = (step - 0.5) / Steps;
            sums[step] = sums[step - 1] + (Math.Pow(middle, a) * Math.Pow(1 - middle, b));
        }

        return sums;
    }
}
