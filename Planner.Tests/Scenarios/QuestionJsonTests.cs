using System.Linq;
using Planner.Domain.Engines.Training;
using Planner.Domain.Scenarios;
using Xunit;

namespace Planner.Tests.Scenarios;

public sealed class QuestionJsonTests
{
    [Fact]
    public void A_model_is_its_shape_itself()
    {
        var (question, problems) = Read("""{ "model": { "parameters": 175e9, "layers": 96 }, "tokens": 1.2e9, "accelerator": "h100-sxm-80gb", "count": 512 }""");
        Assert.Empty(problems);
        Assert.Equal(175e9, question.Model!.Shape!.Parameters);
        Assert.Equal(96, question.Model.Shape.Layers);
    }

    [Fact]
    public void A_model_may_be_one_of_the_catalogue() =>
        Assert.Equal("llama-3-1-70b", Read("""{ "model": { "id": "llama-3-1-70b" } }""").Question.Model!.Id);

    [Fact]
    public void All_problems_come_at_once_at_their_fields()
    {
        var (_, problems) = Read("""{ "model": { "parameters": NaN, "layers": 1.5 }, "tokens": 1e309, "count": "many", "colour": 1 }""");
        Assert.Equal(["model.parameters", "model.layers", "tokens", "count", "colour"], problems.Select(problem => problem.Path));
    }

    [Theory]
    [InlineData("{ \"tokens\": }", "malformed-json")]
    [InlineData("", "malformed-json")]
    [InlineData("{ \"method\": \"\\ud83d\" }", "half-character")]
    [InlineData("{ \"method\": \"\\udca9\" }", "half-character")]
    public void What_is_no_json_is_refused(string text, string code) =>
        Assert.Equal(code, Assert.Single(QuestionJson.Parse(text).Problems).Code);

    [Theory]
    [InlineData("{ \"method\": \"\\ud83d\\udca9\" }")]
    [InlineData("{ \"method\": \"\\\\ud83d\" }")]
    public void Whole_characters_and_escaped_backslashes_pass(string text) => Assert.NotNull(QuestionJson.Parse(text).Document);

    [Fact]
    public void Deep_nesting_is_refused() =>
        Assert.Equal("json-too-deep", Assert.Single(QuestionJson.Parse(new string('[', 10_000) + new string(']', 10_000)).Problems).Code);

    private static (TrainingQuestion Question, System.Collections.Immutable.ImmutableArray<Problem> Problems) Read(string text) =>
        QuestionJson.Read<TrainingQuestion>(QuestionJson.Parse(text).Document!.RootElement);
}
