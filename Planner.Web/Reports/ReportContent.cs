using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Catalogue;
using Planner.Domain.Engines.Kernels;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Web.Components.Inputs;
using Planner.Web.Components.Results;
using Planner.Web.Display;
using Planner.Web.Sessions;
using TermComparison = Planner.Domain.Plans.Comparison<Planner.Domain.Numbers.Term>;

namespace Planner.Web.Reports;

/// <summary>An assumption as the report prints it.</summary>
/// <param name="Name">What it is, with its part where several could be meant.</param>
/// <param name="Value">A value or a range with its unit.</param>
/// <param name="State">How far it can be trusted.</param>
/// <param name="Source">Number in the list of sources; null for one's own value and for what has none.</param>
/// <param name="AsOf">Its date.</param>
public sealed record ReportAssumption(string Name, string Value, SourceState State, int? Source, string? AsOf);

/// <summary>Assumptions of one part of the scenario.</summary>
public sealed record AssumptionGroup(string Title, ImmutableArray<ReportAssumption> Assumptions);

/// <summary>
/// All that the report says, in one language, from one revision: the page's own view of the comparison, and from a run of the same formulas in the
/// reading that remembers, the assumptions that the totals rest on and the methods.
/// </summary>
public sealed class ReportContent
{
    private static readonly string[] s_methods =
    [
        "training-elapsed-time", "model-flops-utilisation", "facility-power-peak", "pue", "energy-per-year", "lifetime-energy-cost",
        "cost-per-accelerator-hour-used", "cost-per-million-tokens", "lifetime-cost-present-value",
    ];

    private static readonly string[] s_parts = ["report-part-a", "report-part-b", "report-part-c"];
    private static readonly char[] s_digits = [.. "0123456789[]/"];
    private readonly List<string> _sources = [];

    public ReportContent(PlanAnswer answer, DateTimeOffset savedAt, Wording words, StudyResults? studies)
    {
        var ground = answer.Ground;
        Answer = answer;
        Words = words;
        Texts = PaperTexts.In(words.Language.Culture);
        Catalogue = ground.Catalogue;
        ConstantsVersion = ground.Constants.Version;
        Day = DateOnly.FromDateTime(savedAt.UtcDateTime);
        var view = new ComparisonView(answer.Scenario, answer.Comparison!, ground, words);
        View = studies is null ? view : view.With(studies);
        var terms = PlanBuilder.Evaluate(answer.Scenario, ground, PlanBuilder.Decide(answer.Scenario, ground), new TermReading());
        Assumptions = Group(terms);
        Methods = MethodsOf(terms);
    }

    public PlanAnswer Answer { get; }

    public Wording Words { get; }

    public PaperTexts Texts { get; }

    public CatalogueSnapshot Catalogue { get; }

    public ComparisonView View { get; }

    /// <summary>Day of the revision.</summary>
    public DateOnly Day { get; }

    /// <summary>The inputs that the totals rest on: the work, the options, the cost.</summary>
    public ImmutableArray<AssumptionGroup> Assumptions { get; }

    /// <summary>Constants of the engines, fitted to published runs, that the totals rest on besides.</summary>
    public int FittedConstants { get; private set; }

    public string ConstantsVersion { get; }

    public ImmutableArray<Derivation> Methods { get; }

    /// <summary>Sources in the order of their numbers.</summary>
    public ImmutableArray<Source> Sources => [.. _sources.Select(key => Catalogue.Sources.GetValueOrDefault(key) ?? new Source { Id = key, Name = key })];

    /// <summary>How many assumptions are in each state.</summary>
    public int Count(SourceState state) => Assumptions.Sum(group => group.Assumptions.Count(assumption => assumption.State == state));

    public int CountAll => Assumptions.Sum(group => group.Assumptions.Length);

    /// <summary>What was assumed or is not known, each sentence once.</summary>
    public ImmutableArray<ImmutableArray<SaidPart>> Notes => SaidFigures.Assumed(View);

    private ImmutableArray<AssumptionGroup> Group(TermComparison terms)
    {
        var roots = terms.Plans.SelectMany(plan => plan.Figures.Select(figure => figure.Value.Node).Append(plan.Totals.LifetimeCostPresentValue.Node));
        var inputs = Derivation.InputsOf(roots).DistinctBy(input => input.Id).ToLookup(input => FittedConstant.Names(input.Id));
        FittedConstants = inputs[true].Count();
        var named = inputs[false].GroupBy(input => input.Id.TrimEnd(s_digits)).OrderBy(group => group.Key, StringComparer.Ordinal).ToList();
        return
        [
            .. s_parts
                .Select((key, place) => new AssumptionGroup(Texts[key], [.. named.Where(group => PartOf(group.First()) == place).Select(group => Assumption([.. group]))]))
                .Where(group => !group.Assumptions.IsEmpty),
        ];
    }

    /// <summary>Key of the part of the plan that an input belongs to.</summary>
    internal static string PartKeyOf(Input input) => s_parts[PartOf(input)];

    /// <summary>0 the work, 1 what is built or rented, 2 what it costs.</summary>
    private static int PartOf(Input input) => input.Id switch
    {
        var id when id.StartsWith("application", StringComparison.Ordinal) => 0,
        _ when input.Label.Unit.Symbol.Contains("USD", StringComparison.Ordinal) || input.Id.StartsWith("terms", StringComparison.Ordinal) || input.Id.StartsWith("finance/", StringComparison.Ordinal) => 2,
        _ => 1,
    };

    /// <summary>One input, or those of a list (a value for each month) in one row.</summary>
    private ReportAssumption Assumption(ImmutableArray<Input> inputs) => new(
        NameOf(inputs[0]),
        inputs.Length == 1 ? Shown(inputs[0]) : NumberDisplay.Range(Text(inputs[0], inputs.Min(input => input.Value.Likely)), Text(inputs[0], inputs.Max(input => input.Value.Likely)), Words.Language),
        SourceStates.Of(inputs[0].Citation, Day),
        inputs[0].Citation.Source is { } source ? NumberOf(source) : null,
        inputs[0].Citation.AsOf is { } date ? DateDisplay.Partial(date, Words.Language) : null);

    /// <summary>The figure with the part that it belongs to.</summary>
    private string NameOf(Input input)
    {
        var label = Words.Label(input.Label);
        return input.Id.Split('/') is [var kind, var id, ..] && Parts.Name(Catalogue, kind, id) is { } part && part != label
            ? Words.Text("figure-of", label, part)
            : label;
    }

    private string Shown(Input input) => input.Value.IsFixed
        ? Text(input, input.Value.Likely)
        : NumberDisplay.Range(Text(input, input.Value.Low), Text(input, input.Value.High), Words.Language);

    private string Text(Input input, double value) => QuantityDisplay.Show(input.Unit.ToBase(value), input.Label.Unit, Words.Language).ToString();

    private int NumberOf(string source)
    {
        if (!_sources.Contains(source))
        {
            _sources.Add(source);
        }

        return _sources.IndexOf(source) + 1;
    }

    private ImmutableArray<Derivation> MethodsOf(TermComparison terms)
    {
        var plan = terms.Plans.FirstOrDefault(plan => plan.OptionId == View.Lead?.Id);
        return plan is null ? [] :
        [
            .. s_methods.Select(key => plan.Figures.FirstOrDefault(figure => figure.Label.Key == key)).OfType<PlanFigure<Term>>()
                .Select(figure => Derivation.Of(figure.Value.Node, figure.Label, 1, Words)),
        ];
    }
}
