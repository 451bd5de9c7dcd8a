using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;
using Planner.Domain.Studies;
using Planner.Tests.Plans;
using Planner.Tests.Sessions;
using Planner.Web.Api;
using Planner.Web.Display;
using Planner.Web.Exports;
using Xunit;

namespace Planner.Tests.Exports;

/// <summary>The workbook's formulas, recalculated by another program, give the figures of the plan, with its inputs and with others.</summary>
public sealed class WorkbookTests(WorkbookTests.Gate gate) : IClassFixture<WorkbookTests.Gate>, IDisposable
{
    private const int InputsChanged = 8;
    private static readonly ConcurrentDictionary<string, Lazy<(Scenario Scenario, Decisions Decisions)>> s_decided = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, Lazy<WorkbookFile>> s_plain = new(StringComparer.Ordinal);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("planner-workbook-");

    public static TheoryData<string> Examples { get; } = [.. SeedGround.ExampleNames];

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task LibreOffice_recalculates_every_formula_to_the_same_value_with_the_inputs_and_with_others(string example)
    {
        Assert.SkipUnless(File.Exists(WorkbookFile.Office), WorkbookFile.NoOffice);
        var (changes, results) = await gate.Of(example);
        EveryFigureStandsAsFormula(example);
        SameAs(example, changes, results);
    }

    [Theory]
    [MemberData(nameof(Examples))]
    [Trait("Category", "Long")]
    public async Task It_does_with_two_dozen_random_sets_of_inputs(string example)
    {
        Assert.SkipUnless(File.Exists(WorkbookFile.Office), WorkbookFile.NoOffice);
        var changes = Changes(example, 24);
        SameAs(example, changes, await WorkbookFile.Recalculated(_folder.FullName, [.. changes.Select(change => change.Book)]));
    }

    public static TheoryData<string, string, double> Deciding { get; } = new()
    {
        // A price, a power, a rate, the demand and its growth: each so far that another option wins.
        { "dgx-a100-500", "servers/dgx-a100-320gb/price", 1.5 },
        { "dgx-a100-500", "servers/dgx-a100-320gb/maximumPower", 2.2 },
        { "dgx-a100-500", "terms.discountRatePerYear", 2.2 },
        { "dgx-a100-500", "finance/hardware-maintenance-rate/figure", 3.5 },
        { "llama-70b-documents", "application.serve[0].requestsPerSecond", 4 },
        { "bloomberggpt-or-lora", "application.serve[0].growthPerYear", 4 },
    };

    [Fact]
    public async Task After_an_input_is_changed_the_recalculated_comparison_names_another_winner()
    {
        Assert.SkipUnless(File.Exists(WorkbookFile.Office), WorkbookFile.NoOffice);
        var cases = Deciding.Select(row => row.Data).ToArray();
        var books = cases.Select(one => Write(one.Item1)).ToArray();
        var results = (await gate.All()).Deciding;
        foreach (var (one, place) in cases.Select((one, place) => (one, place)))
        {
            var (scenario, decisions) = Decided(one.Item1);
            var plans = Evaluate(scenario, decisions, new Moved<Real>(id => id == one.Item2 ? one.Item3 : 1, new CentralReading()));
            var winner = Ranked(scenario, plans)[0].OptionId;
            Assert.NotEqual(books[place].Answers()[books[place].Place("decision.cheapest")], winner);
            Assert.Equal(winner, results[place].Answers()[books[place].Place("decision.cheapest")]);
        }
    }

