using System.Collections.Immutable;
using Planner.Domain.Engines.Costs;
using Planner.Domain.Engines.Finance;
using Planner.Domain.Numbers;

namespace Planner.Domain.Plans;

/// <summary>Tokens of all serving works by month of the horizon, from the month on in which the first option can answer: the same for all options.</summary>
/// <param name="Read">Of prompts, in each month.</param>
/// <param name="Written">Of answers, in each month.</param>
internal sealed record ServedTokens<T>(ImmutableArray<T> Read, ImmutableArray<T> Written)
    where T : struct, IReal<T>
{
    public static ServedTokens<T> Of(Evaluation<T> evaluation)
    {
        var (scenario, reading, from) = (evaluation.Scenario, evaluation.Reading, evaluation.Decisions.Need.ServingFrom);
        var (read, written) = (AcceleratorTime.Empty<T>(evaluation.Horizon), AcceleratorTime.Empty<T>(evaluation.Horizon));
        for (var place = 0; place < scenario.Application.Serve.Length; place++)
        {
            var requests = TokenCosts.PerMonth(
                reading.Read(ScenarioInputs.Requests(scenario, place)), reading.Read(ScenarioInputs.Growth(scenario, place)), 1, System.Math.Max(0, evaluation.Horizon - from));
            var (input, output) = (reading.Read(ScenarioInputs.InputTokens(scenario, place)), reading.Read(ScenarioInputs.OutputTokens(scenario, place)));
            for (var month = from; month < evaluation.Horizon; month++)
            {
                read[month] += requests[month - from] * input;
                written[month] += requests[month - from] * output;
            }
        }

        return new([.. read], [.. written]);
    }

    /// <summary>All tokens over the horizon.</summary>
    public T All => AcceleratorTime.Sum<T>([.. Read]) + AcceleratorTime.Sum<T>([.. Written]);

    /// <summary>What one token read or written costs, US dollars.</summary>
    public T Cost(T presentValue, DiscountFactors<T> factors) =>
        LevelisedCost.PerUnit(presentValue, [.. System.Linq.Enumerable.Zip(Read, Written, (read, written) => read + written)], factors, 1);
}
