using System;
using System.Diagnostics;
using System.Threading;
using Planner.Web.Reports;
using Xunit;

namespace Planner.Tests.Reports;

/// <summary>Memory that processes share is counted once: a browser would otherwise seem to hold twice what it does, and long reports be refused.</summary>
public sealed class ProcessTreeTests
{
    private const string NoProcess = "Only Linux tells what a process holds.";

    [Fact]
    public void What_processes_share_is_counted_once()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), NoProcess);
        using var three = Process.Start(new ProcessStartInfo("sh", ["-c", "sleep 600 & sleep 600 & read line"]) { RedirectStandardInput = true })!;
        try
        {
            SpinWait.SpinUntil(() => ProcessTree.Children(three.Id).Length == 2, TimeSpan.FromSeconds(30));
            var resident = three.WorkingSet64;
            foreach (var child in ProcessTree.Children(three.Id))
            {
                resident += Process.GetProcessById(child).WorkingSet64;
            }

            Assert.InRange(ProcessTree.Memory(three.Id), 1, resident - 1);
        }
        finally
        {
            three.Kill(entireProcessTree: true);
        }
    }

    [Fact]
    public void A_process_that_is_gone_holds_nothing() => Assert.Equal(0, ProcessTree.Memory(int.MaxValue));
}
