using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Studies;

/// <summary>One draw of a study, remembered: what was drawn and how the result follows from it.</summary>
/// <param name="Number">1 for the first draw.</param>
/// <param name="Result">The result and its derivation; inputs have the values that were drawn.</param>
public sealed record DrawnFuture(int Number, Term Result);

/// <summary>Where a quantile of a study comes from.</summary>
/// <param name="Value">The quantile: between two neighbouring draws in proportion, or at one of them.</param>
/// <param name="Low">The draw at or just below it.</param>
/// <param name="High">The next one up; the same where the quantile lies on a draw.</param>
public sealed record QuantileTrace(double Value, DrawnFuture Low, DrawnFuture High);

/// <summary>The draws of a study, drawn again from their seed, so that a quantile can be followed down to the futures it lies between.</summary>
public sealed record DrawnFutures
{
    private readonly Scenario _scenario;
    private readonly Ground _ground;
    private readonly Decisions _decisions;
    private readonly RecordedOutlines _recorded;
    private readonly DrawTable _table;
    private readonly DrawResults _results;

    /// <param name="scenario">The study's.</param>
    /// <param name="ground">The study's.</param>
    /// <param name="draws">As many as the study has.</param>
    /// <param name="seed">The study's.</param>
    /// <param name="cancellation">Ends the draws early with an exception.</param>
    public DrawnFutures(Scenario scenario, Ground ground, int draws, ulong seed, CancellationToken cancellation = default)
    {
        (_scenario, _ground, _decisions) = (scenario, ground, PlanBuilder.Decide(scenario, ground));
        (_recorded, _table, _results) = MonteCarlo.Draw(scenario, ground, _decisions, draws, seed, null, cancellation);
    }

    /// <summary>The horizon.</summary>
    public int Months => _recorded.Months;

    /// <summary>A quantile of an option's discounted cost to the end of a month; null when there is no such option or month.</summary>
    /// <param name="optionId">The option.</param>
    /// <param name="month">From 1 to the horizon, whose cost is the present value.</param>
    /// <param name="share">From 0 to 1.</param>
    public QuantileTrace? Cost(string optionId, int month, double share) => Contest.PlaceOf(_decisions, optionId) is >= 0 and var place && month >= 1 && month <= _recorded.Months
        ? Trace(_results.Columns[(place * _recorded.Months) + month - 1], share, outlines => outlines[place].CumulativePresentValue[month - 1])
        : null;

    /// <summary>A quantile of what an option saves against another to the end of a month; null when there is no such option or month.</summary>
    /// <param name="optionId">The option.</param>
    /// <param name="againstId">The other.</param>
    /// <param name="month">From 1 to the horizon.</param>
    /// <param name="share">From 0 to 1.</param>
    public QuantileTrace? Saving(string optionId, string againstId, int month, double share) =>
        Contest.PlaceOf(_decisions, optionId) is >= 0 and var own && Contest.PlaceOf(_decisions, againstId) is >= 0 and var other && month >= 1 && month <= _recorded.Months
            ? Trace(_results.Saving(own, other, month - 1), share, outlines => outlines[other].CumulativePresentValue[month - 1] - outlines[own].CumulativePresentValue[month - 1])
            : null;

    /// <summary>A quantile of the time to an option's first model; null when there is no such option.</summary>
    public QuantileTrace? FirstModel(string optionId, double share) => Contest.PlaceOf(_decisions, optionId) is >= 0 and var place
        ? Trace(_results.Columns[(_decisions.Options.Length * _recorded.Months) + place], share, outlines => outlines[place].FirstModel)
        : null;

    private QuantileTrace Trace(double[] draws, double share, Func<ImmutableArray<PlanOutline<Term>>, Term> result)
    {
        var order = Enumerable.Range(0, draws.Length).ToArray();
        Array.Sort([.. draws], order);
        var place = share * (draws.Length - 1);
        var (low, high) = (order[(int)place], order[Math.Min((int)Math.Ceiling(place), draws.Length - 1)]);
        return new QuantileTrace(DrawQuantiles.Of(draws, share), Future(low, result), Future(high, result));
    }

    private DrawnFuture Future(int draw, Func<ImmutableArray<PlanOutline<Term>>, Term> result)
    {
        var values = _recorded.Inputs.Select((input, place) => KeyValuePair.Create(input.Id, _table.Columns[place][draw])).ToDictionary(StringComparer.Ordinal);
        return new DrawnFuture(draw + 1, result(PlanBuilder.Outline(_scenario, _ground, _decisions, new MovedTerms(values))));
    }
}
