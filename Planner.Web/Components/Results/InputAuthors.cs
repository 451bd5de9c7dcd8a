using System;
using System.Collections.Immutable;
using System.Linq;
using System.Text.RegularExpressions;
using Planner.Domain.Numbers;
using Planner.Domain.Scenarios;
using Planner.Web.Sessions;

namespace Planner.Web.Components.Results;

/// <summary>Who last changed an input of a scenario, from the scenario's history.</summary>
public static partial class InputAuthors
{
    /// <summary>The edit that gave the input its value; null when nobody changed it since the scenario was made.</summary>
    public static HistoryEntry? LastChange(Input input, Scenario scenario, ImmutableArray<HistoryEntry> history) =>
        history.Where(entry => entry.Reverts is null && Concerns(entry, input, scenario)).OrderByDescending(entry => entry.Revision).FirstOrDefault();

    private static bool Concerns(HistoryEntry entry, Input input, Scenario scenario) =>
        entry.Path == input.Id
        || (entry.Path.StartsWith("overrides", StringComparison.Ordinal) && (entry.Path + entry.New).Contains(input.Id, StringComparison.Ordinal))
        || (entry.Path.StartsWith("application", StringComparison.Ordinal) && IsOnlyWork(scenario) && Places().Replace(entry.Path, "[]") == Places().Replace(input.Id, "[]"));

    // The history names works by id, an input by place: with one of each kind they cannot be confused.
    private static bool IsOnlyWork(Scenario scenario) => scenario.Application is { Train.Length: <= 1, Tune.Length: <= 1, Serve.Length: <= 1 };

    [GeneratedRegex(@"\[[^\]]*\]")]
    private static partial Regex Places();
}
