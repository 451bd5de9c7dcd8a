using System;
using System.Collections.Concurrent;
using System.Threading;
using System.Threading.Tasks;
using Planner.Web.Sessions;
using Xunit;

namespace Planner.Tests.Sessions;

/// <summary>Pages that show the same answer share its studies.</summary>
public sealed class SharedStudiesTests : IDisposable
{
    private readonly HeavyWork _heavy = new();
    private readonly SharedStudies<string> _shared;
    private readonly object _answer = new();
    private readonly SemaphoreSlim _begun = new(0);
    private readonly SemaphoreSlim _over = new(0);
    private readonly ManualResetEventSlim _goOn = new();
    private int _runs;
    private int _ended;

    public SharedStudiesTests() => _shared = new SharedStudies<string>(_heavy);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _begun.Dispose();
        _over.Dispose();
        _goOn.Dispose();
    }

    [Fact]
    public async Task Two_pages_have_one_study_and_who_comes_later_hears_what_was_told()
    {
        var (first, second) = (new ConcurrentQueue<string>(), new ConcurrentQueue<string>());
        var one = Follow(first, CancellationToken.None);
        await _begun.WaitAsync(Stop);
        var other = Follow(second, CancellationToken.None);
        Assert.Equal(["some"], second);
        _goOn.Set();
        await Task.WhenAll(one, other);
        var late = new ConcurrentQueue<string>();
        await Follow(late, CancellationToken.None);

        Assert.Equal(1, _runs);
        Assert.Equal(["some", "all"], first);
        Assert.Equal(["some", "all"], second);
        Assert.Equal(["all"], late);
    }

    [Fact]
    public async Task A_study_ends_with_its_last_follower_and_not_before_and_can_be_begun_again()
    {
        using var goes = new CancellationTokenSource();
        using var goesToo = new CancellationTokenSource();
        var one = Follow([], goes.Token);
        await _begun.WaitAsync(Stop);
        var other = Follow([], goesToo.Token);
        await goes.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => one);
        Assert.Equal(0, _ended);
        await goesToo.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => other);
        await _over.WaitAsync(Stop);

        _goOn.Set();
        var again = new ConcurrentQueue<string>();
        await Follow(again, CancellationToken.None);
        Assert.Equal(2, _runs);
        Assert.Equal(1, _ended);
        Assert.Equal(["some", "all"], again);
    }

    [Fact]
    public async Task Other_answers_and_other_questions_have_studies_of_their_own()
    {
        _goOn.Set();
        await Follow([], CancellationToken.None);
        await Follow([], CancellationToken.None, variant: "other axes");
        await Follow([], CancellationToken.None, answer: new object());

        Assert.Equal(3, _runs);
    }

    [Fact]
    public async Task A_study_that_fails_tells_all_and_is_begun_anew_by_the_next()
    {
        void Fails(Action<string> tell, Action<int, int> progress, CancellationToken cancellation) => throw new InvalidOperationException();
        await Assert.ThrowsAsync<InvalidOperationException>(() => _shared.Follow(_answer, "map", Fails, _ => { }, (_, _) => { }, CancellationToken.None));

        _goOn.Set();
        await Follow([], CancellationToken.None);
        Assert.Equal(1, _runs);
    }

    private Task Follow(ConcurrentQueue<string> heard, CancellationToken cancellation, string variant = "map", object? answer = null) =>
        _shared.Follow(answer ?? _answer, variant, Study, heard.Enqueue, (_, _) => { }, cancellation);

    // Tells a part, waits until it may go on or is ended, and tells all.
    private void Study(Action<string> tell, Action<int, int> progress, CancellationToken cancellation)
    {
        Interlocked.Increment(ref _runs);
        progress(1, 2);
        tell("some");
        _begun.Release();
        try
        {
            _goOn.Wait(cancellation);
        }
        catch (OperationCanceledException)
        {
            Interlocked.Increment(ref _ended);
            _over.Release();
            throw;
        }

        tell("all");
    }
}
