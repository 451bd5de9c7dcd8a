using Xunit;

namespace Planner.Tests.Structure;

public sealed class PurityTests
{
    [Fact]
    public void The_domain_depends_on_its_arguments_alone() => Rule.Holds(Purity.Violations(DomainCode.Compilation));

    [Theory]
    [InlineData("System.DateTime.UtcNow.Year")]
    [InlineData("System.Random.Shared.Next()")]
    [InlineData("new System.Random(1).Next()")]
    [InlineData("System.IO.File.ReadAllText(\"a\")")]
    [InlineData("System.Environment.ProcessorCount")]
    [InlineData("new System.Net.Http.HttpClient()")]
    [InlineData("System.Guid.NewGuid()")]
    [InlineData("System.Globalization.CultureInfo.CurrentCulture")]
    public void A_reach_outside_is_found(string expression) =>
        Assert.NotEmpty(Purity.Violations(DomainCode.Bind([("A.cs", $"class A {{ object x = {expression}; }}")])));

    [Theory]
    [InlineData("new System.DateOnly(2027, 1, 1)")]
    [InlineData("System.Math.Exp(1)")]
    [InlineData("new System.IO.MemoryStream()")]
    public void A_pure_expression_is_not(string expression) =>
        Assert.Empty(Purity.Violations(DomainCode.Bind([("A.cs", $"class A {{ object x = {expression}; }}")])));

    [Fact]
    public void The_rules_see_the_whole_domain() => Assert.DoesNotContain(
        DomainCode.Compilation.GetDiagnostics(TestContext.Current.CancellationToken),
        diagnostic => diagnostic.Id is "CS0246" or "CS0234" or "CS0103" or "CS0012");
}
