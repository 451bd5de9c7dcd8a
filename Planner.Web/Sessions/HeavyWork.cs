using System;
using System.Diagnostics.CodeAnalysis;
using System.Threading;
using System.Threading.Tasks;

namespace Planner.Web.Sessions;

/// <summary>
/// Work that takes more than an answer (studies, reports, workbooks, derivations), no more of it at once than leaves the answers room: half of the cores, for
/// all sessions together. Work of a moment, for which a person waits, has turns of its own and never stands behind somebody's study. Who waits can give up.
/// </summary>
[SuppressMessage("Reliability", "CA1001", Justification = "Circuits outlive the services when the house closes and still give turns back; a semaphore whose handle nobody asks for holds nothing.")]
public sealed class HeavyWork
{
    private readonly SemaphoreSlim _turns = new(Math.Max(1, Environment.ProcessorCount / 2));
    private readonly SemaphoreSlim _moments = new(Math.Max(1, Environment.ProcessorCount / 2));

    /// <summary>Does the work off the caller's thread when its turn comes.</summary>
    public Task<TResult> Run<TResult>(Func<TResult> work, CancellationToken cancellation) => Run(_turns, work, cancellation);

    /// <summary>The same for work of a moment: a derivation, a goal sought.</summary>
    public Task<TResult> RunBriefly<TResult>(Func<TResult> work, CancellationToken cancellation) => Run(_moments, work, cancellation);

    /// <summary>The same for work without a result.</summary>
    public Task Run(Action work, CancellationToken cancellation) => Run(
        () =>
        {
            work();
            return true;
        },
        cancellation);

    private static async Task<TResult> Run<TResult>(SemaphoreSlim turns, Func<TResult> work, CancellationToken cancellation)
    {
        await turns.WaitAsync(cancellation);
        try
        {
            return await Task.Run(work, cancellation);
        }
        finally
        {
            turns.Release();
        }
    }
}
