using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;
using Planner.Domain.Studies;
using Planner.Web.Display;

namespace Planner.Web.Api;

/// <summary>One side of a map as a program asks for it; what is left out is chosen.</summary>
public sealed record AxisRequest
{
    /// <summary>Path of an input: of the scenario's JSON or of a catalogue figure.</summary>
    public string? Input { get; init; }

    /// <summary>First value: as the scenario file states it, for a figure of the catalogue in the unit of the answer.</summary>
    public double? From { get; init; }

    /// <summary>Last value.</summary>
    public double? Until { get; init; }

    public int? Cells { get; init; }

    /// <summary>Equal ratios instead of equal steps.</summary>
    public bool? Logarithmic { get; init; }
}

/// <summary>Arguments of a decision map beside its scenario.</summary>
public sealed record MapRequest
{
    public AxisRequest? Across { get; init; }

    public AxisRequest? Up { get; init; }
}

/// <summary>One side of a map: values in <paramref name="Unit"/>.</summary>
public sealed record AxisReply(string Input, string Name, string Unit, IReadOnlyList<double> Values);

/// <summary>The cheapest option of one cell and its lead over the next best.</summary>
public sealed record MapCellReply(string? Winner, double LeadUsd);

/// <summary>A decision map: rows go up the second axis.</summary>
public sealed record MapReply(AxisReply Across, AxisReply Up, IReadOnlyList<IReadOnlyList<MapCellReply>> Rows);

/// <summary>Arguments of a sizing beside its scenario.</summary>
public sealed record SizingRequest
{
    public int? Draws { get; init; }

    public double? Seed { get; init; }
}

/// <summary>Studies of the decision: where it flips, and how much to own.</summary>
public static class DecisionStudyEndpoints
{
    private const int UsualCells = 20;

    public static void MapDecisionStudies(this IEndpointRouteBuilder api)
    {
        api.MapPost("studies/decision-map", (HttpContext context, CancellationToken cancellation) => Ask<MapRequest>(context, Draw, cancellation))
            .Accepts<MapRequest>("application/json").Produces<MapReply>().Produces<ProblemReply>(400, "application/problem+json").WithName("decision-map");
        api.MapPost("studies/hybrid-size", (HttpContext context, CancellationToken cancellation) => Ask<SizingRequest>(context, Size, cancellation))
            .Accepts<SizingRequest>("application/json").Produces<HybridStudy>().Produces<ProblemReply>(400, "application/problem+json").WithName("hybrid-size");
    }

    private static async Task<IResult> Ask<TRequest>(
        HttpContext context, Func<Scenario, TRequest, Ground, CancellationToken, (object? Answer, ImmutableArray<Problem> Problems)> study, CancellationToken cancellation)
        where TRequest : class, new()
    {
        var ground = await AskedGround.Of(context, cancellation);
        return await StudyQuestions.Ask<TRequest>(context, ground.Catalogue, (scenario, request) => study(scenario, request, ground, cancellation), cancellation);
    }

    private static (object? Answer, ImmutableArray<Problem> Problems) Draw(Scenario scenario, MapRequest request, Ground ground, CancellationToken cancellation)
    {
        var usual = DecisionMap.UsualInputs(scenario);
        var (across, wrong) = Axis("across", request.Across, usual.Across, scenario, ground);
        var (up, others) = Axis("up", request.Up, usual.Up, scenario, ground);
        if (across is null || up is null)
        {
            return (null, [.. wrong, .. others]);
        }

        return across.Input.Id == up.Input.Id
            ? (null, [new Problem("up.input", "map-same-input", [])])
            : (Reply(DecisionMap.Draw(scenario, ground, across, up, cancellation)), []);
    }

    private static (MapAxis? Axis, ImmutableArray<Problem> Problems) Axis(string field, AxisRequest? asked, string usual, Scenario scenario, Ground ground)
    {
        var request = asked ?? new AxisRequest();
        if (WhatIf.Find(request.Input ?? usual, scenario, ground.Catalogue) is not { } input)
        {
            return (null, [new Problem($"{field}.input", "map-input-unknown", [request.Input ?? usual])]);
        }

        var cells = request.Cells ?? UsualCells;
        if (cells is < 2 or > DecisionMap.MostCells)
        {
            return (null, [new Problem($"{field}.cells", "out-of-bounds", [2, DecisionMap.MostCells])]);
        }

        if (request.From is null && request.Until is null)
        {
            return (MapAxis.Usual(input, cells), []);
        }

        var bounds = Bounds(input);
        var (from, until) = (request.From ?? bounds.Minimum, request.Until ?? bounds.Maximum);
        return from >= until || (request.Logarithmic == true && from <= 0) ? (null, [new Problem($"{field}.until", "map-range", [])])
            : from < bounds.Minimum || until > bounds.Maximum ? (null, [new Problem($"{field}.{(from < bounds.Minimum ? "from" : "until")}", "out-of-bounds", [bounds.Minimum, bounds.Maximum])])
            : (MapAxis.Between(input, input.BorderUnit.ToBase(from), input.BorderUnit.ToBase(until), cells, request.Logarithmic ?? false), []);
    }

    // What a scenario may hold, in the unit of the border.
    private static (double Minimum, double Maximum) Bounds(WhatIf input)
    {
        const double longestHorizon = 240;
        const double mostAccelerators = 1e7;
        const double most = 1e15;
        if (input.Whole)
        {
            return (1, input.Id == WhatIf.HorizonId ? longestHorizon : mostAccelerators);
        }

        var (minimum, maximum) = FigureBounds.Find(input.Label.Key) is { } declared ? FigureBounds.Of(declared) : (0, input.BorderUnit.ToBase(most));
        return (input.BorderUnit.FromBase(minimum), input.BorderUnit.FromBase(maximum));
    }

    private static MapReply Reply(MapStudy map) => new(
        Reply(map.Across), Reply(map.Up), [.. map.Rows.Select(row => (IReadOnlyList<MapCellReply>)[.. row.Select(cell => new MapCellReply(cell.Winner, cell.LeadUsd))])]);

    private static AxisReply Reply(MapAxis axis) => new(
        axis.Input.Id, Wording.Current.Label(axis.Input.Label), axis.Input.BorderUnit.Symbol, [.. axis.Values.Select(axis.Input.BorderUnit.FromBase)]);

    private static (object? Answer, ImmutableArray<Problem> Problems) Size(Scenario scenario, SizingRequest request, Ground ground, CancellationToken cancellation)
    {
        var draws = request.Draws ?? HybridSizing.UsualDraws;
        if (draws is < Lanes.Count or > MonteCarlo.UsualDraws)
        {
            return (null, [new Problem("draws", "out-of-bounds", [Lanes.Count, MonteCarlo.UsualDraws])]);
        }

        var study = HybridSizing.Run(scenario, ground, draws, (ulong)Math.Max(0, request.Seed ?? 1), cancellation);
        return study is null ? (null, [new Problem("scenario.options", "nothing-owned", [])]) : (study, []);
    }
}
