using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Planner.Domain.Catalogue;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;
using Planner.Web.Display;
using Planner.Web.Exports;
using Planner.Web.Sessions;
using Planner.Web.Storage;

namespace Planner.Web.Reports;

/// <summary>How one kind of figure is computed: its formula as it ran in an example.</summary>
/// <param name="Derivation">The formula in words and in values, the steps and the inputs it uses itself.</param>
/// <param name="Method">Where the method was published; null when it is arithmetic of our own.</param>
public sealed record MethodEntry(Derivation Derivation, Source? Method);

/// <summary>The methods of one engine, by name.</summary>
public sealed record MethodChapter(string Engine, ImmutableArray<MethodEntry> Entries);

/// <summary>
/// All formulas of the product, taken from runs of the example scenarios in the reading that remembers: an entry for each label that any of them meets. What
/// is written here is what ran; nobody keeps it by hand.
/// </summary>
public sealed class MethodsBook(Ground ground, HeavyWork heavy)
{
    private readonly ConcurrentDictionary<string, ImmutableArray<MethodChapter>> _byLanguage = new(StringComparer.Ordinal);
    private readonly Lazy<ImmutableArray<TermNode>> _steps = new(() => Steps(ground));

    /// <summary>The chapters in the order of the flow.</summary>
    public async Task<ImmutableArray<MethodChapter>> Chapters(Wording words, CancellationToken cancellation) =>
        _byLanguage.TryGetValue(words.Language.Code, out var known) ? known : await heavy.Run(() => _byLanguage.GetOrAdd(words.Language.Code, _ => Write(words)), cancellation);

    private ImmutableArray<MethodChapter> Write(Wording words) =>
    [
        .. _steps.Value
            .GroupBy(step => EngineSheets.EngineOf(step.Label!) ?? EngineSheets.CostsEngine)
            .OrderBy(group => EngineSheets.PlaceOf(group.Key))
            .Select(group => new MethodChapter(group.Key, [.. group.Select(step => Entry(step, words)).OrderBy(entry => words.Label(entry.Derivation.Label), StringComparer.Create(words.Language.Culture, false))])),
    ];

    private MethodEntry Entry(TermNode step, Wording words) => new(
        Derivation.Of(step, step.Label!, 0, words), step.Label!.Source is { } source ? ground.Catalogue.Sources.GetValueOrDefault(source) : null);

    /// <summary>The first step of each label that is computed from something, over all examples.</summary>
    private static ImmutableArray<TermNode> Steps(Ground ground)
    {
        var first = new Dictionary<string, TermNode>(StringComparer.Ordinal);
        foreach (var scenario in SeedFolder.Examples().Select(example => ScenarioJson.Read(example.Text).Scenario).OfType<Scenario>())
        {
            var comparison = PlanBuilder.Evaluate(scenario, ground, PlanBuilder.Decide(scenario, ground), new TermReading());
            foreach (var plan in comparison.Plans)
            {
                Collect(plan.Figures.Select(figure => figure.Value.Node).Append(plan.Totals.LifetimeCostPresentValue.Node).Append(plan.Dates.FirstModel.Node)
                    .Concat(plan.Bill.Items.Select(item => item.Count.Node)).Append(plan.Bill.FacilityPower.Node).Append(plan.Bill.ItPowerMean.Node).Append(plan.Bill.EnergyPerMonth.Node)
                    .Concat(plan.CostLines.SelectMany(line => Enumerable.Range(0, Math.Min(1, line.Months)).Select(place => line.Amount(place).Node))), first);
            }
        }

        return [.. first.Values];
    }

    private static void Collect(IEnumerable<TermNode> roots, Dictionary<string, TermNode> first)
    {
        var seen = new HashSet<TermNode>();
        var open = new Stack<TermNode>(roots);
        while (open.TryPop(out var node))
        {
            if (!seen.Add(node))
            {
                continue;
            }

            // A name over a bare literal says that something was decided, not how it is computed.
            if (node is { Operation: TermOperation.Named, Label: { } label } && node.Arguments[0].Operation != TermOperation.Literal)
            {
                first.TryAdd(label.Key, node);
            }

            foreach (var argument in node.Arguments)
            {
                open.Push(argument);
            }
        }
    }
}
