using System.Text.Json.Nodes;
using Planner.Web.Sessions;
using Xunit;

namespace Planner.Tests.Sessions;

public sealed class FieldPathTests
{
    [Theory]
    [InlineData("name")]
    [InlineData("application.train[0].tokens")]
    [InlineData("options[build].accelerators")]
    [InlineData("overrides[pue@build].value")]
    public void A_path_reads_back_as_it_was_written(string text) => Assert.Equal(text, FieldPath.Parse(text)!.ToString());

    [Theory]
    [InlineData("")]
    [InlineData(".name")]
    [InlineData("[0]")]
    [InlineData("a[")]
    [InlineData("a[]")]
    [InlineData("a..b")]
    [InlineData("a.b c")]
    [InlineData("a[0]b")]
    public void What_leads_nowhere_is_no_path(string text) => Assert.Null(FieldPath.Parse(text));

    [Fact]
    public void An_element_is_known_by_its_id_wherever_it_stands()
    {
        var root = JsonNode.Parse("""{ "options": [ { "id": "a" }, { "id": "b", "n": 1 } ] }""")!.AsObject();
        var replaced = DocumentEdit.Replace(root, FieldPath.Parse("options[1].n")!, 2, null)!;
        Assert.Equal("options[b].n", replaced.Path.ToString());
        Assert.Equal(1, replaced.Old!.GetValue<int>());
        Assert.Equal(2, DocumentEdit.Find(root, FieldPath.Parse("options[b].n")!)!.GetValue<int>());
    }

    [Fact]
    public void An_element_that_was_taken_out_comes_back_to_its_place()
    {
        var root = JsonNode.Parse("""{ "options": [ { "id": "a" }, { "id": "b" }, { "id": "c" } ] }""")!.AsObject();
        var before = root.ToJsonString();
        var path = FieldPath.Parse("options[b]")!;
        var taken = DocumentEdit.Replace(root, path, null, null)!;
        Assert.Equal(1, taken.Place);
        DocumentEdit.Replace(root, taken.Path, taken.Old, taken.Place);
        Assert.Equal(before, root.ToJsonString());
    }
}
