using System.Collections.Generic;
using System.Linq;
using Planner.Web.Display;
using Planner.Web.Reports;

namespace Planner.Web.Api;

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
    public static DerivationReply Of(string? option, Derivation derivation) => new(
        option,
        derivation.Label.Key,
        Wording.Current.Label(derivation.Label),
        derivation.Label.Unit.FromBase(derivation.Value),
        derivation.Label.Unit.Symbol,
        derivation.Words,
        derivation.Values,
        [.. derivation.Inputs.Select(CatalogueFigure.Of)],
        [.. derivation.Steps.Select(step => Of(null, step))]);
}
