using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Engines;
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
        var (field, value) = line.Label.Key switch
        {
            "electricity" or "demand-charge-cost" => ("electricity", changes.Electricity),
            "people" or "setup-effort" or "migration-effort" => ("salaries", changes.Salaries),
            "colocation-fee" => ("colocation", changes.Colocation),
            // A savings plan binds to an amount, whatever the rates do.
            "commitment-beyond-horizon" when option.Commitment is null => ("", null),
            "cloud-hours" or "reserved-hours" or "commitment-beyond-horizon" or "bridge-hours" or "unmet-run-hours" or "experiment-hours" or "debugging-hours" or "hours-beyond-plan" or "capacity-blocks" or "upfront-payment" or "cloud-support" or "hosting-cost"
                => ("cloudRates", changes.CloudRates),
            "input-token-cost" or "cached-token-cost" or "output-token-cost" or "tuning-token-cost" or "embedding-token-cost" or "bridge-tokens" => ("tokens", changes.Tokens),
            "server-purchase" or "fabric-purchase" or "spare-servers" or "storage-purchase" => ("hardware", changes.Hardware),
            "savings-plan-commitment" or "late-start" or "resale" or "hall-residual" or "incentive" or "hall-construction" or "cooling-purchase" or "power-chain-purchase"
                or "land-purchase" or "land-residual" or "connection-contribution" => ("", null),
            _ => ("general", changes.General),
        };
        return value is { } known ? (field, known) : null;
    }
}
