using System.Collections.Immutable;
using System.Linq;

namespace Planner.Domain.Studies;

/// <summary>What all draws together say, whether or not all of them are kept. Options by their place among the decisions.</summary>
internal interface IDraws
{
    /// <summary>How many there are.</summary>
    int Draws { get; }

    /// <summary>Present value of an option in each draw, US dollars.</summary>
    double[] PresentValues(int option);

    /// <summary>The band of an option's discounted cost to the end of a month, US dollars.</summary>
    Band Month(int option, int month);

    /// <summary>The band of the seconds from the decision to an option's first model.</summary>
    Band FirstModel(int option);

    /// <summary>The band of what one option saves against another to the end of each month, US dollars.</summary>
    ImmutableArray<Band> Savings(int option, int other);
}

/// <summary>Who wins.</summary>
internal static class Wins
{
    /// <summary>For each option the share of the draws in which it costs least among those that count, the first of several alike; null for those that do not count.</summary>
    public static double?[] Shares(IDraws draws, bool[] counts)
    {
        var costs = counts.Select((_, option) => draws.PresentValues(option)).ToArray();
        var wins = new int[counts.Length];
        for (var draw = 0; draw < draws.Draws; draw++)
        {
            var best = -1;
            for (var option = 0; option < costs.Length; option++)
            {
                if (counts[option] && (best < 0 || costs[option][draw] < costs[best][draw]))
                {
                    best = option;
                }
            }

            if (best >= 0)
            {
                wins[best]++;
            }
        }

        return [.. wins.Select((won, option) => counts[option] ? (double?)won / draws.Draws : null)];
    }
}
