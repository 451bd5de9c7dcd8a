using System;
using System.IO;

namespace Planner.Tests;

/// <summary>Where the sources lie: the nearest folder above the test program that holds <c>Planner.sln</c>.</summary>
public static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>The full path of a file or folder named from the root.</summary>
    public static string PathOf(string relative) => Path.Combine(Root, relative);

    private static string Find(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Planner.sln")))
            {
                return at.FullName;
            }
        }

        throw new InvalidOperationException($"No Planner.sln above {folder}: the tests read the repository's own files.");
    }
}
