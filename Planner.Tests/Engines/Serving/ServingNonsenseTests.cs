using System;
using System.Linq;
using Planner.Domain.Catalogue;
using Planner.Domain.Engines.Serving;
using Planner.Domain.Scenarios;
using Planner.Tests.Catalogue;
using Xunit;

namespace Planner.Tests.Engines.Serving;

/// <summary>Whatever a question says, there is an answer of finite figures or a list of problems: never an exception.</summary>
public sealed class ServingNonsenseTests
{
    private const int Questions = 3000;
    private static readonly double[] s_values = [-1, 0, 1e-9, 0.5, 1, 2, 7, 128, 1000, 32768, 1e7, 1e12, double.NaN, double.PositiveInfinity];
    private static readonly string?[] s_engines = [null, "vllm", "sglang", "tensorrt-llm", "other", "TGI", ""];
    private static readonly string?[] s_precisions = [null, "bf16", "fp16", "fp8", "int8", "fp4", "nvfp4", "mxfp4", "int4", "fp32", ""];

    [Fact]
    public void Random_questions_leave_no_exception_and_no_infinity()
    {
        var random = new Random(4);
        var answered = 0;
        for (var place = 0; place < Questions; place++)
        {
            var question = Question(random);
            var reply = ServingReplies.Answer(question, SeedCatalogue.Snapshot, Servings.Fitted);

            Assert.True(reply.Answer is null != reply.Problems.IsEmpty, question.ToString());
            answered += reply.Answer is null ? 0 : 1;
            if (reply.Answer is { } answer)
            {
                double?[] figures = [answer.OutputTokensPerSecond, answer.TimeToFirstTokenSeconds, answer.TimePerOutputTokenSeconds, answer.MaximumConcurrency, answer.PowerWatts];
                Assert.All(figures, figure => Assert.True(figure is null || (double.IsFinite(figure.Value) && figure >= 0), question.ToString()));
                Assert.All(answer.Spread.Values, band => Assert.True(double.IsFinite(band.P10) && band.P10 <= band.P90, question.ToString()));
                Assert.True(answer.Feasible || answer.Reason is not null, question.ToString());
            }
        }

        Assert.InRange(answered, Questions / 20, Questions - 1);
    }

    private static ServingQuestion Question(Random random) => new()
    {
        Model = Model(random),
        Engine = Of(random, s_engines),
        Precision = Of(random, s_precisions),
        Accelerator = random.Next(30) == 0 ? "abacus" : Of(random, [.. SeedCatalogue.Snapshot.Accelerators.Keys.Order(StringComparer.Ordinal)]),
        Count = random.Next(12) == 0 ? (int?)Math.Clamp(Of(random, s_values) is var odd && double.IsNaN(odd) ? -1 : odd, -1, 2e6) : random.Next(1, 65),
        Tensor = random.Next(3) == 0 ? random.Next(0, 9) : null,
        SoftwareYear = Maybe(random, 2015, 2030),
        InputTokens = Maybe(random, 1, 40_000),
        OutputTokens = Maybe(random, 1, 20_000),
        CachedShare = Maybe(random, 0, 1),
        Concurrency = random.Next(4) == 0 ? Maybe(random, 0, 5000) : null,
        Requests = random.Next(4) == 0 ? Maybe(random, 1, 5000) : null,
        Offline = random.Next(2) == 0 ? true : null,
        Targets = random.Next(3) == 0 ? new ServingTargets(Maybe(random, 0, 2), Maybe(random, 0, 0.2)) : null,
        Speculation = random.Next(5) == 0 ? new SpeculativeDecoding { DraftTokens = random.Next(0, 9), Acceptance = random.NextDouble() } : null,
    };

    private static ModelChoice? Model(Random random) => random.Next(20) switch
    {
        0 => null,
        1 => new ModelChoice { Id = "nobody" },
        < 8 => new ModelChoice { Shape = new ModelShape { Parameters = Math.Pow(10, random.Next(5, 14)), Layers = random.Next(3) == 0 ? random.Next(-1, 200) : null, Experts = random.Next(4) == 0 ? random.Next(0, 400) : null } },
        _ => new ModelChoice { Id = Of(random, [.. SeedCatalogue.Snapshot.LanguageModels.Keys.Order(StringComparer.Ordinal)]) },
    };

    // Mostly sound, sometimes absent, seldom nonsense.
    private static double? Maybe(Random random, double low, double high) => random.Next(12) switch
    {
        0 => Of(random, s_values),
        < 4 => null,
        _ => low + (random.NextDouble() * (high - low)),
    };

    private static TValue Of<TValue>(Random random, TValue[] values) => values[random.Next(values.Length)];
}
