using System.Collections.Generic;
using System.Linq;
using Planner.Domain.Engines.Serving;
using Planner.Domain.Engines.Training;
using Planner.Domain.Scenarios;
using Planner.Tests.Plans;
using Xunit;

namespace Planner.Tests.Catalogue;

/// <summary>Whatever the catalogue offers can be asked about: each chip and each model gives an answer with finite figures, or a reason.</summary>
public sealed class EveryPartAnswersTests
{
    public static IEnumerable<TheoryDataRow<string>> Accelerators() => SeedCatalogue.Snapshot.Accelerators.Keys.Order().Select(id => new TheoryDataRow<string>(id));

    public static IEnumerable<TheoryDataRow<string>> Models() => SeedCatalogue.Snapshot.LanguageModels.Keys.Order().Select(id => new TheoryDataRow<string>(id));

    [Theory]
    [MemberData(nameof(Accelerators))]
    public void Every_accelerator_trains(string id) => AssertTrains(Training("llama-3-1-8b", id, 8 * SeedCatalogue.Snapshot.Accelerators[id].PerNode));

    [Theory]
    [MemberData(nameof(Models))]
    public void Every_model_is_trained(string id) => AssertTrains(Training(id, "h100-sxm-80gb", 512));

    [Theory]
    [MemberData(nameof(Accelerators))]
    public void Every_accelerator_serves(string id) => AssertServes(Serving("llama-3-1-8b", id));

    [Theory]
    [MemberData(nameof(Models))]
    public void Every_model_is_served(string id) => AssertServes(Serving(id, "h200-sxm-141gb"));

    private static TrainingQuestion Training(string model, string accelerator, int count) =>
        new() { Model = new ModelChoice { Id = model }, Tokens = 1e12, Accelerator = accelerator, Count = count };

    private static ServingQuestion Serving(string model, string accelerator) => new()
    {
        Model = new ModelChoice { Id = model },
        Accelerator = accelerator,
        Count = 8,
        InputTokens = 1000,
        OutputTokens = 500,
        Offline = true,
    };

    private static void AssertTrains(TrainingQuestion question)
    {
        var reply = TrainingReplies.Answer(question, SeedGround.Ground.Catalogue, SeedGround.Ground.Constants);

        Assert.Empty(reply.Problems);
        Assert.True(reply.Answer!.Feasible || reply.Answer.Reason is not null);
        Assert.True(reply.Answer.StepSeconds is > 0 and < double.PositiveInfinity || !reply.Answer.Feasible);
    }

    private static void AssertServes(ServingQuestion question)
    {
        var reply = ServingReplies.Answer(question, SeedGround.Ground.Catalogue, SeedGround.Ground.Constants);

        Assert.Empty(reply.Problems);
        Assert.True(reply.Answer!.Feasible || reply.Answer.Reason is not null);
        Assert.True(reply.Answer.OutputTokensPerSecond is > 0 and < double.PositiveInfinity || !reply.Answer.Feasible);
    }
}