    [Fact]
    public async Task A_limit_typed_into_an_empty_cell_rules_options_out()
    {
        Assert.SkipUnless(File.Exists(WorkbookFile.Office), WorkbookFile.NoOffice);
        var book = Write("dgx-a100-500");
        var (scenario, decisions) = Decided("dgx-a100-500");
        var plans = ByCost(scenario, decisions);
        var results = (await gate.All()).Limited;
        Assert.Equal(plans[0].OptionId, results[0].Answers()[book.Place("decision.cheapest")]);
        Assert.Equal("–", results[0].Answers()[book.Place("decision.lead")]);
        Assert.Equal(PaperTexts.In(Language.English.Culture)["workbook-none"], results[1].Answers()[book.Place("decision.cheapest")]);
        Assert.Equal(plans.First(plan => plan.Decisions.Site is null).OptionId, results[2].Answers()[book.Place("decision.cheapest")]);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static byte[][] Decisive() => [.. Deciding.Select(row => row.Data).Select(one => Write(one.Item1).With((NameOf(one.Item2), InputOf(one.Item1, one.Item2) * one.Item3)))];

    // A budget between the first and the second, one that nobody keeps, and a power cap that no place keeps.
    private static byte[][] Limits()
    {
        var (scenario, decisions) = Decided("dgx-a100-500");
        var (book, plans) = (Write("dgx-a100-500"), ByCost(scenario, decisions));
        var between = (plans[0].Totals.LifetimeCostPresentValue.Value + plans[1].Totals.LifetimeCostPresentValue.Value) / 2;
        return [book.With(("in.application.constraints.budgetUsd", between)), book.With(("in.application.constraints.budgetUsd", 1)), book.With(("in.application.constraints.powerCapWatts", 1e-3))];
    }

    private static Plan<Real>[] ByCost(Scenario scenario, Decisions decisions) =>
        [.. PlanBuilder.Compare(scenario, PlanningRoom.Ground, decisions).Plans.OrderBy(plan => plan.Totals.LifetimeCostPresentValue.Value)];

    // As it is, and with several inputs changed at once, each set drawn by a seed.
    private static Change[] Changes(string example, int sets)
    {
        var (scenario, decisions) = Decided(example);
        var book = Write(example);
        var inputs = UsedInputs.Of(scenario, PlanningRoom.Ground, decisions).Where(input => input.Central != 0 && book.Names.ContainsKey(NameOf(input.Id))).OrderBy(input => input.Id, StringComparer.Ordinal).ToArray();
        var random = new Random(example.Sum(letter => letter) * 7919);
        return
        [
            new Change([], book.With()),
            .. Enumerable.Range(0, sets).Select(_ => Draw(inputs, random)).Select(moves => new Change(moves, book.With([.. moves.Select(one => (NameOf(one.Key.Id), Typed(one.Key) * one.Value))]))),
        ];
    }

    // Every cell equals the cell of a book that was written for those inputs; totals and the decision equal those of the plan.
    private static void SameAs(string example, Change[] changes, WorkbookFile[] results)
    {
        var (scenario, decisions) = Decided(example);
        foreach (var (change, result) in changes.Zip(results))
        {
            double By(string id) => change.Moves.FirstOrDefault(one => one.Key.Id == id) is { Key: not null } one ? one.Value : 1;
            var expected = change.Moves.Count == 0 ? Write(example) : Write(example, new Moved<Term>(By, new TermReading()));
            Same(expected, result);
            SameDecision(expected, result, scenario, Evaluate(scenario, decisions, new Moved<Real>(By, new CentralReading())));
        }
    }

    private static Dictionary<Input, double> Draw(Input[] inputs, Random random)
    {
        var chosen = inputs.ToArray();
        random.Shuffle(chosen);
        return chosen.Take(InputsChanged).ToDictionary(input => input, input => Factor(input, random));
    }

    // Within its range where it has one, else a fifth to either side; a share stays one.
    private static double Factor(Input input, Random random)
    {
        var (low, high) = input.Value.IsFixed ? (0.8, 1.2) : (input.Unit.ToBase(input.Value.Low) / input.Central, input.Unit.ToBase(input.Value.High) / input.Central);
        var factor = low + ((high - low) * random.NextDouble());
        return input.Label.Unit == Units.Percent && input.Central is > 0 and < 1 ? Math.Min(factor, 0.5 * (1 + (1 / input.Central))) : factor;
    }

    private static void Same(WorkbookFile expected, WorkbookFile actual)
    {
        var (numbers, found) = (expected.Numbers(), actual.Numbers());
        var wrong = numbers.Where(cell => !Agree(cell.Value, found.GetValueOrDefault(cell.Key, double.NaN))).Select(cell => $"{cell.Key}: {cell.Value:R}, not {found.GetValueOrDefault(cell.Key, double.NaN):R}").ToList();
        Assert.True(wrong.Count == 0, $"{wrong.Count} cells\n" + string.Join('\n', wrong.Take(10)));
        Assert.Equal(expected.Answers().OrderBy(answer => answer.Key), actual.Answers().OrderBy(answer => answer.Key));
        Assert.DoesNotContain(actual.Formulas(), cell => cell.Cell.Attribute("t")?.Value == "e");
    }

    private static void SameDecision(WorkbookFile book, WorkbookFile result, Scenario scenario, IReadOnlyList<Plan<Real>> plans)
    {
        var (numbers, ranked) = (result.Numbers(), Ranked(scenario, plans));
        Assert.Equal(Runs(scenario, ranked[0]) ? ranked[0].OptionId : PaperTexts.In(Language.English.Culture)["workbook-none"], result.Answers()[book.Place("decision.cheapest")]);
        foreach (var (plan, place) in ranked.Select((plan, place) => (plan, place)))
        {
            double Cell(string area) => numbers[book.Place(new CellNames().Add(area, plan.OptionId, ""))];
            Assert.Equal(place + 1, Cell("rank"));
            AssertUsd(plan.Totals.LifetimeCostPresentValue.Value, Cell("lifetime-cost-present-value"));
            AssertUsd(plan.Totals.LifetimeCostNominal.Value, Cell("lifetime-cost-nominal"));
            AssertUsd(plan.Totals.YearOneCash.Value, Cell("year-one-cash"));
        }
    }

    private static void AssertUsd(double expected, double actual) => Assert.Equal(expected, actual, Math.Max(1e-6, 1e-9 * Math.Abs(expected)));

    // As the plan ranks: who can do the work, then who is priced in full, then the cost.
    private static Plan<Real>[] Ranked(Scenario scenario, IEnumerable<Plan<Real>> plans) =>
        [.. plans.OrderByDescending(plan => Runs(scenario, plan)).ThenBy(plan => plan.Totals.AtLeast).ThenBy(plan => plan.Totals.LifetimeCostPresentValue.Value)];

    private static bool Runs(Scenario scenario, Plan<Real> plan) => plan.Feasible && Rulings.Of(scenario, PlanningRoom.Ground.Catalogue, plan).IsEmpty;

    // Under its name, as a formula, with the plan's own value: whatever figure a plan has, the book has too.
    private static void EveryFigureStandsAsFormula(string example)
    {
        var book = Write(example);
        var formulas = book.Numbers();
        foreach (var plan in PlanBuilder.Compare(PlanningRoom.Example(example), PlanningRoom.Ground).Plans)
        {
            Assert.NotEmpty(plan.Figures);
            foreach (var figure in plan.Figures.DistinctBy(figure => figure.Label))
            {
                Assert.True(formulas.TryGetValue(book.Place(new CellNames().Add(figure.Label.Key, plan.OptionId, "")), out var value), $"{figure.Label.Key} of {plan.OptionId} is no formula");
                Assert.True(Agree(figure.Label.Unit.FromBase(figure.Value.Value), value), $"{figure.Label.Key} of {plan.OptionId}: {value:R}, not {figure.Label.Unit.FromBase(figure.Value.Value):R}");
            }
        }
    }

    private static (Scenario Scenario, Decisions Decisions) Decided(string example) => s_decided.GetOrAdd(example, name => new(() =>
    {
        var scenario = PlanningRoom.Example(name);
        return (scenario, PlanBuilder.Decide(scenario, PlanningRoom.Ground));
    })).Value;

    private static IReadOnlyList<Plan<Real>> Evaluate(Scenario scenario, Decisions decisions, IReading<Real> reading) => PlanBuilder.Evaluate(scenario, PlanningRoom.Ground, decisions, reading).Plans;

    private static WorkbookFile Write(string example) => s_plain.GetOrAdd(example, name => new(() => Write(name, new TermReading()))).Value;

    private static WorkbookFile Write(string example, IReading<Term> reading)
    {
        var (scenario, decisions) = Decided(example);
        return WorkbookFile.Of(scenario, decisions, reading);
    }

    // As the sheet names them.
    private static string NameOf(string input) => new CellNames().Add("in", input, "");

    private static double InputOf(string example, string id)
    {
        var (scenario, decisions) = Decided(example);
        return Typed(Assert.Single(UsedInputs.Of(scenario, PlanningRoom.Ground, decisions), input => input.Id == id));
    }

    // What stands in the cell that a person changes.
    private static double Typed(Input input) => (Units.BySymbol.TryGetValue(input.Unit.Symbol, out var known) && known.Factor == input.Unit.Factor ? input.Unit : input.Label.Unit).FromBase(input.Central);

    // What is left of millions when they are taken from themselves is nothing, whatever its sign.
    private static bool Agree(double expected, double actual) =>
        Math.Abs(expected - actual) <= (1e-9 * Math.Abs(expected)) + 1e-12 || (expected * actual <= 0 && Math.Max(Math.Abs(expected), Math.Abs(actual)) <= 1e-9);

    internal sealed record Change(Dictionary<Input, double> Moves, byte[] Book);

    /// <summary>What LibreOffice made of all books.</summary>
    /// <param name="Examples">Each as it is, and with one set of inputs changed.</param>
    /// <param name="Deciding">Those of <see cref="Decisive"/>.</param>
    /// <param name="Limited">Those of <see cref="Limits"/>.</param>
    internal sealed record Recalculation(Dictionary<string, (Change[] Changes, WorkbookFile[] Results)> Examples, WorkbookFile[] Deciding, WorkbookFile[] Limited);

    /// <summary>All books of the gate, each built once, recalculated by as many processes as there are cores: starting one takes longer than a book.</summary>
    public sealed class Gate : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("planner-workbooks-");
        private readonly Lazy<Task<Recalculation>> _all;

        public Gate() => _all = new(Recalculate);

        public void Dispose() => _folder.Delete(recursive: true);

        internal Task<Recalculation> All() => _all.Value;

        internal async Task<(Change[] Changes, WorkbookFile[] Results)> Of(string example) => (await All()).Examples[example];

        private async Task<Recalculation> Recalculate()
        {
            var changes = SeedGround.ExampleNames.Select(example => (Example: example, Changes: Changes(example, 1))).ToArray();
            var (deciding, limited) = (Decisive(), Limits());
            byte[][] books = [.. changes.SelectMany(one => one.Changes).Select(change => change.Book), .. deciding, .. limited];
            // By turns, so that the large books, which stand together, are shared.
            var parts = books.Index().GroupBy(book => book.Index % Math.Min(2, Environment.ProcessorCount)).ToArray();
            var results = new WorkbookFile[books.Length];
            await Task.WhenAll(parts.Select(async part =>
            {
                var recalculated = await WorkbookFile.Recalculated(_folder.CreateSubdirectory($"part-{part.Key}").FullName, [.. part.Select(book => book.Item)]);
                foreach (var (book, result) in part.Zip(recalculated))
                {
                    results[book.Index] = result;
                }
            }));
            var rest = new Queue<WorkbookFile>(results);
            return new Recalculation(
                changes.ToDictionary(one => one.Example, one => (one.Changes, one.Changes.Select(_ => rest.Dequeue()).ToArray())),
                [.. deciding.Select(_ => rest.Dequeue())],
                [.. limited.Select(_ => rest.Dequeue())]);
        }
    }

    /// <summary>Inputs times a factor each; an input is still one leaf.</summary>
    private sealed class Moved<T>(Func<string, double> by, IReading<T> reading) : IReading<T>
        where T : struct, IReal<T>
    {
        public T Read(Input input) => reading.Read(input with { Value = input.Value.Scale(by(input.Id)) });
    }
}
