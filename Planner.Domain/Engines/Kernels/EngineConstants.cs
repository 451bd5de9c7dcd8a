using System.Collections.Generic;
using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Kernels;

/// <summary>The fitted constants of the physical engines, as <c>seed-data/engine-constants.json</c> holds them.</summary>
/// <param name="Version">Names the fit; plans and API answers carry it.</param>
/// <param name="Training">Constants and bands of the training engine.</param>
/// <param name="Serving">Constants and bands of the serving engine.</param>
public sealed record EngineConstants(string Version, EngineSection Training, EngineSection Serving);

/// <summary>Constants, residual bands and recorded errors of one engine.</summary>
public sealed record EngineSection(
    IReadOnlyDictionary<string, FittedConstant> Constants,
    ImmutableArray<ResidualBand> Bands,
    ImmutableArray<RecordedError> Errors)
{
    public static EngineSection Empty { get; } = new(ImmutableDictionary<string, FittedConstant>.Empty, [], []);

    /// <summary>The constant as an input that a reading lifts. An unknown id is a bug of ours and throws.</summary>
    public Input this[string id] => Constants[id].Input;

    /// <summary>The band of a regime; the widest of all when the regime has none of its own.</summary>
    public ResidualBand Band(string regime)
    {
        var widest = new ResidualBand(regime, 0, 1, 1);
        foreach (var band in Bands)
        {
            if (band.Regime == regime)
            {
                return band;
            }

            widest = widest with { Low = System.Math.Min(widest.Low, band.Low), High = System.Math.Max(widest.High, band.High) };
        }

        return widest;
    }
}

/// <summary>P10 and P90 of measured over predicted throughput in one regime, from runs whose source family was left out of the fit.</summary>
/// <param name="Regime">What kind of run: <c>dense-hopper</c>, <c>lora-one-node</c> …</param>
/// <param name="Rows">Measured runs behind it.</param>
/// <param name="Low">P10 of measured over predicted.</param>
/// <param name="High">P90 of measured over predicted.</param>
public sealed record ResidualBand(string Regime, int Rows, double Low, double High);

/// <summary>An error that the fit reached, recorded so that a test can hold file and engine together.</summary>
/// <param name="Scope">Rows meant.</param>
/// <param name="Rows">How many.</param>
/// <param name="Median">Median absolute error as a share.</param>
/// <param name="Mean">Mean absolute error as a share.</param>
/// <param name="NinetiethPercentile">90th percentile of the absolute error as a share.</param>
/// <param name="InsideBand">Share of the measurements inside P10 to P90; null where it was not recorded.</param>
public sealed record RecordedError(
    string Scope,
    int Rows,
    double Median,
    double Mean,
    double NinetiethPercentile,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? InsideBand = null);

/// <summary>One fitted constant.</summary>
/// <param name="Engine">Its section: <c>training</c> or <c>serving</c>.</param>
/// <param name="Id">Lower-case words with hyphens: <c>sustained-share-hopper</c>.</param>
/// <param name="Value">In <paramref name="Unit"/>.</param>
/// <param name="Low">Smallest plausible value.</param>
/// <param name="High">Largest plausible value.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Meaning">What it stands for physically.</param>
/// <param name="Fitted">How it was found: <c>fitted</c> or <c>held</c>, and on what.</param>
/// <param name="Rows">Measured rows that bear on it.</param>
public sealed record FittedConstant(string Engine, string Id, double Value, double Low, double High, Unit Unit, string Meaning, string Fitted, int Rows)
{
    /// <summary>What the ids of inputs that are fitted constants, and the bands of what they leave, begin with.</summary>
    public const string Path = "engine-constants/";

    /// <summary>Whether an input belongs to the engines and not to the catalogue or a scenario.</summary>
    public static bool Names(string inputId) => inputId.StartsWith(Path, System.StringComparison.Ordinal);

    /// <summary>The constant as an input; its doubt is carried by the residual bands, so its spread is one value.</summary>
    public Input Input => new(
        Path + Id,
        Labels.EngineConstant(Engine, Id, Unit),
        Value,
        Unit,
        new Citation("engine-constants", null, Confidence.Assumed, Meaning));
}
