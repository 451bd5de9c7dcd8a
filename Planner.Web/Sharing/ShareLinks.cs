using System;
using System.Buffers.Text;
using System.Collections.Immutable;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.EntityFrameworkCore;
using Planner.Web.Storage;

namespace Planner.Web.Sharing;

/// <summary>A link by which others may look at a scenario, as its owner sees it. The secret is shown once, when the link is made.</summary>
public sealed record ShareLink(string Id, string ScenarioId, string Name, DateTimeOffset Created, DateTimeOffset Expires, DateTimeOffset? Revoked, DateTimeOffset? LastUsed, long Views)
{
    /// <summary>Who holds the link may see negotiated prices.</summary>
    public bool IncludesPrivatePrices { get; init; }
}

/// <summary>A link just made, with the path that opens it: <c>/s/{id}#{secret}</c>.</summary>
public sealed record NewShareLink(ShareLink Link, string Path);

/// <summary>
/// Read-only links. The secret has 160 bits, stands in the fragment, which no server or proxy sees, and only its hash is stored.
/// Wrong, revoked, expired and never made are one answer: null.
/// </summary>
public sealed class ShareLinks(PlannerDatabase database, TimeProvider clock)
{
    private const int IdBytes = 12;
    private const int SecretBytes = 20;
    private const int LongestName = 200;
    private static readonly byte[] s_nobody = new byte[SHA256.HashSizeInBytes];

    /// <summary>How long a link lives unless said otherwise.</summary>
    public static TimeSpan UsualLife { get; } = TimeSpan.FromDays(30);

    public static TimeSpan LongestLife { get; } = TimeSpan.FromDays(366);

    /// <summary>Raised with the link's id, on any thread, when a link is revoked: who looks through it must stop.</summary>
    public event Action<string>? Revoked;

    /// <summary>Makes a link to a scenario.</summary>
    /// <param name="life">Null: <see cref="UsualLife"/>; longer than <see cref="LongestLife"/> is cut to it.</param>
    /// <param name="privatePrices">Who holds the link may see negotiated prices; only its owner's word makes it so.</param>
    public async Task<NewShareLink> Create(string scenarioId, string name, TimeSpan? life = null, bool privatePrices = false, CancellationToken cancellation = default)
    {
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
        var now = clock.GetUtcNow();
        var row = new ShareLinkRow
        {
            Id = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(IdBytes)),
            ScenarioId = scenarioId,
            SecretHash = Hash(secret),
            Name = name.Length > LongestName ? name[..LongestName] : name,
            Created = now,
            Expires = now + TimeSpan.FromTicks(Math.Min((life ?? UsualLife).Ticks, LongestLife.Ticks)),
            IncludesPrivatePrices = privatePrices,
        };
        await database.Write(
            async context =>
            {
                context.Add(row);
                return await context.SaveChangesAsync(cancellation);
            },
            cancellation);
        return new NewShareLink(Shown(row), $"/s/{row.Id}#{secret}");
    }

    /// <summary>All links of a scenario, the newest first, the dead ones too.</summary>
    public async Task<ImmutableArray<ShareLink>> List(string scenarioId, CancellationToken cancellation = default)
    {
        await using var context = database.Open();
        var rows = await context.ShareLinks.AsNoTracking().Where(row => row.ScenarioId == scenarioId).OrderByDescending(row => row.Created).ToListAsync(cancellation);
        return [.. rows.Select(Shown)];
    }

    /// <summary>Ends a link at once, for those who look through it now too; false when there is none.</summary>
    public async Task<bool> Revoke(string linkId, CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow();
        var found = await database.Write(
            async context => await context.ShareLinks.Where(row => row.Id == linkId && row.Revoked == null)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Revoked, now), cancellation) > 0,
            cancellation);
        Revoked?.Invoke(linkId);
        return found;
    }

    /// <summary>The link, when this is its secret and it is alive; it then counts as used.</summary>
    public async Task<ShareLink?> Exchange(string linkId, string secret, CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow();
        var row = await FindRow(linkId, cancellation);
        // The comparison runs in every case: who guesses learns nothing from the time.
        var fits = CryptographicOperations.FixedTimeEquals(row?.SecretHash ?? s_nobody, Hash(secret));
        if (row is null || !fits || !IsAlive(row, now))
        {
            return null;
        }

        await database.Write(
            context => context.ShareLinks.Where(one => one.Id == linkId)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.LastUsed, now).SetProperty(one => one.Views, one => one.Views + 1), cancellation),
            cancellation);
        return Shown(row);
    }

    /// <summary>The link of this id while it is alive.</summary>
    public async Task<ShareLink?> FindAlive(string linkId, CancellationToken cancellation = default) =>
        await FindRow(linkId, cancellation) is { } row && IsAlive(row, clock.GetUtcNow()) ? Shown(row) : null;

    private static bool IsAlive(ShareLinkRow row, DateTimeOffset now) => row.Revoked is null && row.Expires > now;

    private static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    private static ShareLink Shown(ShareLinkRow row) => new(row.Id, row.ScenarioId, row.Name, row.Created, row.Expires, row.Revoked, row.LastUsed, row.Views)
    {
        IncludesPrivatePrices = row.IncludesPrivatePrices,
    };

    private async Task<ShareLinkRow?> FindRow(string linkId, CancellationToken cancellation)
    {
        await using var context = database.Open();
        return await context.ShareLinks.AsNoTracking().FirstOrDefaultAsync(row => row.Id == linkId, cancellation);
    }
}
