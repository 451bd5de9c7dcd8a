using System;
using System.Collections.Immutable;
using System.Linq;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.EntityFrameworkCore;
using Planner.Domain.Scenarios;

namespace Planner.Web.Storage;

/// <summary>The negotiated prices of this installation. They stand here and nowhere else: scenarios, links and files name them by id.</summary>
public sealed class PriceBooks(PlannerDatabase database, TimeProvider clock)
{
    private const int IdBytes = 6;
    private volatile PriceBook _known = PriceBook.Empty;

    /// <summary>Raised, on any thread, when the prices are others than before.</summary>
    public event Action? Changed;

    /// <summary>As they were when they were last read.</summary>
    public PriceBook Known => _known;

    /// <summary>As they stand now, also when another replica wrote them.</summary>
    public async Task<PriceBook> Read(CancellationToken cancellation = default)
    {
        await using var context = database.Open();
        var rows = await context.Prices.AsNoTracking().ToListAsync(cancellation);
        var prices = rows.ToImmutableDictionary(row => row.Id, Price);
        if (prices.Count != _known.Prices.Count || prices.Any(one => _known.Prices.GetValueOrDefault(one.Key) != one.Value))
        {
            _known = new PriceBook(prices);
            Changed?.Invoke();
        }

        return _known;
    }

    /// <summary>An id for a new price, which says nothing of it.</summary>
    public static string NewId() => "price-" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes));

    /// <summary>Stores a price under its id, new or in place of the one that it had.</summary>
    public async Task Keep(PrivatePrice price, CancellationToken cancellation = default)
    {
        await database.Write(
            async context =>
            {
                if (await context.Prices.FindAsync([price.Id], cancellation) is { } old)
                {
                    context.Remove(old);
                    await context.SaveChangesAsync(cancellation);
                    context.ChangeTracker.Clear();
                }

                context.Add(Row(price, clock.GetUtcNow()));
                return await context.SaveChangesAsync(cancellation);
            },
            cancellation);
        await Read(cancellation);
    }

    /// <summary>Removes a price; false when there was none. Options that name it count published prices from then on.</summary>
    public async Task<bool> Remove(string id, CancellationToken cancellation = default)
    {
        var found = await database.Write(async context => await context.Prices.Where(row => row.Id == id).ExecuteDeleteAsync(cancellation) > 0, cancellation);
        await Read(cancellation);
        return found;
    }

    private static PrivatePrice Price(PriceRow row) => new()
    {
        Id = row.Id,
        Figure = row.Figure,
        Value = row.Value,
        Currency = row.Currency,
        Provider = row.Provider,
        AgreedOn = row.AgreedOn,
        ValidUntil = row.ValidUntil,
        Note = row.Note,
    };

    private static PriceRow Row(PrivatePrice price, DateTimeOffset now) => new()
    {
        Id = price.Id,
        Figure = price.Figure,
        Value = price.Value,
        Currency = price.Currency,
        Provider = price.Provider,
        AgreedOn = price.AgreedOn,
        ValidUntil = price.ValidUntil,
        Note = price.Note,
        Changed = now,
    };
}
