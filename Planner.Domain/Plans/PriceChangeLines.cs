using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Engines;
using Planner.Domain.Engines.Costs;
using Planner.Domain.Engines.Finance;
using Planner.Domain.Numbers;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Plans;

/// <summary>Lets the prices of cost lines change over the years as the terms say.</summary>
internal static class PriceChangeLines
{
    public static ImmutableArray<CostLine<T>> Apply<T>(Evaluation<T> evaluation, OptionDecisions option, ImmutableArray<CostLine<T>> lines)
        where T : struct, IReal<T> => evaluation.Scenario.Terms.PriceChangesPerYear is { } changes
            ? [.. lines.Select(line => Change(changes, option, line) is { } change ? Follow(evaluation, option, line, change) : line)]
            : lines;

    private static CostLine<T> Follow<T>(Evaluation<T> evaluation, OptionDecisions option, CostLine<T> line, (string Field, Spread Value) change)
        where T : struct, IReal<T>
    {
        var rate = evaluation.Reading.Read(ScenarioInputs.Figure("terms.priceChangesPerYear." + change.Field, "price-change", change.Value));
        var term = option.Commitment is { } commitment && (line.Label == Labels.ReservedHours || line.Label == Labels.CommitmentBeyondHorizon) ? (commitment.FirstMonth, commitment.MonthsOfTerm) : (0, 1);
        return PricePath.Follow(line, PricePath.ByTerm(rate, line.FirstMonth, line.Months, term.Item1, term.Item2));
    }

    // What is sold, what a loan owes and what was agreed before the change keeps its price.
    private static (string Field, Spread Value)? Change<T>(PriceChanges changes, OptionDecisions option, CostLine<T> line)
        where T : struct, IReal<T>
    {
        var (field, value) = CostKinds.Find(line.Label).Follows switch
        {
            // A savings plan or a lease binds to an amount, whatever the rates do.
            PriceFollowed.CloudRates when line.Label == Labels.CommitmentBeyondHorizon && option.Commitment is null => ("", null),
            PriceFollowed.CloudRates => ("cloudRates", changes.CloudRates),
            PriceFollowed.Electricity => ("electricity", changes.Electricity),
            PriceFollowed.Salaries => ("salaries", changes.Salaries),
            PriceFollowed.Colocation => ("colocation", changes.Colocation),
            PriceFollowed.Tokens => ("tokens", changes.Tokens),
            PriceFollowed.Hardware => ("hardware", changes.Hardware),
            PriceFollowed.General => ("general", changes.General),
            _ => ("", (Spread?)null),
        };
        return value is { } known ? (field, known) : null;
    }
}
