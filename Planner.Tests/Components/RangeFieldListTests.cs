using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Planner.Domain.Numbers;
using Planner.Domain.Scenarios;
using Xunit;

namespace Planner.Tests.Components;

/// <summary>Every number of a scenario that the world may set has a field, and that field takes a range; what takes none is a decision.</summary>
public sealed partial class RangeFieldListTests
{
    // Stored by what stands around them: any figure of the catalogue, or a value of a study.
    private static readonly string[] s_elsewhere = ["Override.Value", "OverlayFigure.Value"];

    private static readonly (string Place, string Tag)[] s_fields =
    [
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "Planner.Web", "Components", "Inputs"), "*.razor")
            .SelectMany(file => Field().Matches(File.ReadAllText(file)).Select(match => (Path.GetFileName(file), match.Value))),
    ];

    private static readonly HashSet<string> s_spreads =
    [
        .. typeof(Scenario).Assembly.GetTypes().Where(type => type.Namespace == typeof(Scenario).Namespace)
            .SelectMany(type => type.GetProperties())
            .Where(property => (Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) == typeof(Spread) && !s_elsewhere.Contains($"{property.DeclaringType!.Name}.{property.Name}"))
            .Select(property => property.Name),
    ];

    [Fact]
    public void A_field_that_takes_one_value_is_of_a_decision()
    {
        Assert.True(s_fields.Length > 60, $"only {s_fields.Length} fields");
        var wrong = s_fields.Where(field => field.Tag.Contains("Ranges=\"false\"", StringComparison.Ordinal))
            .Select(field => (field.Place, Name: Shown().Match(field.Tag).Groups[1].Value)).Where(field => s_spreads.Contains(field.Name)).ToArray();
        Assert.True(wrong.Length == 0, string.Join(", ", wrong));
    }

    [Fact]
    public void Every_figure_that_may_be_a_range_has_a_field()
    {
        var all = string.Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "Planner.Web", "Components", "Inputs"), "*.*").Select(File.ReadAllText));
        var missing = s_spreads.Where(name => !Regex.IsMatch(all, $@"\b{name}\b") && !all.Contains('"' + char.ToLowerInvariant(name[0]) + name[1..] + '"', StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToArray();
        Assert.True(missing.Length == 0, string.Join(", ", missing));
    }

    [GeneratedRegex(@"<NumberField\s(?:[^""]|""[^""]*(?:\([^""]*""[^""]*""[^""]*)*"")*?/>")]
    private static partial Regex Field();

    [GeneratedRegex(@"\sValue=""@?\(?(?:[\w?\[\]]+[.(])*(\w+)")]
    private static partial Regex Shown();
}
