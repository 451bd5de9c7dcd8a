using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace Planner.Tests.Structure;

/// <summary>Fails with every violation in full, one a line: xunit would show the first few, cut short.</summary>
public static class Rule
{
    public static void Holds(IEnumerable<string> violations)
    {
        var found = violations.ToList();
        Assert.True(found.Count == 0, $"{found.Count} found:\n{string.Join('\n', found)}");
    }
}
