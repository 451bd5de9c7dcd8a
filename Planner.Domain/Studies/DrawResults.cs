using System;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.Intrinsics;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;

namespace Planner.Domain.Studies;

/// <summary>Costs and dates of all options in all draws. Each draw has its own place, so that the order of computing does not matter.</summary>
internal sealed class DrawResults(int options, int months, int draws)
{
    private readonly double[][] _cumulative = [.. Enumerable.Range(0, options * months).Select(_ => new double[draws])];
    private readonly double[][] _firstModel = [.. Enumerable.Range(0, options).Select(_ => new double[draws])];

    public int Draws => draws;

    /// <summary>Keeps eight draws from this one on.</summary>
    public void Store(int draw, ImmutableArray<PlanOutline<Lanes>> outlines)
    {
        for (var option = 0; option < options; option++)
        {
            Copy(outlines[option].FirstModel, _firstModel[option], draw);
            for (var month = 0; month < months; month++)
            {
                Copy(outlines[option].CumulativePresentValue[month], _cumulative[(option * months) + month], draw);
            }
        }
    }

    /// <summary>For each option the share of the draws in which it costs least among those that count; null for those that do not count.</summary>
    public double?[] WinShares(bool[] counts)
    {
        var wins = new int[options];
        for (var draw = 0; draw < draws; draw++)
        {
            var best = -1;
            for (var option = 0; option < options; option++)
            {
                if (counts[option] && (best < 0 || Last(option)[draw] < Last(best)[draw]))
                {
                    best = option;
                }
            }

            if (best >= 0)
            {
                wins[best]++;
            }
        }

        return [.. wins.Select((won, option) => counts[option] ? (double?)won / draws : null)];
    }

    /// <summary>The bands of one option.</summary>
    public OptionRisk Risk(int option, string id, double? winShare)
    {
        var scratch = new double[draws];
        var byMonth = ImmutableArray.CreateBuilder<Band>(months);
        for (var month = 0; month < months; month++)
        {
            byMonth.Add(BandOf(_cumulative[(option * months) + month], scratch));
        }

        return new OptionRisk(id, byMonth[months - 1], BandOf(_firstModel[option], scratch), byMonth.MoveToImmutable(), winShare);
    }

    private double[] Last(int option) => _cumulative[(option * months) + months - 1];

    private static Band BandOf(double[] draws, double[] scratch)
    {
        draws.CopyTo(scratch, 0);
        return new Band(Quantiles.OfDraws(scratch, 0.1), Quantiles.OfDraws(scratch, 0.5), Quantiles.OfDraws(scratch, 0.9));
    }

    private static void Copy(Lanes values, double[] target, int draw) => values.Value.CopyTo(target, draw);
}
