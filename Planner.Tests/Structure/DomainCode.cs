using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Planner.Tests.Structure;

/// <summary>
/// The sources of Planner.Domain, parsed and bound, so that a rule can ask what a name really means. Paths are relative to the
/// domain's folder, with forward slashes.
/// </summary>
public static class DomainCode
{
    private static readonly Lazy<CSharpCompilation> s_compilation = new(() => Bind(Read("Planner.Domain")));

    // All that this program was built with, the domain's own dependencies among them. Reading them takes half a second, so once.
    private static readonly Lazy<List<MetadataReference>> s_references = new(() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("Planner.", StringComparison.Ordinal))
            .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path))
            .ToList());

    // Binding is the dear part, so rules share what one of them has bound.
    private static readonly ConditionalWeakTable<SyntaxTree, SemanticModel> s_models = [];

    /// <summary>The domain as it stands.</summary>
    public static CSharpCompilation Compilation => s_compilation.Value;

    /// <summary>Binds sources given by path, for rules to be tried on.</summary>
    public static CSharpCompilation Bind(IEnumerable<(string Path, string Text)> sources) => CSharpCompilation.Create(
        "Planner.Domain",
        sources.Select(source => CSharpSyntaxTree.ParseText(source.Text, new CSharpParseOptions(LanguageVersion.Preview), source.Path)),
        s_references.Value,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>What the names of a file mean.</summary>
    public static SemanticModel ModelOf(CSharpCompilation domain, SyntaxTree tree) => s_models.GetValue(tree, key => domain.GetSemanticModel(key));

    /// <summary>All C# files under a folder of the repository, generated ones left out.</summary>
    public static IEnumerable<(string Path, string Text)> Read(string folder) =>
        from path in SourceFiles.Under(folder, ".cs")
        select (Path.GetRelativePath(Repository.PathOf(folder), path).Replace('\\', '/'), File.ReadAllText(path));

    /// <summary>Where a node stands: <c>Engines/Costs/Ownership.cs:17</c>.</summary>
    public static string Place(SyntaxNode node) => $"{node.SyntaxTree.FilePath}:{node.GetLocation().GetLineSpan().StartLinePosition.Line + 1}";
}
