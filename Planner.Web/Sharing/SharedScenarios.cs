using System;
using System.Security.Claims;
using System.Threading;
using System.Threading.Tasks;
using Planner.Web.Sessions;

namespace Planner.Web.Sharing;

/// <summary>Opens shared scenarios for looking: every door (page, report, file) asks here.</summary>
public sealed class SharedScenarios(ShareLinks links, IScenarioShelf shelf, TimeProvider clock)
{
    /// <summary>
    /// The view that a link gives to this user; null when the user does not hold the link or the link is dead. Dispose it when the person leaves.
    /// </summary>
    /// <param name="user">The request's user, or the circuit's by <c>AuthenticationStateProvider</c>.</param>
    /// <param name="linkId">From the address <c>/shared/{linkId}</c>.</param>
    public async Task<SharedView?> Open(ClaimsPrincipal user, string linkId, CancellationToken cancellation = default)
    {
        if (!GrantCookie.Holds(user, linkId) || await links.FindAlive(linkId, cancellation) is not { } link)
        {
            return null;
        }

        if (await shelf.Open(link.ScenarioId, link.IncludesPrivatePrices, cancellation) is not { } session)
        {
            return null;
        }

        var view = new SharedView(link, session, links, clock);
        // A link that was revoked while the scenario opened told nobody: the view listens only from here on, so it is asked once more.
        if (await links.FindAlive(linkId, cancellation) is null)
        {
            view.Dispose();
            return null;
        }

        return view;
    }
}

/// <summary>A look at a scenario through a link: follows its revisions, edits nothing, ends when the link does.</summary>
public sealed class SharedView : IDisposable
{
    // Timers know 49 days at most; nobody looks at one page for so long.
    private static readonly TimeSpan s_longestTimer = TimeSpan.FromDays(40);
    private readonly IPlanningSession _session;
    private readonly ShareLinks _links;
    private readonly ITimer _expiry;
    private int _ended;

    internal SharedView(ShareLink link, IPlanningSession session, ShareLinks links, TimeProvider clock)
    {
        (Link, _session, _links) = (link, session, links);
        _links.Revoked += EndIfOurs;
        var left = link.Expires - clock.GetUtcNow();
        _expiry = clock.CreateTimer(_ => End(), null, TimeSpan.FromTicks(Math.Clamp(left.Ticks, 0, s_longestTimer.Ticks)), Timeout.InfiniteTimeSpan);
    }

    /// <summary>Raised once, on any thread, when the link is revoked or has expired: show nothing more.</summary>
    public event Action? Ended;

    public ShareLink Link { get; }

    /// <summary>The scenario to look at.</summary>
    public IReadingSession Session => _session;

    public bool HasEnded => _ended != 0;

    public void Dispose()
    {
        _links.Revoked -= EndIfOurs;
        _expiry.Dispose();
        _session.Dispose();
    }

    private void EndIfOurs(string linkId)
    {
        if (linkId == Link.Id)
        {
            End();
        }
    }

    private void End()
    {
        if (Interlocked.Exchange(ref _ended, 1) == 0)
        {
            Ended?.Invoke();
        }
    }
}
