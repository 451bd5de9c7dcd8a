using System.Collections.Generic;
using System.Linq;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Tests.Structure;
using Xunit;

namespace Planner.Tests.Plans;

/// <summary>Whoever asks how a total came about meets no bare key on the way.</summary>
public sealed class DerivationTextTests
{
    public static TheoryData<string> Examples { get; } = [.. SeedGround.ExampleNames];

    [Theory]
    [MemberData(nameof(Examples))]
    public void Every_step_of_a_total_has_a_name_in_the_text_files(string example)
    {
        var scenario = SeedGround.Example(example);
        var comparison = PlanBuilder.Evaluate(scenario, SeedGround.Ground, PlanBuilder.Decide(scenario, SeedGround.Ground), new TermReading());
        var keys = Keys(comparison.Plans.Select(plan => plan.Totals.LifetimeCostPresentValue.Node));

        // A published cost case states most of its costs; a plan of its own computes them.
        Assert.True(keys.Count > (TextFiles.Keys.Contains($"template.{example}.title") ? 20 : 3), "a total comes from many named figures");
        Rule.Holds(keys.Except(TextFiles.Keys).Order().Select(key => $"no text for {key}"));
    }

    private static HashSet<string> Keys(IEnumerable<TermNode> roots)
    {
        var seen = new HashSet<TermNode>(roots);
        var open = new Stack<TermNode>(seen);
        while (open.TryPop(out var node))
        {
            foreach (var argument in node.Arguments.Where(seen.Add))
            {
                open.Push(argument);
            }
        }

        return seen.Select(node => node.Label?.Key).OfType<string>().ToHashSet();
    }
}
