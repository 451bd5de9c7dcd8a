using System;
using Planner.Domain.Engines.Kernels;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Web.Display;

namespace Planner.Web.Reports;

/// <summary>Where a constant of an engine comes from: fitted to measured runs, or held at a value that is known from elsewhere.</summary>
/// <param name="Text">In words, with the version of the fit.</param>
/// <param name="Address">Its row on the methods page, which leads to the runs.</param>
public sealed record ConstantSource(string Text, string Address)
{
    private const string Key = "engine-constants";

    /// <summary>The constant of an engine that a step of a derivation takes, as the input that it is; null for any other step.</summary>
    public static Input? Of(TermNode node) => node is { Operation: TermOperation.Constant, Label: { Constant: { } constant } label }
        ? new Input(Key + "/" + constant, label, label.Unit.FromBase(node.Value), label.Unit, new Citation(Key, null, Confidence.Assumed))
        : null;

    /// <summary>Whether an input is a constant of an engine.</summary>
    public static bool Is(Input input) => input.Label.Constant is not null;

    /// <summary>Where it comes from; null for any other input.</summary>
    public static ConstantSource? Find(Input input, Ground ground, Wording words)
    {
        if (input.Label.Constant?.Split('.', 2) is not [var engine, var id])
        {
            return null;
        }

        var constants = ground.Constants;
        // The band about a kind of run is measured over predicted: fitted by its nature.
        var known = (engine == "training" ? constants.Training : constants.Serving).Constants.TryGetValue(id, out var constant);
        return new(
            words.Text(known && constant!.Fitted != "fitted" ? "explain.constant-held" : "explain.constant-fitted", constants.Version),
            "methods#" + (known ? $"constant-{engine}-{id}" : $"fitted-{engine}"));
    }
}
