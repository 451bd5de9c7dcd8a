using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Planner.Domain.Catalogue;

namespace Planner.Tests.Catalogue;

/// <summary>The repository's own seed data, read once for all tests.</summary>
public static class SeedCatalogue
{
    private static readonly Lazy<CatalogueReading> s_reading = new(() => CatalogueReader.Read(Files()));

    /// <summary>The catalogue that the product starts with.</summary>
    public static CatalogueSnapshot Snapshot => s_reading.Value.Snapshot
        ?? throw new InvalidDataException(string.Join('\n', s_reading.Value.Faults));

    /// <summary>What reading the seed data gave, faults included.</summary>
    public static CatalogueReading Reading => s_reading.Value;

    /// <summary>Text of the seed files by name, to be spoilt by a test.</summary>
    public static Dictionary<string, string> Files() => CatalogueReader.FileNames
        .Where(name => File.Exists(PathOf(name)))
        .ToDictionary(name => name, name => File.ReadAllText(PathOf(name)));

    private static string PathOf(string name) => Repository.PathOf(Path.Combine("seed-data", name));
}
