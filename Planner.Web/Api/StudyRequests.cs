using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Numbers;
using Planner.Domain.Scenarios;
using Planner.Domain.Studies;

namespace Planner.Web.Api;

/// <summary>What every study is asked, besides the scenario: to be answered at once, or by a progress resource.</summary>
public abstract record StudyRequest
{
    /// <summary>True: answer 202 with a progress resource whatever the size; false or left out: only when the study is long.</summary>
    public bool? Background { get; init; }

    /// <summary>Whether the study takes longer than a request should.</summary>
    internal virtual bool IsLong => false;

    internal abstract IEnumerable<Problem> Problems();
}

/// <summary>Many futures.</summary>
public sealed record MonteCarloRequest : StudyRequest
{
    private const double LongestAtOnce = 20_000;
    private const double LargestSeed = 9_007_199_254_740_991;

    /// <summary>Draws; 10,000 unless said.</summary>
    public double? Draws { get; init; }

    /// <summary>Same seed, same answer; 1 unless said.</summary>
    public double? Seed { get; init; }

    internal override bool IsLong => Draws > LongestAtOnce;

    internal override IEnumerable<Problem> Problems() =>
    [
        .. StudyProblems.Whole("draws", Draws, Lanes.Count, MonteCarlo.MostDraws),
        .. StudyProblems.Whole("seed", Seed, 0, LargestSeed),
    ];
}

/// <summary>One input at a time, and on request two of them against each other.</summary>
public sealed record SensitivityRequest : StudyRequest
{
    /// <summary>Ids of two inputs for a table; none for the tornado alone.</summary>
    public ImmutableArray<string> TwoWay { get; init; } = [];

    /// <summary>Values of each; 7 unless said.</summary>
    public double? Steps { get; init; }

    internal override IEnumerable<Problem> Problems() =>
    [
        .. TwoWay.Length is 0 or 2 ? [] : new[] { new Problem("twoWay", "study-two-inputs", []) },
        .. TwoWay.Length == 2 && TwoWay[0] == TwoWay[1] ? [new Problem("twoWay[1]", "id-twice", [])] : System.Array.Empty<Problem>(),
        .. StudyProblems.Whole("steps", Steps, 2, Planner.Domain.Studies.TwoWay.MostSteps),
    ];
}

/// <summary>The value of an input at which two options cost the same.</summary>
public sealed record GoalSeekRequest : StudyRequest
{
    /// <summary>Id of the input that is sought.</summary>
    public string? Input { get; init; }

    /// <summary>An option; the recommended one unless said.</summary>
    public string? First { get; init; }

    /// <summary>The option that it shall equal; the next best unless said.</summary>
    public string? Second { get; init; }

    /// <summary>The least value to look at, in the input's unit.</summary>
    public double? From { get; init; }

    /// <summary>The greatest.</summary>
    public double? Until { get; init; }

    internal override IEnumerable<Problem> Problems() =>
    [
        .. Input is null ? [new Problem("input", "required", [])] : System.Array.Empty<Problem>(),
        .. From >= Until ? [new Problem("until", "study-limits-order", [From.Value, Until.Value])] : System.Array.Empty<Problem>(),
        .. From is null != Until is null ? [new Problem(From is null ? "from" : "until", "required", [])] : System.Array.Empty<Problem>(),
        .. First is not null && First == Second ? [new Problem("second", "study-same-option", [])] : System.Array.Empty<Problem>(),
    ];
}

/// <summary>The smallest count for which an option does the work and costs no more than another.</summary>
public sealed record CountSeekRequest : StudyRequest
{
    private const double MostCount = 10_000_000;

    /// <summary>What is counted: <c>terms.horizonMonths</c> or <c>options[id].accelerators</c>.</summary>
    public string? Input { get; init; }

    /// <summary>The option that shall cost no more; the next best unless said.</summary>
    public string? First { get; init; }

    /// <summary>The option that it is held against; the recommended one unless said.</summary>
    public string? Second { get; init; }

    /// <summary>The least count to look at.</summary>
    public double? From { get; init; }

    /// <summary>The greatest.</summary>
    public double? Until { get; init; }

    internal override IEnumerable<Problem> Problems() =>
    [
        .. Input is null ? [new Problem("input", "required", [])] : System.Array.Empty<Problem>(),
        .. StudyProblems.Whole("from", From, 1, MostCount),
        .. StudyProblems.Whole("until", Until, 1, Input == Planner.Domain.Plans.WhatIf.HorizonId ? Planner.Domain.Studies.CountSeek.LongestHorizon : MostCount),
        .. From > Until ? [new Problem("until", "study-limits-order", [From.Value, Until.Value])] : System.Array.Empty<Problem>(),
        .. From is null != Until is null ? [new Problem(From is null ? "from" : "until", "required", [])] : System.Array.Empty<Problem>(),
        .. First is not null && First == Second ? [new Problem("second", "study-same-option", [])] : System.Array.Empty<Problem>(),
    ];
}

/// <summary>Approach by source on the same requests; it takes no arguments.</summary>
public sealed record LadderRequest : StudyRequest
{
    internal override IEnumerable<Problem> Problems() => [];
}

/// <summary>Serving alone at all volumes; it takes no arguments.</summary>
public sealed record ServingRequest : StudyRequest
{
    internal override IEnumerable<Problem> Problems() => [];
}

/// <summary>Checks that several studies share.</summary>
internal static class StudyProblems
{
    public static IEnumerable<Problem> Whole(string path, double? value, double least, double greatest)
    {
        if (value is { } given && (given < least || given > greatest))
        {
            yield return new Problem(path, "out-of-range", [least, greatest]);
        }
        else if (value is { } part && part != System.Math.Floor(part))
        {
            yield return new Problem(path, "whole-number", []);
        }
    }
}
