using System;
using System.Threading;
using System.Threading.Tasks;

namespace Planner.Web.Sessions;

/// <summary>
/// Work that takes more than an answer (studies, reports, workbooks, derivations), no more of it at once than leaves the answers room: half of the cores, for
/// all sessions together. Who waits can give up.
/// </summary>
public sealed class HeavyWork : IDisposable
{
    private readonly SemaphoreSlim _turns = new(Math.Max(1, Environment.ProcessorCount / 2));

    /// <summary>Does the work off the caller's thread when its turn comes.</summary>
    public async Task<TResult> Run<TResult>(Func<TResult> work, CancellationToken cancellation)
    {
        await _turns.WaitAsync(cancellation);
        try
        {
            return await Task.Run(work, cancellation);
        }
        finally
        {
            _turns.Release();
        }
    }

    /// <summary>The same for work without a result.</summary>
    public Task Run(Action work, CancellationToken cancellation) => Run(
        () =>
        {
            work();
            return true;
        },
        cancellation);

    public void Dispose() => _turns.Dispose();
}
