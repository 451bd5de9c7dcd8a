using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace Planner.Tests.Structure;

/// <summary>A file holds one whole idea, a function one thought.</summary>
public sealed class SizeTests
{
    private const int FileLines = 400;
    private const int FunctionLines = 60;

    [Fact]
    public void No_file_is_longer_than_one_idea() => Rule.Holds(
        from path in SourceFiles.Projects.SelectMany(project => SourceFiles.Under(project, ".cs", ".razor", ".css", ".js"))
        let lines = File.ReadLines(path).Count()
        where lines > FileLines
        select $"{SourceFiles.Relative(path)}: {lines} lines, {FileLines} at most");

    [Fact]
    public void No_function_is_longer_than_one_thought() => Rule.Holds(
        from path in SourceFiles.Projects.SelectMany(project => SourceFiles.Under(project, ".cs"))
        from function in LongFunctions(File.ReadAllText(path))
        select $"{SourceFiles.Relative(path)}:{function}");

    [Fact]
    public void A_long_function_is_found()
    {
        var lines = string.Concat(Enumerable.Repeat("        x++;\n", FunctionLines));

        Assert.Single(LongFunctions($"class A\n{{\n    void F(int x)\n    {{\n{lines}    }}\n}}"));
        Assert.Empty(LongFunctions($"class A\n{{\n    void F(int x)\n    {{\n{lines[..^52]}    }}\n}}"));
    }

    private static IEnumerable<string> LongFunctions(string text)
    {
        foreach (var node in CSharpSyntaxTree.ParseText(text).GetRoot().DescendantNodes().Where(IsFunction))
        {
            // Counted from the first word of the signature: attributes and documentation are not the function.
            var first = node.ChildNodesAndTokens().SkipWhile(child => child.IsKind(SyntaxKind.AttributeList)).First().GetLocation()!.GetLineSpan().StartLinePosition.Line;
            var last = node.GetLocation().GetLineSpan().EndLinePosition.Line;
            if (last - first + 1 > FunctionLines)
            {
                yield return $"{first + 1}: {last - first + 1} lines, {FunctionLines} at most";
            }
        }
    }

    private static bool IsFunction(SyntaxNode node) =>
        node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax;
}
