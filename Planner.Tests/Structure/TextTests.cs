using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Planner.Domain.Catalogue;
using Planner.Domain.Numbers;
using Xunit;

namespace Planner.Tests.Structure;

/// <summary>Whatever a reader may see is there in English, Japanese, German and Korean.</summary>
public sealed partial class TextTests
{
    [Fact]
    public void Every_text_is_there_in_four_languages() => Rule.Holds(
        from family in TextFiles.Families
        from language in TextFiles.Languages
        from key in family.ByLanguage.Values.SelectMany(texts => texts.Keys).Distinct()
        where string.IsNullOrWhiteSpace(family.ByLanguage.GetValueOrDefault(language)?.GetValueOrDefault(key))
        select $"{family.Name}: {key} is missing in {language}");

    [Fact]
    public void A_translation_has_the_places_of_its_original() => Rule.Holds(
        from family in TextFiles.Families
        from language in TextFiles.Languages
        from text in family.ByLanguage.GetValueOrDefault(language) ?? family.English
        where family.English.TryGetValue(text.Key, out var english) && !Places(english).SetEquals(Places(text.Value))
        select $"{family.Name}: {text.Key} in {language} has other places than English: {text.Value}");

    [Fact]
    public void Every_label_of_the_domain_has_a_text() => Rule.Holds(
        from label in Labels().Concat(FigureLabels()).Distinct()
        where !TextFiles.Keys.Contains(label)
        select $"no text for the label {label}");

    [Fact]
    public void Every_sentence_of_the_domain_has_a_text() => Rule.Holds(
        from sentence in Sentences()
        where !TextFiles.Keys.Contains(sentence.Code)
        select $"{sentence.Place}: no text for the sentence {sentence.Code}");

    [Fact]
    public void Label_keys_are_words_with_hyphens_and_name_one_thing() => Rule.Holds(
        from label in LabelFields().Select(field => field.Label).Distinct()
        group label by label.Key into same
        where same.Count() > 1 || !KeyForm().IsMatch(same.Key)
        select $"{same.Key} stands for {same.Count()} labels, or is not lower-case words with hyphens");

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex KeyForm();

    [GeneratedRegex(@"\{(\d+)[^}]*\}")]
    private static partial Regex Place();

    private static HashSet<string> Places(string text) => Place().Matches(text).Select(match => match.Groups[1].Value).ToHashSet();

    private static IEnumerable<string> Labels() => LabelFields().Select(field => field.Label.Key);

    private static IEnumerable<(string Name, Label Label)> LabelFields() =>
        from type in typeof(Label).Assembly.GetTypes()
        where !type.ContainsGenericParameters
        from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
        let value = field.GetValue(null)
        let label = value as Label ?? (value as Constant)?.Label
        where label is not null
        select (field.Name, label);

    private static IEnumerable<string> FigureLabels() =>
        from type in typeof(FigureAttribute).Assembly.GetTypes()
        from property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
        let figure = property.GetCustomAttribute<FigureAttribute>()
        where figure is not null
        select figure.Label;

    /// <summary>Codes given to findings, problems, faults and validators: every constant that goes to a parameter named code.</summary>
    private static IEnumerable<(string Code, string Place)> Sentences() =>
        from tree in DomainCode.Compilation.SyntaxTrees
            // Faults of seed data go to whoever edits the files, at start, as codes with their place.
        where !tree.FilePath.StartsWith("Catalogue/", StringComparison.Ordinal)
        let model = DomainCode.ModelOf(DomainCode.Compilation, tree)
        from argument in tree.GetRoot().DescendantNodes().OfType<ArgumentSyntax>()
        where argument.Parent?.Parent is ExpressionSyntax && model.GetConstantValue(argument.Expression) is { HasValue: true, Value: string }
        let called = model.GetSymbolInfo(argument.Parent!.Parent!).Symbol as IMethodSymbol
        where called is not null && IsCode(called, argument)
        select ((string)model.GetConstantValue(argument.Expression).Value!, DomainCode.Place(argument));

    private static bool IsCode(IMethodSymbol called, ArgumentSyntax argument)
    {
        var place = ((BaseArgumentListSyntax)argument.Parent!).Arguments.IndexOf(argument);
        var parameter = argument.NameColon?.Name.Identifier.Text ?? (place < called.Parameters.Length ? called.Parameters[place].Name : "");
        return string.Equals(parameter, "code", StringComparison.OrdinalIgnoreCase) || called.Name == "WithErrorCode";
    }
}
