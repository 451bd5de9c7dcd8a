using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace Planner.Web.Reports;

/// <summary>What a process and its children hold in memory, where the system tells (Linux).</summary>
internal static class ProcessTree
{
    private const string Root = "/proc";
    private const int ParentField = 1;
    private const int PagesField = 21;

    /// <summary>Resident bytes of a process and all under it; 0 where the system does not tell.</summary>
    public static long Memory(int process)
    {
        if (!OperatingSystem.IsLinux())
        {
            return 0;
        }

        var all = Directory.EnumerateDirectories(Root).Select(Path.GetFileName).Where(name => name!.All(char.IsAsciiDigit)).Select(name => Read(name!)).OfType<Entry>().ToLookup(entry => entry.Parent);
        var open = new Stack<int>([process]);
        var pages = Read(process.ToString(CultureInfo.InvariantCulture))?.Pages ?? 0;
        while (open.TryPop(out var parent))
        {
            foreach (var child in all[parent])
            {
                pages += child.Pages;
                open.Push(child.Process);
            }
        }

        return pages * Environment.SystemPageSize;
    }

    private static Entry? Read(string process)
    {
        try
        {
            // After the name, which stands in brackets and may hold anything.
            var line = File.ReadAllText($"{Root}/{process}/stat");
            var fields = line[(line.LastIndexOf(')') + 2)..].Split(' ');
            return new Entry(int.Parse(process, CultureInfo.InvariantCulture), int.Parse(fields[ParentField], CultureInfo.InvariantCulture), long.Parse(fields[PagesField], CultureInfo.InvariantCulture));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private sealed record Entry(int Process, int Parent, long Pages);
}
