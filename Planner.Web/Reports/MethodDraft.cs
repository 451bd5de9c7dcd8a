using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Reflection;
using Planner.Domain.Engines.Kernels;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Web.Display;

namespace Planner.Web.Reports;

/// <summary>The methods while they are gathered: of each label the best that any run gives, a formula before what was decided, before an input.</summary>
internal sealed class MethodDraft(Ground ground)
{
    private readonly Dictionary<string, MethodEntry> _entries = new(StringComparer.Ordinal);
    private readonly HashSet<string> _studied = new(StringComparer.Ordinal);

    /// <summary>Takes what a run met.</summary>
    public void Add(string example, IEnumerable<NamedStep> steps)
    {
        foreach (var step in steps)
        {
            var kind = step.Kind;
            if (IsBetter(step.Label.Key, kind, step.Root.Value) && Entry(example, step, kind) is { } entry)
            {
                _entries[step.Label.Key] = entry;
            }
        }
    }

    /// <summary>Takes what a study found: of each label the first figure that the scenario has.</summary>
    public void Add(string example, Explanations explanations, IEnumerable<FigureAddress> figures)
    {
        foreach (var figure in figures.Where(figure => !_studied.Contains(figure.Figure)))
        {
            if (explanations.Of(figure, Wording.In(Language.All[0])) is { } first && Found(example, first.Label, words => explanations.Of(figure, words)) is { } entry)
            {
                _studied.Add(figure.Figure);
                _entries.TryAdd(first.Label.Key, entry);
            }
        }
    }

    /// <summary>All entries, with those of the catalogue and of the fixed numbers that no run met.</summary>
    public IEnumerable<MethodEntry> Entries()
    {
        var figures = InputFigures.Of(ground.Catalogue);
        foreach (var label in ground.Catalogue.Figures.Values.Select(input => input.Label).DistinctBy(label => label.Key).Where(label => !_entries.ContainsKey(label.Key)))
        {
            _entries[label.Key] = new MethodEntry(label, MethodKind.Input, null, null, FrozenDictionary<string, MethodText>.Empty, []);
        }

        foreach (var constant in Constants())
        {
            if (!_entries.TryGetValue(constant.Label.Key, out var known) || known.Kind is MethodKind.Constant)
            {
                _entries[constant.Label.Key] = new MethodEntry(constant.Label, MethodKind.Constant, constant.Base, null, FrozenDictionary<string, MethodText>.Empty, []);
            }
        }

        var usedBy = _entries.Values.SelectMany(entry => entry.Uses.Select(used => (used, entry.Label.Key))).ToLookup(pair => pair.used, pair => pair.Key);
        return _entries.Values.Select(entry => entry with
        {
            Source = entry.Label.Source is { } source ? ground.Catalogue.Sources.GetValueOrDefault(source) : null,
            Figures = figures.GetValueOrDefault(entry.Label.Key),
            UsedBy = [.. usedBy[entry.Label.Key]],
        });
    }

    // All that the engines name, also those that no formula of an example happens to take.
    private static IEnumerable<Constant> Constants() =>
        typeof(Constant).Assembly.GetTypes().Where(type => !type.ContainsGenericParameters)
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(field => field.FieldType == typeof(Constant)).Select(field => field.GetValue(null)).OfType<Constant>();

    // A figure that happens to be nothing shows little of its formula.
    private bool IsBetter(string key, MethodKind kind, double value) =>
        !_entries.TryGetValue(key, out var known) || kind < known.Kind || (kind == known.Kind && !Tells(known.Value ?? 0) && Tells(value));

    private static bool Tells(double value) => double.IsFinite(value) && value != 0;

    private MethodEntry? Entry(string example, NamedStep step, MethodKind kind) => kind switch
    {
        MethodKind.Formula => Formula(example, step),
        MethodKind.Found => Found(example, step.Label, words => DecidedRoots.Find(ground, step.Plan, step.Label, step.Root.Value, words)),
        MethodKind.Input => new MethodEntry(step.Label, IsFitted(step) ? MethodKind.Fitted : kind, step.Root.Value, example, FrozenDictionary<string, MethodText>.Empty, []),
        _ => new MethodEntry(step.Label, kind, step.Root.Value, null, FrozenDictionary<string, MethodText>.Empty, []),
    };

    private static bool IsFitted(NamedStep step) => FittedConstant.Names(step.Formula.Input!.Id);

    private static MethodEntry Formula(string example, NamedStep step)
    {
        var uses = ImmutableArray<string>.Empty;
        var texts = new Dictionary<string, MethodText>(StringComparer.Ordinal);
        foreach (var language in Language.All)
        {
            var (words, values, leaves) = Derivation.Linked(step.Root, Wording.In(language));
            texts[language.Code] = new MethodText(words, values);
            uses = [.. leaves.Select(leaf => leaf.Label!.Key).Distinct()];
        }

        return new MethodEntry(step.Label, MethodKind.Formula, step.Root.Value, example, texts.ToFrozenDictionary(), uses);
    }

    private static MethodEntry? Found(string example, Label label, Func<Wording, Explanation?> explain)
    {
        var found = Language.All.Select(language => (language.Code, Explanation: explain(Wording.In(language)))).ToList();
        return found[0].Explanation is not { } first ? null : new MethodEntry(
            label,
            MethodKind.Found,
            first.Value,
            example,
            found.ToFrozenDictionary(one => one.Code, one => new MethodText([new FormulaPiece(one.Explanation!.Root.Words, null)], one.Explanation.Root.Values)),
            [.. first.Root.Steps.Select(step => step.Label.Key).Concat(first.Root.Inputs.Select(input => input.Label.Key)).Distinct()]);
    }
}
