using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Planner.Tests.Structure;

/// <summary>The one-way flow of DESIGN §3: which folder of the domain may name which.</summary>
public static class MayUse
{
    private const string EngineGround = "Engines";

    // Engines/X stands for every engine but the kernels; it sees itself besides.
    private static readonly Dictionary<string, string[]> s_table = new()
    {
        ["Numbers"] = [],
        ["Catalogue"] = ["Numbers"],
        ["Scenarios"] = ["Catalogue", "Numbers"],
        [EngineGround] = ["Catalogue", "Numbers"],
        ["Engines/Kernels"] = ["Catalogue", "Numbers"],
        ["Engines/X"] = ["Scenarios", "Catalogue", "Numbers", "Engines/Kernels", EngineGround],
        ["Plans"] = ["Engines/X", "Engines/Kernels", EngineGround, "Scenarios", "Catalogue", "Numbers"],
        ["Studies"] = ["Plans", "Engines/X", "Engines/Kernels", EngineGround, "Scenarios", "Catalogue", "Numbers"],
    };

    /// <summary>Engines take leaf records of a scenario, never the whole of it.</summary>
    private static readonly string[] s_notForEngines = ["Scenario", "Application", "Option"];

    /// <summary>Every arrow that the table does not allow, as a sentence with its place.</summary>
    public static IEnumerable<string> Violations(CSharpCompilation domain) =>
        domain.SyntaxTrees.SelectMany(tree => Unused(tree).Concat(Arrows(tree, DomainCode.ModelOf(domain, tree)))).Distinct();

    /// <summary>The area of a file: its first folder, or its first two under Engines.</summary>
    public static string AreaOf(string path)
    {
        var parts = path.Split('/');
        return parts is [EngineGround, var engine, _, ..] ? $"{EngineGround}/{engine}" : parts.Length > 1 ? parts[0] : "";
    }

    private static bool Allowed(string from, string to)
    {
        var row = Row(from);
        return from == to || (s_table.TryGetValue(row, out var targets) && targets.Contains(Row(to)));
    }

    private static string Row(string area) =>
        area.StartsWith("Engines/", StringComparison.Ordinal) && area != "Engines/Kernels" ? "Engines/X" : area;

    private static IEnumerable<string> Arrows(SyntaxTree tree, SemanticModel model)
    {
        var from = AreaOf(tree.FilePath);
        foreach (var name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
        {
            var symbol = model.GetSymbolInfo(name).Symbol;
            var type = (symbol as INamedTypeSymbol ?? symbol?.ContainingType)?.OriginalDefinition;
            var places = type is null ? [] : type.DeclaringSyntaxReferences.Select(place => AreaOf(place.SyntaxTree.FilePath)).ToList();
            if (places.Count > 0 && !places.Any(to => Allowed(from, to)))
            {
                yield return $"{DomainCode.Place(name)}: {Named(from)} may not use {Named(places[0])}, but names {type!.Name}";
            }
            else if (from.StartsWith("Engines/", StringComparison.Ordinal) && places.Contains("Scenarios") && s_notForEngines.Contains(type!.Name))
            {
                yield return $"{DomainCode.Place(name)}: an engine takes leaf records of a scenario, but names {type.Name}";
            }
        }
    }

    /// <summary>A using that nothing needs yet is an arrow too.</summary>
    private static IEnumerable<string> Unused(SyntaxTree tree)
    {
        var from = AreaOf(tree.FilePath);
        foreach (var directive in tree.GetRoot().DescendantNodes().OfType<UsingDirectiveSyntax>())
        {
            var space = directive.Name?.ToString() ?? "";
            if (space.StartsWith("Planner.", StringComparison.Ordinal) && directive.StaticKeyword == default && directive.Alias is null)
            {
                var to = space.Replace("Planner.Domain.", "", StringComparison.Ordinal).Replace('.', '/');
                if (!Allowed(from, to))
                {
                    yield return $"{DomainCode.Place(directive)}: {Named(from)} may not use {to}";
                }
            }
        }
    }

    private static string Named(string area) => area.Length > 0 ? area : "the domain's root";
}
