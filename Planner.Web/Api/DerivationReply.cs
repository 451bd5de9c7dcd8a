using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Serialization;
using Planner.Domain.Numbers;
using Planner.Domain.Studies;
using Planner.Web.Display;
using Planner.Web.Reports;

namespace Planner.Web.Api;

/// <summary>What a figure becomes at the ends of an input: the input's values in its own unit, the figure in the figure's.</summary>
public sealed record MoverReply(string Input, string Unit, double LowValue, double HighValue, double FigureAtLow, double FigureAtHigh)
{
    public static MoverReply Of(Mover mover, Label figure) => new(
        mover.Input.Id,
        mover.Input.Label.Unit.Symbol,
        mover.Input.Label.Unit.FromBase(mover.LowValue),
        mover.Input.Label.Unit.FromBase(mover.HighValue),
        figure.Unit.FromBase(mover.FigureAtLow),
        figure.Unit.FromBase(mover.FigureAtHigh));
}

/// <summary>How a figure came about, in the language of the request: its formula in words and in values, the inputs it uses and the steps under it.</summary>
public sealed record DerivationReply(
    string? Option,
    string Figure,
    string Name,
    double Value,
    string Unit,
    string Formula,
    string Values,
    IReadOnlyList<CatalogueFigure> Inputs,
    IReadOnlyList<DerivationReply> Steps)
{
    /// <summary>The figure in base units, to the last digit.</summary>
    public double BaseValue { get; init; }

    /// <summary>All inputs that the figure rests on, through every step; of the figure asked for alone.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<CatalogueFigure>? AllInputs { get; init; }

    /// <summary>The inputs whose doubt moves it most, each at its P10 and P90; of the figure asked for alone.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<MoverReply>? Movers { get; init; }

    /// <summary>The whole answer about one figure.</summary>
    public static DerivationReply Of(string option, Explanation explanation) => Of(option, explanation.Root) with
    {
        AllInputs = [.. explanation.Inputs.Select(CatalogueFigure.Of)],
        Movers = [.. explanation.Movers.Select(mover => MoverReply.Of(mover, explanation.Label))],
    };

    public static DerivationReply Of(string? option, Derivation derivation) => new(
        option,
        derivation.Label.Key,
        Wording.Current.Label(derivation.Label),
        derivation.Label.Unit.FromBase(derivation.Value),
        derivation.Label.Unit.Symbol,
        derivation.Words,
        derivation.Values,
        [.. derivation.Inputs.Select(CatalogueFigure.Of)],
        [.. derivation.Steps.Select(step => Of(null, step))])
    {
        BaseValue = derivation.Value,
    };
}
