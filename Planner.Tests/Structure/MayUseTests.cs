using System.Linq;
using Xunit;

namespace Planner.Tests.Structure;

public sealed class MayUseTests
{
    [Fact]
    public void The_flow_goes_one_way() => Rule.Holds(MayUse.Violations(DomainCode.Compilation));

    [Theory]
    [InlineData("Numbers/A.cs", "namespace Planner.Domain.Numbers; class A { Catalogue.Chip? x; }")]
    [InlineData("Engines/Costs/A.cs", "namespace Planner.Domain.Engines.Costs; class A { object x = Planner.Domain.Engines.Training.Step.Two; }")]
    [InlineData("Engines/Costs/A.cs", "using Planner.Domain.Plans; namespace Planner.Domain.Engines.Costs; class A;")]
    [InlineData("Engines/Costs/A.cs", "namespace Planner.Domain.Engines.Costs; class A { string f(Planner.Domain.Scenarios.Scenario s) => s.ToString()!; }")]
    [InlineData("Engines/Kernels/A.cs", "namespace Planner.Domain.Engines.Kernels; class A { Line? x; }")]
    [InlineData("A.cs", "namespace Planner.Domain; class A { Planner.Domain.Catalogue.Chip? x; }")]
    public void A_forbidden_arrow_is_found(string path, string text) => Assert.NotEmpty(MayUse.Violations(With(path, text)));

    [Theory]
    [InlineData("Engines/Costs/A.cs", "namespace Planner.Domain.Engines.Costs; class A { Line? x; Planner.Domain.Scenarios.Work? y; Kernels.Product? z; }")]
    [InlineData("Plans/A.cs", "using Planner.Domain.Engines.Training; namespace Planner.Domain.Plans; class A { int x = Step.Two; }")]
    public void An_allowed_arrow_is_not(string path, string text) => Assert.Empty(MayUse.Violations(With(path, text)));

    [Fact]
    public void Every_folder_of_the_domain_has_a_row_and_every_namespace_its_folder() => Rule.Holds(
        from tree in DomainCode.Compilation.SyntaxTrees
        let folder = tree.FilePath.Contains('/') ? tree.FilePath[..tree.FilePath.LastIndexOf('/')] : ""
        let expected = $"namespace Planner.Domain.{folder.Replace('/', '.')};"
        where !tree.GetText().ToString().Contains(expected)
        select $"{tree.FilePath}: expected {expected}");

    private static Microsoft.CodeAnalysis.CSharp.CSharpCompilation With(string path, string text) => DomainCode.Bind(
    [
        (path, text),
        ("Catalogue/Chip.cs", "namespace Planner.Domain.Catalogue; public class Chip;"),
        ("Scenarios/Scenario.cs", "namespace Planner.Domain.Scenarios; public class Scenario; public class Work;"),
        ("Engines/Line.cs", "namespace Planner.Domain.Engines; public class Line;"),
        ("Engines/Kernels/Product.cs", "namespace Planner.Domain.Engines.Kernels; public class Product;"),
        ("Engines/Training/Step.cs", "namespace Planner.Domain.Engines.Training; public static class Step { public const int Two = 2; }"),
        ("Plans/Plan.cs", "namespace Planner.Domain.Plans; public class Plan;"),
    ]);
}
