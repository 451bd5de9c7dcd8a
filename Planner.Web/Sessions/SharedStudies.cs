using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;

namespace Planner.Web.Sessions;

/// <summary>
/// Studies of an answer that several pages show, done once for all of them: who comes later hears at once how far it is, and when the last has gone it ends. What is done
/// stays for as long as somebody holds the answer.
/// </summary>
/// <typeparam name="TPart">What a study tells as it goes; each part holds those before it.</typeparam>
public sealed class SharedStudies<TPart>(HeavyWork heavy)
    where TPart : class
{
    private readonly ConditionalWeakTable<object, Dictionary<object, Shared>> _answers = [];
    private readonly Lock _gate = new();

    /// <summary>Follows the study of an answer to its end, and begins it when nobody has.</summary>
    /// <param name="answer">By reference.</param>
    /// <param name="variant">What the study was asked besides; equal ones share.</param>
    /// <param name="study">Does it: told parts and progress, ended by its token.</param>
    /// <param name="tell">Takes each part, from whatever thread.</param>
    /// <param name="progress">Told how many of how many are done, from whatever thread.</param>
    /// <param name="cancellation">This follower goes.</param>
    public async Task Follow(
        object answer, object variant, Action<Action<TPart>, Action<int, int>, CancellationToken> study, Action<TPart> tell, Action<int, int> progress, CancellationToken cancellation)
    {
        var follower = new Follower(tell, progress);
        var shared = Join(answer, variant, study, follower);
        try
        {
            await shared.Work.WaitAsync(cancellation);
        }
        finally
        {
            Leave(answer, variant, shared, follower);
        }
    }

    private Shared Join(object answer, object variant, Action<Action<TPart>, Action<int, int>, CancellationToken> study, Follower follower)
    {
        lock (_gate)
        {
            var variants = _answers.GetOrCreateValue(answer);
            if (!variants.TryGetValue(variant, out var shared) || shared.IsOver)
            {
                variants[variant] = shared = new Shared();
                shared.Begin(heavy, study);
            }

            shared.Join(follower);
            return shared;
        }
    }

    private void Leave(object answer, object variant, Shared shared, Follower follower)
    {
        lock (_gate)
        {
            if (shared.Leave(follower) && _answers.TryGetValue(answer, out var variants) && variants.GetValueOrDefault(variant) == shared)
            {
                variants.Remove(variant);
            }
        }
    }

    private sealed record Follower(Action<TPart> Tell, Action<int, int> Progress);

    private sealed class Shared : IDisposable
    {
        private readonly CancellationTokenSource _stop = new();
        private readonly List<Follower> _followers = [];
        private readonly Lock _gate = new();
        private TPart? _newest;
        private (int Done, int All) _progress;

        public Task Work { get; private set; } = Task.CompletedTask;

        /// <summary>Ended or failed: the next who asks begins anew.</summary>
        public bool IsOver => _stop.IsCancellationRequested || Work.IsFaulted;

        public void Begin(HeavyWork heavy, Action<Action<TPart>, Action<int, int>, CancellationToken> study) =>
            Work = heavy.Run(() => study(Tell, Progress, _stop.Token), _stop.Token);

        // Under the lock, so that a part is neither missed nor told before one that it holds.
        public void Join(Follower follower)
        {
            lock (_gate)
            {
                _followers.Add(follower);
                if (_progress.All > 0)
                {
                    follower.Progress(_progress.Done, _progress.All);
                }

                if (_newest is not null)
                {
                    follower.Tell(_newest);
                }
            }
        }

        public void Dispose() => _stop.Dispose();

        /// <summary>True when it was the last, and the study is thereby ended before its end.</summary>
        public bool Leave(Follower follower)
        {
            lock (_gate)
            {
                _followers.Remove(follower);
                if (_followers.Count > 0 || Work.IsCompletedSuccessfully)
                {
                    return false;
                }
            }

            _stop.Cancel();
            return true;
        }

        private void Tell(TPart part)
        {
            lock (_gate)
            {
                _newest = part;
                _followers.ForEach(follower => follower.Tell(part));
            }
        }

        private void Progress(int done, int all)
        {
            lock (_gate)
            {
                _progress = done > _progress.Done ? (done, all) : _progress;
                _followers.ForEach(follower => follower.Progress(done, all));
            }
        }
    }
}
