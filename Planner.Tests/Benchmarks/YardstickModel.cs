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
    private const int EnergyGrowth = 7;
    private const int StaffGrowth = 9;
    private const int RentDecline = 16;
    private const int DiscountRate = 19;
    private const int DrawsOfTask = 16_384;

    // As many as keep the block of all inputs in the first-level cache.
    private const int LanesOfBlock = 32;

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
            var x = new CountedReal[s_inputs.Length];
            MonthlyFactors<CountedReal>(x, 1);
            NetPresentValue<CountedReal>(x, 1);
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
            var end = Math.Min(draws, (task + 1) * DrawsOfTask);
            for (var first = task * DrawsOfTask; first < end; first += LanesOfBlock * Lanes.Count)
            {
                var lanes = Math.Min(LanesOfBlock, (end - first) / Lanes.Count);
                for (var input = 0; input < s_inputs.Length; input++)
                {
                    s_inputs[input].Draw(streams[input], first, block.Slice(input * LanesOfBlock, lanes));
                }

                MonthlyFactors(block, LanesOfBlock);
                for (var lane = 0; lane < lanes; lane++)
                {
                    NetPresentValue<Lanes>(block[lane..], LanesOfBlock).Value.CopyTo(results, first + (lane * Lanes.Count));
                }
            }
        });
        return results;
    }

    // Of all draws of a block before the months of the first: powers take long, and many at once take hardly longer.
    private static void MonthlyFactors<T>(Span<T> x, int stride)
        where T : struct, IReal<T>
    {
        const double month = 1.0 / 12;
        for (var draw = 0; draw < stride; draw++)
        {
            x[(EnergyGrowth * stride) + draw] = T.Pow(1 + x[(EnergyGrowth * stride) + draw], month);
            x[(StaffGrowth * stride) + draw] = T.Pow(1 + x[(StaffGrowth * stride) + draw], month);
            x[(RentDecline * stride) + draw] = T.Pow(T.Max(1 - x[(RentDecline * stride) + draw], 0.01), month);
            x[(DiscountRate * stride) + draw] = T.Pow(1 + x[(DiscountRate * stride) + draw], -month);
        }
    }

    // What owning saves, month by month as the yardstick does it; the inputs in its order, each `stride` behind the one before.
    private static T NetPresentValue<T>(ReadOnlySpan<T> x, int stride)
        where T : struct, IReal<T>
    {
        var server = Gpus * x[0] * (1 + x[stride]) * (1 + x[2 * stride]);
        var power = Gpus * x[4 * stride] * x[5 * stride];
        var upkeep = server * (x[10 * stride] + (x[11 * stride] * x[12 * stride])) * (1.0 / 12);
        var (energy, staff) = (power * -HoursOfMonth * x[6 * stride], -x[8 * stride]);
        var rent = Gpus * HoursOfMonth * x[15 * stride] * (1 - x[17 * stride]);
        var (energyGrowth, staffGrowth, rentGrowth, discount) = (x[EnergyGrowth * stride], x[StaffGrowth * stride], x[RentDecline * stride], x[DiscountRate * stride]);
        var (utilisation, rampPerMonth) = (x[13 * stride], 1 / x[14 * stride]);
        var value = -T.MultiplyAdd(power, x[3 * stride], server);
        T factor = 1;
        T month = 0;
        for (var passed = 0; passed < Months; passed++)
        {
            factor *= discount;
            month += 1;
            var ramped = month * rampPerMonth;
            var use = utilisation * T.WhereLess(ramped, 1, ramped, 1);
            var flow = T.MultiplyAdd(energy, T.MultiplyAdd(0.6, use, 0.4), staff) - upkeep;
            value = T.MultiplyAdd(factor, T.MultiplyAdd(use, rent, flow), value);
            energy *= energyGrowth;
            staff *= staffGrowth;
            rent *= rentGrowth;
        }

        return T.MultiplyAdd(factor * server, x[18 * stride], value);
    }
}
