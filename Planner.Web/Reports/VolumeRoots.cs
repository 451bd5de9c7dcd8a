using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;
using Planner.Domain.Studies.Ladder;
using Planner.Web.Display;

namespace Planner.Web.Reports;

/// <summary>Figures of the ladder over volume: what a rung costs at one, and from which it costs less than the API, with both costs there.</summary>
/// <param name="scenario">A checked scenario that serves.</param>
/// <param name="ground">Catalogue and constants.</param>
internal sealed class VolumeRoots(Scenario scenario, Ground ground)
{
    /// <summary>Cost of a rung at a volume; its place is <see cref="PlaceOf"/>.</summary>
    public const string Cost = "volume-cost";

    private const int MostHeld = 32;
    private const string Premium = "pays-premium";
    private const string Api = "api";
    private readonly Lazy<LadderAtVolume> _ladder = new(() => new LadderAtVolume(scenario, ground));
    private readonly Recent<(Approach? Approach, double Volume), (LadderCell Cell, Term Cost)?> _found = new(MostHeld);
    private readonly Lock _gate = new();

    /// <summary>The place of a point: a rung and requests a second; without a rung the API that is prompted.</summary>
    public static string PlaceOf(Approach? approach, double requestsPerSecond) => (approach?.ToString() ?? Api) + ":" + requestsPerSecond.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Whether a figure is one of these.</summary>
    public static bool Knows(FigureAddress figure) => figure.Figure is Cost or Premium || figure.Figure == Labels.PaysFrom.Key;

    /// <summary>The explanation; null when no rung has such a point.</summary>
    public Explanation? Find(FigureAddress figure, LadderStudy ladder, Wording words) => scenario.Application.Serve.IsEmpty ? null
        : figure.Figure == Cost ? AtPoint(figure.Place ?? "", words)
        : figure.Figure == Premium ? ladder.Rungs.FirstOrDefault(rung => rung.Approach.ToString() == figure.Place) is { } dearer ? AtOwnVolume(dearer, words) : null
        : ladder.Rungs.FirstOrDefault(rung => rung.Approach.ToString() == figure.Place) is { PaysFrom.RequestsPerSecond: { } volume } rung ? AtCrossing(rung.Approach, volume, words)
        : null;

    private Explanation? AtPoint(string place, Wording words)
    {
        if (place.Split(':') is not [var rung, var text] || !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var volume)
            || (rung != Api && !Enum.TryParse<Approach>(rung, out _)) || At(rung == Api ? null : Enum.Parse<Approach>(rung), volume) is not { } found)
        {
            return null;
        }

        return Explanation.Found(
            Labels.LifetimeCostPresentValue,
            found.Cost.Value,
            words.Text("explain.volume-cost", Name(found.Cell, words), Show(volume, Units.PerSecond, words)),
            Show(found.Cost.Value, Units.Usd, words),
            [(Labels.LifetimeCostPresentValue, found.Cost.Node)],
            Requests(),
            words);
    }

    // Held against the API at the scenario's own volume, over all requests of the horizon.
    private Explanation? AtOwnVolume(LadderRung rung, Wording words)
    {
        var volume = scenario.Application.Serve.Sum(work => work.RequestsPerSecond.Likely);
        if (!double.IsFinite(rung.PaysFrom.Premium) || At(rung.Approach, volume) is not { } own || At(null, volume) is not { } api)
        {
            return null;
        }

        return Explanation.Found(
            Labels.PaysPremium,
            rung.PaysFrom.PremiumPerThousandRequests,
            words.Text("explain.pays-premium", Name(own.Cell, words), Name(api.Cell, words)),
            $"({Show(own.Cost.Value, Units.Usd, words)} − {Show(api.Cost.Value, Units.Usd, words)}) ÷ {Show(rung.PaysFrom.Premium / rung.PaysFrom.PremiumPerThousandRequests * 1000, Units.One, words)} × {NumberDisplay.Fixed(1000, 0, words.Language)}",
            [(Labels.LifetimeCostPresentValue, own.Cost.Node), (Labels.LifetimeCostPresentValue, api.Cost.Node)],
            Requests(),
            words);
    }

    private Explanation? AtCrossing(Approach approach, double volume, Wording words)
    {
        if (At(approach, volume) is not { } own)
        {
            return null;
        }

        // Where no API can do the work at all, there is nothing to hold it against.
        string Said(LadderCell cell, Term cost) => $"{Name(cell, words)} {Show(cost.Value, Units.Usd, words)}";
        (LadderCell Cell, Term Cost)[] both = At(null, volume) is { } api ? [own, api] : [own];
        return Explanation.Found(
            Labels.PaysFrom,
            volume,
            words["explain.pays-from"],
            string.Join(words["list-separator"], both.Select(one => Said(one.Cell, one.Cost))),
            both.Select(one => (Labels.LifetimeCostPresentValue, one.Cost.Node)),
            Requests(),
            words);
    }

    private (LadderCell Cell, Term Cost)? At(Approach? approach, double volume) => _found.Of((approach, volume), Planned);

    private (LadderCell Cell, Term Cost)? Planned((Approach? Approach, double Volume) point) =>
        Point(point) is { Cell: { Option: { } option } cell } found && new ExplainedRun(found.Scenario, ground, found.Decisions).Plan(option.Id) is { } plan
            ? (cell, plan.Totals.LifetimeCostPresentValue)
            : null;

    // The search of the ladder keeps what it has found for itself.
    private LadderPoint? Point((Approach? Approach, double Volume) point)
    {
        lock (_gate)
        {
            return _ladder.Value.Find(point.Volume, point.Approach);
        }
    }

    private IEnumerable<Input> Requests() => scenario.Application.Serve.Select((_, place) => ScenarioInputs.Requests(scenario, place));

    private static string Name(LadderCell cell, Wording words) => words.Text("option.approach", words["approach." + cell.Approach], words["sourced." + cell.Sourcing]);

    private static string Show(double value, Unit unit, Wording words) => QuantityDisplay.Show(value, unit, words.Language).ToString();
}
