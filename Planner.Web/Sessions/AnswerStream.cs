using System;
using System.Threading;
using System.Threading.Tasks;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;

namespace Planner.Web.Sessions;

/// <summary>Keeps a scenario's comparison up to date off the caller's thread: one run at a time, and a run that ends late starts the latest, skipping those between.</summary>
internal sealed class AnswerStream(OptionPlanner planner, Func<(long Revision, Scenario Scenario, Ground Ground)> latest, Action announce)
{
    private readonly Lock _gate = new();
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _running;
    private bool _wanted;

    /// <summary>The newest there is; null before the first.</summary>
    public PlanAnswer? Newest { get; private set; }

    /// <summary>Somebody looks at this stream: from now on it keeps up.</summary>
    public AnswerStream Wanted()
    {
        _wanted = true;
        Refresh();
        return this;
    }

    /// <summary>Starts a run when somebody looks, none is under way and the newest answer is not the latest scenario's.</summary>
    public void Refresh()
    {
        lock (_gate)
        {
            if (!_wanted || _running || IsLatest())
            {
                return;
            }

            _running = true;
        }

        _ = Task.Run(RunUntilLatest);
    }

    /// <summary>Waits for the answer to the scenario as it stands now.</summary>
    public async Task<PlanAnswer> Latest(CancellationToken cancellation)
    {
        while (true)
        {
            Task next;
            lock (_gate)
            {
                if (Newest is { } newest && newest.Revision >= latest().Revision && ReferenceEquals(newest.Ground, latest().Ground))
                {
                    return newest;
                }

                next = _next.Task;
            }

            await next.WaitAsync(cancellation);
        }
    }

    private async Task RunUntilLatest()
    {
        do
        {
            var (revision, scenario, ground) = latest();
            var answer = new PlanAnswer(revision, scenario, await planner.TryCompare(scenario, ground), ground);
            Publish(answer);
            announce();
        }
        while (!Rest());
    }

    private void Publish(PlanAnswer answer)
    {
        lock (_gate)
        {
            Newest = answer;
            var waiting = _next;
            _next = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.SetResult();
        }
    }

    /// <summary>True, and at rest, when the newest answer is the latest scenario's.</summary>
    private bool Rest()
    {
        lock (_gate)
        {
            return !(_running = !IsLatest());
        }
    }

    private bool IsLatest() => Newest is { } newest && latest() is var now && newest.Revision == now.Revision && ReferenceEquals(newest.Ground, now.Ground);
}
