using Planner.Web.Display;
using Xunit;

namespace Planner.Tests.Display;

public class SoftHyphensTests
{
    [Theory]
    [InlineData("Diskontierungssatz", "Diskontierungs\u00ADsatz")]
    [InlineData("Preis pro Beschleunigerstunde", "Preis pro Beschleuniger\u00ADstunde")]
    [InlineData("Bodentragfähigkeit", "Boden\u00ADtragfähigkeit")]
    [InlineData("Nachfragewachstum pro Jahr", "Nachfrage\u00ADwachstum pro Jahr")]
    [InlineData("Leistung", "Leistung")]
    [InlineData("Beschleuniger", "Beschleuniger")]
    public void German_compounds_may_break_at_their_joints(string text, string expected) => Assert.Equal(expected, SoftHyphens.In(text, Language.German));

    [Fact]
    public void Other_languages_stay_as_they_are() => Assert.Equal("Diskontierungssatz", SoftHyphens.In("Diskontierungssatz", Language.English));
}
