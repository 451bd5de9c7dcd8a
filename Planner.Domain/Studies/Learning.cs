using System;
using System.Linq;
using Planner.Domain.Numbers;

namespace Planner.Domain.Studies;

/// <summary>What one input contributes to the doubt about a decision, and what it would be worth to learn it before deciding.</summary>
/// <param name="Input">The input.</param>
/// <param name="VarianceShare">Share of the variance of the recommended option's lead that knowing the input would remove (first-order effect), 0 to 1.</param>
/// <param name="ValueOfLearning">Expected saving, US dollars, of deciding with the input known (partial value of perfect information); 0 when no value of it would change the decision.</param>
public readonly record struct InputLearning(Input Input, double VarianceShare, double ValueOfLearning);

/// <summary>
/// The value of information, from the draws of a study themselves: draws in which an input lies in the same twentieth of its range show which option is best
/// there. The best is chosen on one half of the draws and judged on the other, so that chance alone is worth nothing.
/// Method: Heath, Manolopoulou and Baio (2017), A review of methods for analysis of the expected value of information.
/// </summary>
public sealed record Learning
{
    private const int Classes = 20;
    private const double ErrorsOfChance = 3;

    private readonly double[][] _costs;
    private readonly double[] _lead;
    private readonly int _best;

    internal Learning(IDraws results, bool[] counts)
        : this([.. counts.Select((does, option) => (does, option)).Where(pair => pair.does).Select(pair => results.PresentValues(pair.option))])
    {
    }

    /// <param name="costs">Present values of the options that count, one value a draw.</param>
    public Learning(double[][] costs)
    {
        _costs = costs;
        _best = costs.Length == 0 ? 0 : Enumerable.Range(0, costs.Length).MinBy(option => costs[option].Average());
        _lead = costs.Length < 2 ? [] : [.. Enumerable.Range(0, costs[0].Length).Select(Lead)];
        ValueOfCertainty = costs.Length < 2 ? null : _lead.Average(lead => Math.Max(0, -lead));
    }

    /// <summary>Expected saving of who knows everything before deciding; null when there is no choice.</summary>
    public double? ValueOfCertainty { get; }

    /// <param name="input">An input that was drawn.</param>
    /// <param name="order">The rank of each draw by it.</param>
    public InputLearning Of(Input input, double[] order) => _lead.Length < 2 * Classes
        ? new InputLearning(input, 0, 0)
        : Of(input, Array.ConvertAll(order, rank => (byte)(rank * Classes / order.Length)));

    private InputLearning Of(Input input, byte[] classes) => new(input, VarianceShare(classes), Saving(classes));

    private double Lead(int draw)
    {
        var next = double.PositiveInfinity;
        for (var option = 0; option < _costs.Length; option++)
        {
            next = option == _best ? next : Math.Min(next, _costs[option][draw]);
        }

        return next - _costs[_best][draw];
    }

    // Between the classes less what chance alone would put there, over all (ω²).
    private double VarianceShare(byte[] classes)
    {
        Span<double> sums = stackalloc double[Classes];
        Span<int> members = stackalloc int[Classes];
        var (mean, squares) = (_lead.Average(), 0.0);
        for (var draw = 0; draw < _lead.Length; draw++)
        {
            var one = classes[draw];
            var distance = _lead[draw] - mean;
            sums[one] += distance;
            members[one]++;
            squares += distance * distance;
        }

        var between = 0.0;
        for (var one = 0; one < Classes; one++)
        {
            between += sums[one] * sums[one] / members[one];
        }

        var within = (squares - between) / (_lead.Length - Classes);
        return squares <= 0 ? 0 : Math.Clamp((between - ((Classes - 1) * within)) / squares, 0, 1);
    }

    // What is saved, on the average, against the option that is best on the whole; what chance alone could have shown counts as nothing.
    private double Saving(byte[] classes)
    {
        Span<double> moments = [0, 0];
        Judge(classes, 0, moments);
        Judge(classes, 1, moments);
        var mean = moments[0] / _lead.Length;
        var error = Math.Sqrt(Math.Max(0, (moments[1] / _lead.Length) - (mean * mean)) / _lead.Length);
        return mean > ErrorsOfChance * error ? mean : 0;
    }

    // Chosen on the draws of one half, judged on those of the other.
    private void Judge(byte[] classes, int half, Span<double> moments)
    {
        var sums = new double[_costs.Length][];
        for (var option = 0; option < sums.Length; option++)
        {
            var (own, costs) = (sums[option] = new double[Classes + 1], _costs[option]);
            var all = 0.0;
            for (var draw = half; draw < costs.Length; draw += 2)
            {
                own[classes[draw]] += costs[draw];
                all += costs[draw];
            }

            own[Classes] = all;
        }

        var choice = Enumerable.Range(0, Classes + 1).Select(one => Enumerable.Range(0, _costs.Length).MinBy(option => sums[option][one])).ToArray();
        var whole = _costs[choice[Classes]];
        for (var draw = 1 - half; draw < _lead.Length; draw += 2)
        {
            var saved = whole[draw] - _costs[choice[classes[draw]]][draw];
            moments[0] += saved;
            moments[1] += saved * saved;
        }
    }
}
