using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;
using Planner.Web.Components.Pages;
using Planner.Web.Sessions;
using Planner.Web.Storage;

namespace Planner.Web.Reports;

/// <summary>
/// All formulas, inputs and constants of the product, taken from runs of the example scenarios in the reading that remembers: an entry for each label. What is
/// written here is what ran; nobody keeps it by hand. It is written once, in all languages, when it is first asked for.
/// </summary>
public sealed class MethodsBook(Ground ground, HeavyWork heavy, MeasuredRuns measured)
{
    /// <summary>The scenario of terms that no example has: contracts, financing, taxes, land; its id as an example.</summary>
    public const string EveryTerm = "every-term";

    // Those that a new user meets first come first; the scenario of every term stands in where none of them has a figure.
    private static readonly (string Id, bool Deep, MethodStudy[] Studies)[] s_examples =
    [
        ("dgx-a100-500", true, [MethodStudy.Futures, MethodStudy.Use, MethodStudy.Hybrid, MethodStudy.Layouts]),
        ("bloomberggpt-or-lora", true, [MethodStudy.Serving, MethodStudy.Demand]),
        ("llama-70b-documents", false, [MethodStudy.Demand]),
        ("llama-405b-24576-h100", false, []),
        (EveryTerm, true, [MethodStudy.Demand, MethodStudy.Limits]),
    ];

    private readonly Lazy<Task<ImmutableArray<MethodChapter>>> _chapters = new(() => Write(ground, heavy, measured));

    /// <summary>The chapters in the order of the flow; ready at once when they have been asked for before.</summary>
    public Task<ImmutableArray<MethodChapter>> Chapters() => _chapters.Value;

    // What a loan is worth, and what its interest saves, counts at a plain rate of discount alone.
    private static Scenario AtPlainRate(Scenario scenario) => scenario with
    {
        Options = [.. scenario.Options.Where(option => option.Financing is not null)],
        Terms = scenario.Terms with { Capital = null },
    };

    // A turn for each run: nobody's study waits for the whole book.
    private static async Task<ImmutableArray<MethodChapter>> Write(Ground ground, HeavyWork heavy, MeasuredRuns measured)
    {
        var draft = new MethodDraft(ground);
        var judged = (await measured.All()).Training;
        foreach (var (id, deep, studies) in s_examples)
        {
            var scenario = ScenarioJson.Read(SeedFolder.Read(id == EveryTerm ? "methods/every-term.json" : $"examples/{id}.json")).Scenario
                ?? throw new InvalidOperationException($"the example {id} cannot be read");
            await heavy.Run(() => draft.Add(id, MethodRuns.Of(new ExplainedRun(scenario, ground), deep)), default);
            if (scenario.Terms.Capital is not null)
            {
                await heavy.Run(() => draft.Add(id, MethodRuns.Of(new ExplainedRun(AtPlainRate(scenario), ground), false)), default);
            }

            var explanations = new Explanations(scenario, ground, () => judged);
            foreach (var study in studies)
            {
                await heavy.Run(() => draft.Add(id, explanations, MethodStudies.Of(study, scenario, ground)), default);
            }
        }

        var chapters = draft.Entries().ToLookup(entry => MethodChapters.Of(entry).Chapter);
        return
        [
            .. MethodChapters.Keys.Where(chapters.Contains)
                .Select(key => new MethodChapter(key, MethodChapters.PartOf(key), [.. chapters[key].OrderBy(entry => MethodChapters.Of(entry).Place).ThenBy(entry => entry.Label.Key, StringComparer.Ordinal)])),
        ];
    }
}
