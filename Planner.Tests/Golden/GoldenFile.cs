using System;
using System.IO;
using Xunit;

namespace Planner.Tests.Golden;

/// <summary>A text that is kept beside the tests; with <c>PLANNER_GOLDEN=update</c> in the environment it is written anew instead of compared.</summary>
public static class GoldenFile
{
    public static void Match(string name, string text)
    {
        var path = Repository.PathOf($"Planner.Tests/Golden/{name}.txt");
        if (Environment.GetEnvironmentVariable("PLANNER_GOLDEN") == "update")
        {
            File.WriteAllText(path, text);
            return;
        }

        Assert.True(File.Exists(path), $"{name}.txt is missing: run once with PLANNER_GOLDEN=update and read what it says");
        Assert.Equal(File.ReadAllText(path), text);
    }
}
