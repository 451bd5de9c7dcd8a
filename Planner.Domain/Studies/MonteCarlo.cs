using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Studies;

/// <summary>P10, P50 and P90 of a figure over all draws.</summary>
public readonly record struct Band(double P10, double P50, double P90);

/// <summary>How an option fares over all draws.</summary>
/// <param name="OptionId">The option.</param>
/// <param name="PresentValue">US dollars.</param>
/// <param name="FirstModelSeconds">From the decision.</param>
/// <param name="CumulativeByMonth">Discounted cost to the end of each month, US dollars.</param>
/// <param name="WinShare">Share of the draws in which it is the cheapest of those that can do the work and are not ruled out; null when it is not among them.</param>
public sealed record OptionRisk(string OptionId, Band PresentValue, Band FirstModelSeconds, ImmutableArray<Band> CumulativeByMonth, double? WinShare);

/// <summary>What the recommended option saves against the next best over all draws, futures paired: the net present value of choosing it, by month.</summary>
/// <param name="OptionId">The recommended option.</param>
/// <param name="AgainstId">The next best on the central values.</param>
/// <param name="ByMonth">Discounted saving to the end of each month, US dollars; below zero while it has cost more.</param>
public sealed record SavingFan(string OptionId, string AgainstId, ImmutableArray<Band> ByMonth);

/// <summary>What many futures make of a comparison. Every draw hits all options alike.</summary>
/// <param name="Draws">How many there were.</param>
/// <param name="Seed">Same seed, same answer.</param>
/// <param name="Options">In the order of the decisions.</param>
/// <param name="Inputs">The inputs that were drawn, by id.</param>
/// <param name="Learning">What it would be worth to know each of them, and the share it has in the doubt; in the order of <paramref name="Inputs"/>.</param>
/// <param name="ValueOfCertainty">Expected saving, US dollars, of who knows all inputs before deciding; null when fewer than two options can do the work.</param>
public sealed record RiskStudy(
    int Draws, ulong Seed, ImmutableArray<OptionRisk> Options, ImmutableArray<Input> Inputs, ImmutableArray<InputLearning> Learning, double? ValueOfCertainty)
{
    /// <summary>Net present value by month of choosing the recommended option; null when fewer than two options can do the work.</summary>
    public SavingFan? Saving { get; init; }

    /// <summary>Which inputs were drawn together, and how closely.</summary>
    public ImmutableArray<Tie> Ties { get; init; } = [];
}

/// <summary>Many futures of one comparison with the decisions kept: one buys the cluster before one knows the demand.</summary>
public static class MonteCarlo
{
    public const int UsualDraws = 10_000;

    /// <summary>All draws of all inputs are kept; many more would not fit in an ordinary machine's memory, and move no band by a thousandth.</summary>
    public const int MostDraws = 100_000;

    // So many draws are kept as they are; of more only what the bands need.
    private const int MostKept = 20_000;

    /// <summary>Runs the study.</summary>
    /// <param name="scenario">A checked scenario.</param>
    /// <param name="ground">Catalogue and constants.</param>
    /// <param name="comparison">The comparison on the central values, whose decisions are kept; a plan that it rules out can win no draw.</param>
    /// <param name="decisions">Its decisions.</param>
    /// <param name="draws">Between 8 and <see cref="MostDraws"/>; rounded up to a multiple of eight.</param>
    /// <param name="seed">Any number.</param>
    /// <param name="tell">Told how many draws are done, from whatever thread.</param>
    /// <param name="cancellation">Ends the study early with an exception.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer draws than 8 or more than <see cref="MostDraws"/>.</exception>
    public static RiskStudy Run(
        Scenario scenario,
        Ground ground,
        Plans.Comparison<Real> comparison,
        Decisions decisions,
        int draws = UsualDraws,
        ulong seed = 1,
        Action<int>? tell = null,
        CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, Lanes.Count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(draws, MostDraws);
        var count = (draws + Lanes.Count - 1) / Lanes.Count * Lanes.Count;
        var (recorded, table) = Record(scenario, ground, decisions, count, seed, cancellation);
        var pair = comparison.Ranking.Where(comparison.Contenders.Contains).Take(2).ToArray() is [var own, var next] ? (Own: own, Next: next) : ((string Own, string Next)?)null;
        (int Own, int Other)? places = pair is { } two ? (Contest.PlaceOf(decisions, two.Own), Contest.PlaceOf(decisions, two.Next)) : null;
        var sieved = count > MostKept ? recorded.Sieve(table.Columns, count, places, tell, cancellation) : null;
        IDraws results = sieved is null ? recorded.Replay(table.Columns, count, tell, cancellation) : sieved;
        var counts = decisions.Options.Select(option => comparison.Contenders.Contains(option.Option.Id)).ToArray();
        var wins = Wins.Shares(results, counts);
        var learning = new Learning(results, counts);
        return new RiskStudy(
            count,
            seed,
            [.. decisions.Options.Select((option, place) => Risk(results, recorded.Months, place, option.Option.Id, wins[place]))],
            recorded.Inputs,
            [.. recorded.Inputs.Select((input, place) => learning.Of(input, table.Orders[place]))],
            learning.ValueOfCertainty)
        {
            // Whom to hold it against is decided on the central values, as the recommendation is.
            Saving = pair is { } against && places is { } of ? new SavingFan(against.Own, against.Next, results.Savings(of.Own, of.Other)) : null,
            Ties = Ties.Of(scenario, ground.Catalogue, recorded.Inputs),
        };
    }

    private static OptionRisk Risk(IDraws results, int months, int option, string id, double? winShare)
    {
        var byMonth = new Band[months];
        Parallel.For(0, months, month => byMonth[month] = results.Month(option, month));
        return new OptionRisk(id, byMonth[months - 1], results.FirstModel(option), [.. byMonth], winShare);
    }

    /// <summary>All draws themselves: what is drawn, and what each option makes of it.</summary>
    /// <param name="scenario">A checked scenario.</param>
    /// <param name="ground">Catalogue and constants.</param>
    /// <param name="decisions">That are kept.</param>
    /// <param name="draws">A multiple of eight.</param>
    /// <param name="seed">Any number.</param>
    /// <param name="tell">Told how many draws are done, from whatever thread.</param>
    /// <param name="cancellation">Ends the draws early with an exception.</param>
    internal static (RecordedOutlines Recorded, DrawTable Table, DrawResults Results) Draw(
        Scenario scenario, Ground ground, Decisions decisions, int draws, ulong seed, Action<int>? tell, CancellationToken cancellation)
    {
        var (recorded, table) = Record(scenario, ground, decisions, draws, seed, cancellation);
        return (recorded, table, recorded.Replay(table.Columns, draws, tell, cancellation));
    }

    private static (RecordedOutlines Recorded, DrawTable Table) Record(Scenario scenario, Ground ground, Decisions decisions, int draws, ulong seed, CancellationToken cancellation)
    {
        var recorded = RecordedOutlines.Of(scenario, ground, decisions, input => !input.Value.IsFixed);
        cancellation.ThrowIfCancellationRequested();
        return (recorded, new DrawTable(recorded.Inputs, draws, seed, Ties.Of(scenario, ground.Catalogue, recorded.Inputs)));
    }
}
