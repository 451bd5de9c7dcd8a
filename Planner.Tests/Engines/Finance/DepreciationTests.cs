using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Engines.Finance;
using Planner.Domain.Numbers;
using Xunit;

namespace Planner.Tests.Engines.Finance;

public class DepreciationTests
{
    [Fact]
    public void The_straight_line_writes_equal_parts_down_to_salvage()
    {
        Assert.Equal([180, 180, 180, 180, 180], Of(Depreciation.StraightLine<Real>(1_000, 100, 5)));
        Assert.Equal([1_000], Of(Depreciation.StraightLine<Real>(1_000, 0, 1)));
        Assert.Equal([0, 0], Of(Depreciation.StraightLine<Real>(1_000, 1_200, 2)));
    }

    [Fact]
    public void Double_declining_balance_changes_to_the_straight_line_where_that_is_more() =>
        // A spreadsheet's VDB(10000; 0; 5; n − 1; n).
        Assert.Equal([4_000, 2_400, 1_440, 1_080, 1_080], Of(Depreciation.DecliningBalance<Real>(10_000, 0, 5, 0.4)).Select(amount => double.Round(amount, 9)));

    [Fact]
    public void Declining_balance_stops_at_salvage_and_covers_its_ends()
    {
        Assert.Equal(9_000, Of(Depreciation.DecliningBalance<Real>(10_000, 1_000, 5, 0.4)).Sum(), 1e-9);
        Assert.Equal([10_000, 0, 0], Of(Depreciation.DecliningBalance<Real>(10_000, 0, 3, 1)));
        Assert.Equal(Of(Depreciation.StraightLine<Real>(900, 0, 3)), Of(Depreciation.DecliningBalance<Real>(900, 0, 3, 0)));
    }

    [Fact]
    public void Japans_declining_balance_follows_the_tax_agencys_example()
    {
        // National Tax Agency, No. 2106: 1,000,000 yen over 10 years at 0.200, revised 0.250, guarantee 0.06552; there the last yen stays in the books.
        double[] published = [200_000, 160_000, 128_000, 102_400, 81_920, 65_536, 65_536, 65_536, 65_536, 65_536];

        var schedule = Of(Depreciation.Guaranteed<Real>(1_000_000, 10, GuaranteedRates.OfLife(10)!));

        Assert.Equal(published, schedule.Select(amount => double.Round(amount, 6)));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(10)]
    public void Japans_declining_balance_leaves_next_to_nothing(int years) =>
        Assert.InRange(1_000_000 - Of(Depreciation.Guaranteed<Real>(1_000_000, years, GuaranteedRates.OfLife(years)!)).Sum(), -1e-6, 2_000);

    [Fact]
    public void Other_lives_have_no_table() => Assert.Null(GuaranteedRates.OfLife(11));

    [Fact]
    public void A_table_gives_its_shares_and_book_value_what_they_leave()
    {
        // IRS publication 946, table A-1, five years, half-year convention.
        Real[] shares = [0.2, 0.32, 0.192, 0.1152, 0.1152, 0.0576];
        var schedule = Depreciation.Table<Real>(100_000, shares);

        Assert.Equal([20_000, 32_000, 19_200, 11_520, 11_520, 5_760], Of(schedule).Select(amount => double.Round(amount, 9)));
        Assert.Equal(48_000, Depreciation.BookValue(100_000, schedule, 2).Value, 1e-9);
        Assert.Equal(0, Depreciation.BookValue(100_000, schedule, 40).Value, 1e-9);
    }

    [Fact]
    public void Depreciation_agrees_in_all_readings() => AllReadings.Agree(new Formulas());

    private static IEnumerable<double> Of(ImmutableArray<Real> schedule) => schedule.Select(amount => amount.Value);

    private sealed class Formulas : IEngineFormula
    {
        public IEnumerable<T> Compute<T>(IReading<T> reading)
            where T : struct, IReal<T>
        {
            var cost = reading.Read(Figures.Of("cost", 1_000, Units.Usd));
            var table = Depreciation.Table<T>(cost, [0.5, 0.5]);
            return
            [
                .. Depreciation.StraightLine(cost, cost * 0.1, 4), .. Depreciation.DecliningBalance(cost, 0, 5, reading.Read(Figures.Of("rate", 40, Units.Percent))),
                .. Depreciation.Guaranteed(cost, 5, GuaranteedRates.OfLife(5)!), .. table, Depreciation.BookValue(cost, table, 1),
            ];
        }
    }
}
