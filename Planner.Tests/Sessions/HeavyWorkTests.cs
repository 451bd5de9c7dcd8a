using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Planner.Web.Sessions;
using Xunit;

namespace Planner.Tests.Sessions;

public sealed class HeavyWorkTests
{
    [Fact]
    public async Task No_more_runs_at_once_than_half_of_the_cores()
    {
        var heavy = new HeavyWork();
        var now = 0;
        var seen = new ConcurrentBag<int>();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => heavy.Run(
            () =>
            {
                seen.Add(Interlocked.Increment(ref now));
                // Work that lasts, so that others would overlap it if they might; nothing is asserted of its time.
                Thread.Sleep(5);
                Interlocked.Decrement(ref now);
            },
            TestContext.Current.CancellationToken)));

        Assert.Equal(20, seen.Count);
        Assert.InRange(seen.Max(), 1, Math.Max(1, Environment.ProcessorCount / 2));
    }

    [Fact]
    public async Task Work_of_a_moment_does_not_stand_behind_a_study()
    {
        var heavy = new HeavyWork();
        using var open = new ManualResetEventSlim();
        var studies = Enumerable.Range(0, 10).Select(_ => heavy.Run(() => open.Wait(), TestContext.Current.CancellationToken)).ToArray();

        Assert.Equal(5, await heavy.RunBriefly(() => 5, TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
        open.Set();
        await Task.WhenAll(studies);
    }

    [Fact]
    public async Task Who_waits_for_a_turn_can_give_up()
    {
        var heavy = new HeavyWork();
        using var open = new ManualResetEventSlim();
        var studies = Enumerable.Range(0, 10).Select(_ => heavy.Run(() => open.Wait(), TestContext.Current.CancellationToken)).ToArray();
        using var stop = new CancellationTokenSource();
        var waiting = heavy.Run(() => { }, stop.Token);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        open.Set();
        await Task.WhenAll(studies);
    }
}
