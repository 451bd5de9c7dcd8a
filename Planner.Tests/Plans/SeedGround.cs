using System;
using System.IO;
using System.Linq;
using Planner.Domain.Engines.Kernels;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;
using Planner.Tests.Catalogue;

namespace Planner.Tests.Plans;

/// <summary>The repository's own catalogue, constants and example scenarios, read once for all tests.</summary>
public static class SeedGround
{
    private static readonly Lazy<Ground> s_ground = new(() => new Ground(
        SeedCatalogue.Snapshot,
        EngineConstantsReader.Read(File.ReadAllText(Repository.PathOf("seed-data/engine-constants.json"))) is { Constants: { } constants }
            ? constants
            : throw new InvalidDataException("engine-constants.json cannot be read")));

    public static Ground Ground => s_ground.Value;

    /// <summary>Names of the example files.</summary>
    public static string[] ExampleNames { get; } = [.. Directory.GetFiles(Repository.PathOf("seed-data/examples"), "*.json")
        .Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    public static string ExampleText(string name) => File.ReadAllText(Repository.PathOf($"seed-data/examples/{name}.json"));

    /// <summary>An example scenario; a test fails here when it has a problem.</summary>
    public static Scenario Example(string name)
    {
        var file = ScenarioJson.Read(ExampleText(name), SeedCatalogue.Snapshot);
        return file.Scenario ?? throw new InvalidDataException(string.Join('\n', file.Problems.Select(problem => $"{problem.Path}: {problem.Code} {string.Join(' ', problem.Arguments)}")));
    }
}
