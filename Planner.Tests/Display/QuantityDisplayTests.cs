using Planner.Domain.Numbers;
using Planner.Web.Display;
using Xunit;

namespace Planner.Tests.Display;

public class QuantityDisplayTests
{
    [Theory]
    [InlineData(0, "0 GB")]
    [InlineData(1, "1 B")]
    [InlineData(14, "14 B")]
    [InlineData(320e3, "320 kB")]
    [InlineData(6.3e6, "6.30 MB")]
    [InlineData(80e9, "80.0 GB")]
    [InlineData(708e12, "708 TB")]
    public void Data_is_shown_in_the_unit_of_its_size(double bytes, string shown) =>
        Assert.Equal(shown, QuantityDisplay.Show(bytes, Units.Gigabyte, Language.English).ToString().Replace(Language.NoBreakSpace, " ", System.StringComparison.Ordinal));

    [Theory]
    [InlineData(312e3, "312 kW")]
    [InlineData(141.7e6, "142 MW")]
    [InlineData(0.5, "0.500 W")]
    public void Power_moves_along_its_family(double watts, string shown) =>
        Assert.Equal(shown, QuantityDisplay.Show(watts, Units.Megawatt, Language.English).ToString().Replace(Language.NoBreakSpace, " ", System.StringComparison.Ordinal));
}
