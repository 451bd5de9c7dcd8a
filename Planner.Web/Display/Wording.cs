using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Resources;
using Planner.Domain.Engines;
using Planner.Domain.Numbers;
using Planner.Domain.Scenarios;

namespace Planner.Web.Display;

/// <summary>
/// Everything the product says, in one language. Keys live in resource files, one set an area: <c>Texts</c> (pages, report, exports), <c>Labels</c>
/// (names of figures), <c>Findings</c> (what engines say), <c>Problems</c> (what validators say), <c>Units</c>, <c>CatalogueTexts</c>
/// (names of assumptions and of parts that are no products), <c>Notes</c> (reasons of places).
/// </summary>
public sealed class Wording
{
    private static readonly ResourceManager s_texts = Area("Texts");
    private static readonly ResourceManager s_labels = Area("Labels");
    private static readonly ResourceManager s_findings = Area("Findings");
    private static readonly ResourceManager s_problems = Area("Problems");
    private static readonly ResourceManager s_units = Area("Units");
    private static readonly ResourceManager s_catalogue = Area("CatalogueTexts");
    private static readonly ResourceManager s_notes = Area("Notes");
    private static readonly Dictionary<string, Wording> s_all = Language.All.ToDictionary(language => language.Code, language => new Wording(language));

    private Wording(Language language) => Language = language;

    public Language Language { get; }

    public static Wording In(Language language) => s_all[language.Code];

    /// <summary>The language that the request or the circuit runs in.</summary>
    public static Wording Current => In(Language.Of(CultureInfo.CurrentUICulture));

    /// <summary>The language that the address of a document asks for; that of the request when it asks for none.</summary>
    public static Wording Asked(string? language) => language is null ? Current : In(Language.Of(language));

    /// <summary>A text without places; the key itself when there is none, which a test forbids.</summary>
    public string this[string key] => Find(s_texts, key) ?? key;

    /// <summary>A text with its places filled; numbers must already be text.</summary>
    public string Text(string key, params string[] arguments) => Fill(this[key], arguments);

    /// <summary>A text about a count: <c>key.one</c> or <c>key.other</c>, the count at <c>{0}</c>.</summary>
    public string Counted(string key, long count, params string[] arguments) =>
        Text(key + (count == 1 ? ".one" : ".other"), [NumberDisplay.Fixed(count, 0, Language), .. arguments]);

    /// <summary>The name of a figure; of a fitted constant its own.</summary>
    public string Label(Label label) => label.Constant?.Split('.') is [var engine, var id] ? ConstantNames.Of(engine, id, this) : Label(label.Key);

    /// <summary>The name of a figure by its key.</summary>
    public string Label(string key) => Find(s_labels, key) ?? Find(s_catalogue, key) ?? key;

    /// <summary>The name of a catalogue part that is no product; null when the name in the catalogue serves in every language.</summary>
    public string? Part(string kind, string id) => Find(s_catalogue, $"{kind}/{id}");

    /// <summary>A reason of the catalogue with its figures; null when there is none under this key. See <see cref="Notes"/>.</summary>
    public string? Note(string key, params string[] figures) => Find(s_notes, key) is { } form ? Fill(form, figures) : null;

    /// <summary>A sentence of an engine.</summary>
    /// <param name="finding">The sentence's key and figures.</param>
    /// <param name="name">The name behind an id of an option or a part, where it is known.</param>
    /// <param name="money">Amounts in US dollars in the scale of the table that the sentence stands beside; null: each in its own.</param>
    public string Finding(Finding finding, Func<string, string?>? name = null, Func<double, string>? money = null) =>
        Fill(Find(s_findings, finding.Code) ?? finding.Code, [.. finding.Arguments.Select(argument => Argument(argument, name, money))]);

    /// <summary>A sentence of a validator.</summary>
    public string Problem(Problem problem) =>
        Fill(Find(s_problems, problem.Code) ?? problem.Code, [.. problem.Arguments.Select(Argument)]);

    /// <summary>A problem of a number that was typed.</summary>
    public string Problem(string code, params string[] arguments) => Fill(Find(s_problems, code) ?? code, arguments);

    /// <summary>How a unit stands around its number: <c>{0} kW</c>, <c>{0}か月</c>.</summary>
    public string UnitForm(string symbol) => Find(s_units, UnitKey(symbol)) ?? "{0}" + Display.Language.NoBreakSpace + symbol;

    /// <summary>The key of a unit's form: its symbol, but for two that a resource file, blind to case, would confuse with others.</summary>
    public static string UnitKey(string symbol) => symbol switch
    {
        "M" => "million",
        "Gb/s" => "gigabit/s",
        _ => symbol,
    };

    /// <summary>True when the language itself has this key of this area; for the test that forbids missing ones.</summary>
    public bool Has(string area, string key) => Has(Area(area), key);

    private bool Has(ResourceManager area, string key) =>
        area.GetResourceSet(Language.Code == "en" ? CultureInfo.InvariantCulture : Language.Culture, true, false)?.GetString(key) is not null;

    private string? Find(ResourceManager area, string key) => area.GetString(key, Language.Culture);

    /// <summary>One figure or word of an engine's sentence.</summary>
    /// <inheritdoc cref="Finding(Finding, Func{string, string?}, Func{double, string})"/>
    public string Argument(FindingArgument argument, Func<string, string?>? name, Func<double, string>? money) => argument switch
    {
        { Value: { } usd, Unit: { } unit } when money is not null && unit == Units.Usd => money(usd),
        { Value: { } value, Unit: { } unit } => QuantityDisplay.Show(value, unit, Language).ToString(),
        { Text: { } text } => name?.Invoke(text) ?? Named(text),
        _ => this["unknown"],
    };

    private string Argument(object argument) => argument switch
    {
        double number => NumberDisplay.Editable(number, Language),
        int number => NumberDisplay.Fixed(number, 0, Language),
        long number => NumberDisplay.Fixed(number, 0, Language),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => Named(argument.ToString() ?? ""),
    };

    // An argument may be the key of a label; anything else is a name or an id and stays as it is.
    private string Named(string text) => Find(s_labels, text) ?? text;

    private static string Fill(string form, string[] arguments) =>
        arguments.Length == 0 ? form : string.Format(CultureInfo.InvariantCulture, form, [.. arguments.Cast<object>(), "", "", "", ""]);

    private static ResourceManager Area(string name) => new("Planner.Web.Display." + name, typeof(Wording).Assembly);
}
