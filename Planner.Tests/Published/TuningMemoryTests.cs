using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Planner.Domain.Engines.Kernels;
using Planner.Domain.Engines.Training;
using Planner.Domain.Numbers;
using Planner.Domain.Scenarios;
using Planner.Domain.Studies.Accuracy;
using Planner.Tests.Catalogue;
using Xunit;

namespace Planner.Tests.Published;

/// <summary>Memory of tuning jobs against what measured runs and the tools' own tables say. "Any" card of a table is one that holds all of it.</summary>
public sealed class TuningMemoryTests
{
    [Fact]
    public void Memory_of_tuning_is_met_and_never_far_too_low()
    {
        var constants = EngineConstantsReader.Read(File.ReadAllText(Repository.PathOf("seed-data/engine-constants.json"))).Constants!;
        var errors = new List<(string Id, double Error)>();
        foreach (var row in PublishedTable.Read("tuning-memory.csv").Where(row => row["use"] == "judge"))
        {
            var answer = TrainingReplies.Answer(Question(row), SeedCatalogue.Snapshot, constants).Answer;
            errors.Add((row["id"], (Units.Gibibyte.FromBase(answer!.MemoryBytesPerAccelerator!.Value) / Number(row["memoryGibibytes"])) - 1));
        }

        Assert.True(errors.Count >= 30);
        Assert.All(errors, error => Assert.True(error.Error > -0.25, $"{error.Id}: {error.Error:P0}"));
        Assert.InRange(AccuracySummary.Quantile([.. errors.Select(error => Math.Abs(error.Error)).Order()], 0.5), 0, 0.10);
    }

    private static TrainingQuestion Question(IReadOnlyDictionary<string, string> row) => new()
    {
        Model = new ModelChoice { Shape = new() { Parameters = Number(row["parameters"]) } },
        Method = row["method"],
        Tokens = 1e7,
        SequenceLength = Number(row["sequenceLength"]),
        GlobalBatchSequences = 8 * Number(row["count"]),
        Accelerator = row["accelerator"],
        Count = Number(row["count"]),
        Precision = row["precision"],
        Recompute = row["recompute"],
        Stack = row["stack"],
        SoftwareYear = Number(row["softwareYear"]),
        Layout = new LayoutQuestion
        {
            Tensor = 1,
            Pipeline = 1,
            Context = 1,
            MicroBatchSequences = Number(row["microBatchSequences"]),
            ZeroStage = row["zeroStage"].Length > 0 ? Number(row["zeroStage"]) : null,
        },
    };

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
