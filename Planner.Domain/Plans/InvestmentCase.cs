using System;
using System.Linq;
using Planner.Domain.Engines.Finance;
using Planner.Domain.Numbers;

namespace Planner.Domain.Plans;

/// <summary>Of two options the one that costs more at first, as an investment in what it costs less later.</summary>
/// <param name="Option">The investment: what it costs more lies, weighed by amount, before what it costs less.</param>
/// <param name="Alternative">The other one.</param>
/// <param name="ExtraOutlay">Most money that it has cost more than the alternative at the end of any month, US dollars, not discounted; 0 when it never has.</param>
/// <param name="NetPresentValue">What it saves, US dollars at present value before tax; below zero when it does not pay.</param>
/// <param name="InternalRate">Return on the extra money, a share a year; null when what is saved does not change sign, so that there is no such rate.</param>
/// <param name="PaybackMonths">First month from whose end on the extra money is back for good, not discounted; null when nothing extra is put in or it never comes back.</param>
/// <param name="PaybackHours">The same on the hour, straight within the month; null with it.</param>
public sealed record InvestmentCase(string Option, string Alternative, double ExtraOutlay, double NetPresentValue, double? InternalRate, int? PaybackMonths, double? PaybackHours)
{
    // Less than a cent is nothing: sums of the same prices in another order differ by that.
    private const double Nothing = 0.01;

    /// <summary>Two options against each other, on their nominal cash flows.</summary>
    public static InvestmentCase Of(Plan<Real> one, Plan<Real> other)
    {
        var difference = PairFigures.Savings(other, one).Select(cost => cost.Value).ToArray();
        var (dearer, cheaper) = (Centre(difference, 1), Centre(difference, -1));
        // Who is never dearer puts nothing extra in: it stands first, and there is no investment.
        var isFirst = double.IsInfinity(dearer) || (!double.IsInfinity(cheaper) && dearer <= cheaper);
        return isFirst ? Against(one, other) : Against(other, one);
    }

    private static InvestmentCase Against(Plan<Real> option, Plan<Real> alternative)
    {
        var flows = PairFigures.Savings(option, alternative);
        var savings = flows.Select(saving => saving.Value).ToArray();
        var rate = Returns.InternalRate<Real>(flows.AsSpan()).Value;
        var worst = CashFlows.LargestOutlay<Real>(flows.AsSpan()).Value;
        var recovery = CashFlows.RecoveryTime<Real>(flows.AsSpan()).Value;
        var payback = worst > Nothing && double.IsFinite(recovery) ? (int)Math.Round(Units.Month.FromBase(recovery)) : (int?)null;
        return new InvestmentCase(
            option.OptionId, alternative.OptionId, worst > Nothing ? worst : 0, PairFigures.Difference(option, alternative).Value,
            double.IsNaN(rate) || worst <= Nothing ? null : rate, payback, payback is { } month ? Hours(savings, month) : null);
    }

    /// <summary>The month in which the amounts of one sign lie, weighed; endless when there are none.</summary>
    private static double Centre(double[] amounts, int sign)
    {
        var weights = amounts.Select(amount => Math.Max(0, amount * sign)).ToArray();
        var all = weights.Sum();
        return all <= Nothing ? double.PositiveInfinity : weights.Select((weight, month) => weight * month).Sum() / all;
    }

    private static double Hours(double[] savings, int month)
    {
        if (month == 0)
        {
            return 0;
        }

        var before = savings[..month].Sum();
        return Units.Hour.FromBase(Units.Month.Factor) * (month - 1 + (-before / savings[month]));
    }
}
