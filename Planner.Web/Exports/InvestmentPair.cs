using System;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Numbers;

namespace Planner.Web.Exports;

/// <summary>What one option saves against another, with the values that the search for its rate of return has when the file is written.</summary>
/// <param name="Other">Id of the option that it is held against.</param>
/// <param name="Savings">At the starts of months, US dollars; the last at the end of the horizon.</param>
/// <param name="Outlay">The most that is ever spent more, US dollars.</param>
/// <param name="Rate">Internal rate of return, a share a year; not a number where there is none.</param>
internal sealed record InvestmentPair(string Other, ImmutableArray<TermEntry> Savings, TermEntry Outlay, double Rate)
{
    private readonly double[] _flows = [.. Savings.Select(saving => saving.Node.Value)];

    public bool HasRate => double.IsFinite(Rate);

    /// <summary>The sign of what the savings are worth at a monthly rate.</summary>
    public int SignAt(double rate) => Math.Sign(RateOfReturn.Worth(_flows, rate));

    /// <summary>The step at which the sign was found to change, up to a step: below zero when downwards, 0 when not yet.</summary>
    /// <param name="points">Where it is looked for.</param>
    /// <param name="last">The step.</param>
    /// <param name="zero">Answer when the rate is zero.</param>
    /// <param name="none">Answer when the savings never change sign.</param>
    public int Found(ImmutableArray<(double Up, double Down)> points, int last, int zero, int none)
    {
        if (_flows.Min() >= 0 || _flows.Max() <= 0)
        {
            return none;
        }

        var start = SignAt(0);
        for (var step = 1; start != 0 && step <= last; step++)
        {
            if (SignAt(points[step].Up) != SignAt(points[step - 1].Up))
            {
                return step;
            }

            if (SignAt(points[step].Down) != SignAt(points[step - 1].Down))
            {
                return -step;
            }
        }

        return start == 0 ? zero : 0;
    }

    /// <summary>The interval in which the sign changes; both ends 0 when there is none.</summary>
    public (double Low, double High) Start(ImmutableArray<(double Up, double Down)> points, int zero, int none) => Found(points, points.Length - 1, zero, none) switch
    {
        var found when found == 0 || found == zero || found == none => (0, 0),
        > 0 and var up => (points[up - 1].Up, points[up].Up),
        var down => (points[-down].Down, points[-down - 1].Down),
    };

    /// <summary>The half of an interval in which the sign changes.</summary>
    public (double Low, double High) Halved((double Low, double High) interval)
    {
        var middle = interval.Low + ((interval.High - interval.Low) / 2);
        return SignAt(middle) == SignAt(interval.Low) && interval.High > interval.Low ? (middle, interval.High) : (interval.Low, middle);
    }
}
