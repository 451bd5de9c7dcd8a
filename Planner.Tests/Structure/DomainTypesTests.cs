using Xunit;

namespace Planner.Tests.Structure;

public sealed class DomainTypesTests
{
    [Fact]
    public void Domain_types_are_values_functions_or_contracts() => Rule.Holds(DomainTypes.WrongKinds(DomainCode.Compilation));

    [Fact]
    public void No_static_of_the_domain_can_change() => Rule.Holds(DomainTypes.MutableStatics(DomainCode.Compilation));

    [Theory]
    [InlineData("public class Chip;")]
    [InlineData("public sealed class Chip;")]
    [InlineData("internal class Search;")]
    [InlineData("public record Chip;")]
    [InlineData("public struct Chip { public int Count; }")]
    [InlineData("public abstract record Chip { public Chip() { } }")]
    public void A_type_of_another_kind_is_found(string text) => Assert.NotEmpty(DomainTypes.WrongKinds(DomainCode.Bind([("A.cs", text)])));

    [Theory]
    [InlineData("public static class A { private static int s_count; }")]
    [InlineData("public static class A { public static int Count { get; set; } }")]
    [InlineData("public static class A { private static readonly System.Collections.Generic.List<int> s_seen = []; }")]
    [InlineData("public static class A { public static readonly int[] Seen = []; }")]
    public void A_static_that_can_change_is_found(string text) => Assert.NotEmpty(DomainTypes.MutableStatics(DomainCode.Bind([("A.cs", text)])));

    [Theory]
    [InlineData("public static class A { private const int Count = 1; private static readonly int[] s_table = [1]; public static int One { get; } = 1; }")]
    public void A_static_that_stays_is_not(string text) => Assert.Empty(DomainTypes.MutableStatics(DomainCode.Bind([("A.cs", text)])));
}
