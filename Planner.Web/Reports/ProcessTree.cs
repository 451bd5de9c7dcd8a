using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.IO;
using System.Linq;

namespace Planner.Web.Reports;

/// <summary>What a process and its children hold in memory, where the system tells (Linux).</summary>
public static class ProcessTree
{
    private const string Root = "/proc";
    private const int ParentField = 1;
    private const string Share = "Pss:";

    /// <summary>
    /// Bytes that a process and all under it hold, what several share counted once (proportional set size): a browser's processes share most of
    /// theirs. 0 where the system does not tell.
    /// </summary>
    public static long Memory(int process)
    {
        if (!OperatingSystem.IsLinux())
        {
            return 0;
        }

        var parents = Parents();
        var open = new Stack<int>([process]);
        var bytes = 0L;
        while (open.TryPop(out var one))
        {
            bytes += Held(one);
            foreach (var child in parents[one])
            {
                open.Push(child);
            }
        }

        return bytes;
    }

    /// <summary>The processes that a process has begun and that still run.</summary>
    public static ImmutableArray<int> Children(int process) => OperatingSystem.IsLinux() ? [.. Parents()[process]] : [];

    // Processes by their parent.
    private static ILookup<int, int> Parents() => Directory.EnumerateDirectories(Root)
        .Select(Path.GetFileName)
        .Where(name => name!.All(char.IsAsciiDigit))
        .Select(name => (Process: int.Parse(name!, CultureInfo.InvariantCulture), Parent: ParentOf(name!)))
        .Where(one => one.Parent is not null)
        .ToLookup(one => one.Parent!.Value, one => one.Process);

    private static long Held(int process)
    {
        try
        {
            return File.ReadLines($"{Root}/{process}/smaps_rollup").FirstOrDefault(line => line.StartsWith(Share, StringComparison.Ordinal)) is { } line
                ? long.Parse(line[Share.Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) * 1024
                : 0;
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    private static int? ParentOf(string process)
    {
        try
        {
            // After the name, which stands in brackets and may hold anything.
            var line = File.ReadAllText($"{Root}/{process}/stat");
            return int.Parse(line[(line.LastIndexOf(')') + 2)..].Split(' ')[ParentField], CultureInfo.InvariantCulture);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
