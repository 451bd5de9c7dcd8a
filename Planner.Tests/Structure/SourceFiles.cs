using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Planner.Tests.Structure;

/// <summary>The files that people wrote: build output and generated migrations are left out.</summary>
public static class SourceFiles
{
    public static readonly IReadOnlyList<string> Projects = ["Planner.Domain", "Planner.Web", "Planner.Tests"];

    private static readonly string[] s_generated = ["bin", "obj", "_framework", "Migrations"];

    /// <summary>Full paths of the files under a folder of the repository that end in one of these.</summary>
    public static IEnumerable<string> Under(string folder, params string[] endings) =>
        Directory.EnumerateFiles(Repository.PathOf(folder), "*", SearchOption.AllDirectories)
            .Where(path => endings.Any(ending => path.EndsWith(ending, StringComparison.Ordinal)))
            .Where(path => !Relative(path).Split('/').Any(part => s_generated.Contains(part)))
            .Order(StringComparer.Ordinal);

    /// <summary>The path from the repository's root, with forward slashes.</summary>
    public static string Relative(string path) => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/');
}
