using System;
using System.Linq;
using System.Runtime.Intrinsics;
using System.Threading.Tasks;
using Planner.Domain.Numbers;
using Planner.Domain.Studies;

namespace Planner.Tests.Benchmarks;

/// <summary>
/// The model of the shared folder's <c>bench/mc_numpy.py</c> in our numbers: what owning 1,024 GPUs saves against renting them over 60 months, from the same twenty
/// distributions, each drawn plainly from a seeded stream of its own.
/// </summary>
public static class YardstickModel
{
    private const int Months = 60;
    private const double Gpus = 1024;
    private const double HoursOfMonth = 730;
    private const int DrawsOfTask = 16_384;

    // As many as keep the block of all inputs in the first-level cache.
    private const int LanesOfBlock = 16;

    private static readonly YardstickDistribution[] s_inputs =
    [
        new Triangular(24_000, 30_000, 40_000), new Triangular(0.25, 0.35, 0.55), new Triangular(0.08, 0.15, 0.25), new Triangular(8_000, 11_000, 15_000),
        new Normal(1.05, 0.05), new Triangular(1.12, 1.25, 1.5), new LogNormal(0.075, 0.25), new Normal(0.02, 0.015), new Normal(90_000, 12_000),
        new Normal(0.035, 0.01), new Triangular(0.03, 0.05, 0.08), new LogNormal(0.05, 0.4), new Triangular(0.3, 0.5, 1), new Pert(0.35, 0.7, 0.92),
        new Triangular(1, 4, 10), new LogNormal(6.88, 0.2), new Normal(0.12, 0.05), new Triangular(0.1, 0.25, 0.45), new Triangular(0.02, 0.12, 0.3), new Normal(0.1, 0.015),
    ];

    /// <summary>Operations on doubles of one draw: those of the model counted in a run of it, those of the draws as their distributions state them.</summary>
    public static long OperationsOfDraw
    {
        get
        {
            CountedReal.Operations = 0;
            NetPresentValue<CountedReal>(new CountedReal[s_inputs.Length]);
            return CountedReal.Operations + s_inputs.Sum(input => input.Operations);
        }
    }

    /// <summary>Saving of owning in each draw, US dollars.</summary>
    /// <param name="draws">A multiple of eight.</param>
    /// <param name="seed">Same seed, same draws.</param>
    /// <param name="threads">At most so many at once.</param>
    public static double[] Simulate(int draws, ulong seed, int threads)
    {
        var results = new double[draws];
        var streams = s_inputs.Select((_, input) => Chance.For(seed, $"yardstick {input}")).ToArray();
        Parallel.For(0, (draws + DrawsOfTask - 1) / DrawsOfTask, new ParallelOptions { MaxDegreeOfParallelism = threads }, task =>
        {
            Span<Lanes> block = stackalloc Lanes[s_inputs.Length * LanesOfBlock];
            Span<Lanes> one = stackalloc Lanes[s_inputs.Length];
            var end = Math.Min(draws, (task + 1) * DrawsOfTask);
            for (var first = task * DrawsOfTask; first < end; first += LanesOfBlock * Lanes.Count)
            {
                var lanes = Math.Min(LanesOfBlock, (end - first) / Lanes.Count);
                for (var input = 0; input < s_inputs.Length; input++)
                {
                    s_inputs[input].Draw(streams[input], first, block.Slice(input * LanesOfBlock, lanes));
                }

                for (var lane = 0; lane < lanes; lane++)
                {
                    for (var input = 0; input < s_inputs.Length; input++)
                    {
                        one[input] = block[(input * LanesOfBlock) + lane];
                    }

                    NetPresentValue<Lanes>(one).Value.CopyTo(results, first + (lane * Lanes.Count));
                }
            }
        });
        return results;
    }

    /// <summary>What owning saves, month by month as the yardstick does it; the inputs in its order.</summary>
    public static T NetPresentValue<T>(ReadOnlySpan<T> x)
        where T : struct, IReal<T>
    {
        const double monthsOfYear = 12;
        var power = Gpus * x[4];
        var server = Gpus * x[0] * (1 + x[1]) * (1 + x[2]);
        var value = -(server + (power * x[5] * x[3]));
        var energy = power * x[5] * HoursOfMonth;
        var discount = T.Pow(1 + x[19], -1 / monthsOfYear);
        var (energyGrowth, staffGrowth) = (T.Pow(1 + x[7], 1 / monthsOfYear), T.Pow(1 + x[9], 1 / monthsOfYear));
        var rentGrowth = T.Pow(T.Max(1 - x[16], 0.01), 1 / monthsOfYear);
        var maintenance = server * x[10] / monthsOfYear;
        var failures = server * x[11] * x[12] / monthsOfYear;
        var (tariff, staff, rate) = (x[6], x[8], x[15] * (1 - x[17]));
        var rampPerMonth = 1 / x[14];
        T factor = 1;
        for (var month = 1; month <= Months; month++)
        {
            factor *= discount;
            var ramped = month * rampPerMonth;
            var use = x[13] * T.WhereLess(ramped, 1, ramped, 1);
            var build = (energy * tariff * (0.4 + (0.6 * use))) + staff + maintenance + failures;
            var rent = Gpus * HoursOfMonth * use * rate;
            value += factor * (rent - build);
            tariff *= energyGrowth;
            staff *= staffGrowth;
            rate *= rentGrowth;
        }

        return value + (factor * server * x[18]);
    }
}
