using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using Xunit;

namespace Planner.Tests.Structure;

/// <summary>What stands at the top of the repository is in DESIGN §4.</summary>
public sealed class TopLevelTests
{
    private static readonly string[] s_allowed =
    [
        "Planner.Web", "Planner.Domain", "Planner.Tests", "Planner.sln", "Dockerfile", "seed-data", "README.md", "CONTRIBUTING.md", "DECISIONS.md", "CHANGELOG.md",
        "LICENSE", "NOTICE", "Directory.Build.props", "Directory.Packages.props", "global.json", "compose.yaml", "test", "docs", ".ci", ".config",
        ".editorconfig", ".gitignore", ".gitattributes", ".dockerignore",
    ];

    [Fact]
    public void The_top_level_holds_what_the_design_names()
    {
        Assert.SkipUnless(Path.Exists(Repository.PathOf(".git")), "The sources were not taken from git, so what belongs to them cannot be told from what lies beside them.");
        var git = new ProcessStartInfo("git", ["ls-files"]) { WorkingDirectory = Repository.Root, RedirectStandardOutput = true };
        using var process = Process.Start(git)!;
        var entries = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(path => path.Split('/')[0]).Distinct().ToList();

        Assert.Contains("Planner.sln", entries);
        Rule.Holds(entries.Except(s_allowed));
    }
}
