using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace Planner.Tests.Structure;

/// <summary>No formula of the engines lands without a test that names it.</summary>
public sealed class FormulaCoverageTests
{
    [Fact]
    public void Every_public_formula_of_the_engines_is_named_by_a_test()
    {
        var named = NamedBy(DomainCode.Read("Planner.Tests").Where(source => !source.Path.StartsWith("Structure/", StringComparison.Ordinal)));

        Rule.Holds(Formulas(DomainCode.Compilation).Where(formula => !named.Contains(formula)).Select(formula => $"no test names {formula}"));
    }

    [Fact]
    public void A_formula_and_its_test_are_recognised()
    {
        var domain = DomainCode.Bind(
        [
            ("Numbers/IReal.cs", "namespace Planner.Domain.Numbers; public interface IReal<T>;"),
            ("Engines/Costs/Energy.cs", """
                namespace Planner.Domain.Engines.Costs;
                public static class Energy
                {
                    public static T Cost<T>(T a) where T : struct, Numbers.IReal<T> => a;
                    public static int Count(int a) => a;
                    private static T Part<T>(T a) where T : struct, Numbers.IReal<T> => a;
                }
                """),
        ]);

        Assert.Equal(["Energy.Cost"], Formulas(domain));
        Assert.Contains("Energy.Cost", NamedBy([("A.cs", "class A { object x = Energy.Cost<Real>(3); }")]));
        Assert.DoesNotContain("Energy.Cost", NamedBy([("A.cs", "class A { object x = \"Energy.Cost\"; }")]));
    }

    /// <summary>Public static methods of the engines that compute with a T.</summary>
    private static IEnumerable<string> Formulas(CSharpCompilation domain) =>
        (from tree in domain.SyntaxTrees
         where tree.FilePath.StartsWith("Engines/", StringComparison.Ordinal)
         let model = DomainCode.ModelOf(domain, tree)
         from declaration in tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()
         let method = model.GetDeclaredSymbol(declaration)
         where method is { IsStatic: true, DeclaredAccessibility: Accessibility.Public } && method.ContainingType.DeclaredAccessibility == Accessibility.Public
         where method.TypeParameters.Concat(method.ContainingType.TypeParameters).Any(IsReal)
         select $"{method.ContainingType.Name}.{method.Name}").Distinct();

    private static bool IsReal(ITypeParameterSymbol parameter) => parameter.ConstraintTypes.Any(constraint => constraint.Name == "IReal");

    private static HashSet<string> NamedBy(IEnumerable<(string Path, string Text)> tests) =>
        (from source in tests
         from access in CSharpSyntaxTree.ParseText(source.Text).GetRoot().DescendantNodes().OfType<MemberAccessExpressionSyntax>()
         let type = access.Expression is MemberAccessExpressionSyntax qualified ? qualified.Name : access.Expression as SimpleNameSyntax
         where type is not null
         select $"{type.Identifier.Text}.{access.Name.Identifier.Text}").ToHashSet();
}
