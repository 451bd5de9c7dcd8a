using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Planner.Web.Storage;

/// <summary>The seed data that lies beside the program: <c>seed-data/*.json</c> and the example scenarios in <c>seed-data/examples</c>.</summary>
public static class SeedFolder
{
    private static readonly string s_root = Path.Combine(AppContext.BaseDirectory, "seed-data");

    /// <summary>Text of the files of these names that are there, by name.</summary>
    public static IReadOnlyDictionary<string, string> Read(IEnumerable<string> names) =>
        names.Where(name => File.Exists(Path.Combine(s_root, name))).ToDictionary(name => name, name => File.ReadAllText(Path.Combine(s_root, name)));

    /// <summary>Text of one file.</summary>
    /// <exception cref="FileNotFoundException">The program is not whole.</exception>
    public static string Read(string name) => File.ReadAllText(Path.Combine(s_root, name));

    /// <summary>Example scenarios: id (file name without its ending) and text, in order of the name.</summary>
    public static IReadOnlyList<(string Id, string Text)> Examples()
    {
        var folder = Path.Combine(s_root, "examples");
        return Directory.Exists(folder)
            ? [.. Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal).Select(file => (Path.GetFileNameWithoutExtension(file), File.ReadAllText(file)))]
            : [];
    }
}
