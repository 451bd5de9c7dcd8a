using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Logging;

namespace Planner.Web.Sessions;

/// <summary>A study on its way; what it tells of itself may be read from any thread.</summary>
public sealed class StudyErrand(string id, DateTimeOffset begun) : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private long _progress;

    public string Id { get; } = id;

    public DateTimeOffset Begun { get; } = begun;

    /// <summary>running, done, cancelled or failed.</summary>
    public string State { get; internal set; } = "running";

    public object? Result { get; internal set; }

    /// <summary>Draws done, and all of them.</summary>
    public (int Done, int All) Progress => ((int)(Interlocked.Read(ref _progress) >> 32), (int)Interlocked.Read(ref _progress));

    public CancellationToken Cancellation => _stop.Token;

    /// <summary>Never goes back, however late a thread tells of its part.</summary>
    public void Tell(int done, int all)
    {
        var told = ((long)done << 32) | (uint)all;
        for (var seen = Interlocked.Read(ref _progress); told > seen; seen = Interlocked.Read(ref _progress))
        {
            if (Interlocked.CompareExchange(ref _progress, told, seen) == seen)
            {
                return;
            }
        }
    }

    public void Stop() => _stop.Cancel();

    public void Dispose() => _stop.Dispose();
}

/// <summary>Long studies that the API was asked for: they run behind the request and are kept until their asker has had time to fetch them.</summary>
public sealed partial class StudyDesk(HeavyWork heavy, TimeProvider clock, ILogger<StudyDesk> log) : IDisposable
{
    private const int MostErrands = 64;
    private static readonly TimeSpan s_kept = TimeSpan.FromMinutes(30);
    private readonly ConcurrentDictionary<string, StudyErrand> _errands = new(StringComparer.Ordinal);

    /// <summary>Begins a study; null when too many are on their way already.</summary>
    public StudyErrand? Begin(Func<StudyErrand, object> study)
    {
        Forget();
        if (_errands.Count >= MostErrands)
        {
            return null;
        }

        var errand = new StudyErrand(Guid.NewGuid().ToString("N"), clock.GetUtcNow());
        _errands[errand.Id] = errand;
        _ = Run(errand, study);
        return errand;
    }

    public StudyErrand? Find(string id) => _errands.TryGetValue(id, out var errand) ? errand : null;

    public void Dispose()
    {
        foreach (var errand in _errands.Values)
        {
            errand.Stop();
        }
    }

    private async Task Run(StudyErrand errand, Func<StudyErrand, object> study)
    {
        try
        {
            errand.Result = await heavy.Run(() => study(errand), errand.Cancellation);
            errand.State = "done";
        }
        catch (OperationCanceledException)
        {
            errand.State = "cancelled";
        }
#pragma warning disable CA1031 // Nobody waits for this task: whatever is thrown becomes the errand's state and is logged.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            errand.State = "failed";
            LogFault(fault);
        }
    }

    private void Forget()
    {
        foreach (var errand in _errands.Values.Where(errand => clock.GetUtcNow() - errand.Begun > s_kept))
        {
            errand.Stop();
            _errands.TryRemove(errand.Id, out _);
        }
    }

    [LoggerMessage(LogLevel.Error, "A study behind a request failed")]
    private partial void LogFault(Exception fault);
}
