using System;
using System.Linq;
using Planner.Domain.Engines;
using Planner.Domain.Engines.Finance;
using Planner.Domain.Numbers;

namespace Planner.Domain.Plans;

/// <summary>One option as an investment against another: what it costs more at first is paid back by what it saves later.</summary>
/// <param name="NetPresentValue">What it saves, US dollars at present value before tax.</param>
/// <param name="InternalRate">Of the savings, a share a year; null when they do not change sign, so that there is no such rate.</param>
/// <param name="PaybackMonths">First month at whose end the undiscounted savings have paid back; null when they never do, 0 when nothing is laid out.</param>
/// <param name="PaybackHours">The same on the hour, straight within the month; null with it.</param>
public sealed record InvestmentCase(double NetPresentValue, double? InternalRate, int? PaybackMonths, double? PaybackHours)
{
    /// <summary>The first option as an investment against the second, on their nominal cash flows.</summary>
    public static InvestmentCase Of(Plan<Real> option, Plan<Real> other)
    {
        var flows = PairFigures.Savings(option, other);
        var rate = Returns.InternalRate<Real>(flows.AsSpan()).Value;
        var savings = flows.Select(saving => saving.Value).ToArray();
        var payback = CashFlows.Payback(savings);
        return new InvestmentCase(
            PairFigures.Difference(option, other).Value, double.IsNaN(rate) ? null : rate, payback, payback is { } month ? Hours(savings, month) : null);
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
