using System.IO;
using BenchmarkDotNet.Attributes;
using Planner.Domain.Engines.Kernels;
using Planner.Domain.Engines.Training;
using Planner.Domain.Scenarios;
using Planner.Tests.Catalogue;

namespace Planner.Tests.Benchmarks;

/// <summary>
/// A full layout search for GPT-3 175B on 4,096 H100, one core. Layouts a second: those timed (the return value of one call) over its time;
/// those rejected for memory are not counted.
/// </summary>
[MemoryDiagnoser]
public class LayoutSearchBenchmark
{
    private FilledQuestion _filled = null!;
    private EngineSection _constants = null!;

    [GlobalSetup]
    public void Prepare()
    {
        _constants = EngineConstantsReader.Read(File.ReadAllText(Repository.PathOf("seed-data/engine-constants.json"))).Constants!.Training;
        _filled = TrainingAssumptions.Complete(
            new TrainingQuestion
            {
                Model = new ModelChoice { Id = "gpt-3-175b" }, Tokens = 300e9, SequenceLength = 2048, GlobalBatchSequences = 2048,
                Accelerator = "h100-sxm-80gb", Count = 4096, Precision = "bf16",
            },
            SeedCatalogue.Snapshot);
        System.Console.WriteLine($"layouts timed in one search: {FullSearch()}");
    }

    [Benchmark]
    public long FullSearch() => LayoutSearch.Best(_filled.Job, _filled.Cluster, _constants, keep: 10).Timed;
}
