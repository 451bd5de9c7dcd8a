using FsCheck;
using FsCheck.Fluent;
using Planner.Domain.Numbers;
using Xunit;

namespace Planner.Tests.Numbers;

/// <summary>Dimensions are a group under multiplication.</summary>
public sealed class DimensionTests
{
    private static readonly Arbitrary<Dimension> s_dimensions = Gen.ArrayOf(Gen.Choose(-3, 3), 8)
        .Select(e => Dimension.Of(e[0], e[1], e[2], e[3], e[4], e[5], e[6], e[7])).ToArbitrary();

    [Fact]
    public void Order_does_not_matter() =>
        Prop.ForAll(s_dimensions, s_dimensions, (a, b) => a * b == b * a).QuickCheckThrowOnFailure();

    [Fact]
    public void Grouping_does_not_matter() =>
        Prop.ForAll(s_dimensions, s_dimensions, s_dimensions, (a, b, c) => a * b * c == a * (b * c)).QuickCheckThrowOnFailure();

    [Fact]
    public void Dividing_undoes_multiplying() =>
        Prop.ForAll(s_dimensions, s_dimensions, (a, b) => a * b / b == a).QuickCheckThrowOnFailure();

    [Fact]
    public void A_pure_number_changes_nothing() =>
        Prop.ForAll(s_dimensions, a => a * Dimension.None == a && a / a == Dimension.None).QuickCheckThrowOnFailure();

    [Fact]
    public void The_square_of_the_root_is_the_dimension_again() =>
        Prop.ForAll(s_dimensions, a => a.Power(0.5).Power(2) == a && a.Power(2) == a * a).QuickCheckThrowOnFailure();

    [Fact]
    public void A_third_of_a_dimension_is_refused() =>
        Assert.Throws<DimensionException>(() => Units.Watt.Dimension.Power(1.0 / 3));

    [Fact]
    public void A_dimension_reads_as_its_base_units() =>
        Assert.Equal("J·s^-1", Units.Watt.Dimension.ToString());
}
