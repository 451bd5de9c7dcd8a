using System;
using System.Linq;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Planner.Web.Storage;

namespace Planner.Web.Sharing;

/// <summary>
/// The passphrase of the price book and what a browser holds once it gave it: a sealed cookie, which becomes a claim of the request's user and so of the circuit's.
/// Until somebody chooses a passphrase there are no prices, and nothing to keep from anybody who reaches this address.
/// </summary>
public sealed class PriceKeys(PlannerDatabase database, IDataProtectionProvider protection, TimeProvider clock) : IDisposable
{
    /// <summary>By this header a program gives the passphrase.</summary>
    public const string Header = "X-Planner-Price-Passphrase";

    public const int ShortestPassphrase = 10;
    public const int LongestPassphrase = 200;
    private const string Cookie = "planner-prices";
    private const string SecureCookie = "__Host-" + Cookie;
    private const string PriceClaim = "price-book";
    private const int Rounds = 210_000;
    private const int HashBytes = 32;
    private static readonly TimeSpan s_life = TimeSpan.FromDays(30);
    private static readonly byte[] s_nothing = new byte[HashBytes];
    private readonly ITimeLimitedDataProtector _seal = protection.CreateProtector("price-book").ToTimeLimitedDataProtector();
    // One guess at a time: who guesses in parallel gains nothing, and the cores stay free.
    private readonly SemaphoreSlim _one = new(1);

    /// <summary>Whether somebody chose a passphrase.</summary>
    public async Task<bool> IsChosen(CancellationToken cancellation = default) => await Row(cancellation) is not null;

    /// <summary>Whether this user may know negotiated prices: gave the passphrase, or there is none yet.</summary>
    public async Task<bool> MayKnow(ClaimsPrincipal user, CancellationToken cancellation = default) =>
        await Row(cancellation) is not { } row || user.HasClaim(PriceClaim, row.Id);

    /// <summary>Whether this user may keep prices: gave the passphrase that there is.</summary>
    public async Task<bool> MayKeep(ClaimsPrincipal user, CancellationToken cancellation = default) =>
        await Row(cancellation) is { } row && user.HasClaim(PriceClaim, row.Id);

    /// <summary>Sets the first passphrase; null when there is one already or this one is too short or too long, else what it is known by.</summary>
    public async Task<string?> Choose(string passphrase, CancellationToken cancellation = default)
    {
        if (passphrase.Length is < ShortestPassphrase or > LongestPassphrase)
        {
            return null;
        }

        var row = NewRow(passphrase);
        return await database.Write<string?>(
            async context =>
            {
                if (await context.PriceKeys.AnyAsync(cancellation))
                {
                    return null;
                }

                context.Add(row);
                await context.SaveChangesAsync(cancellation);
                return row.Id;
            },
            cancellation);
    }

    /// <summary>
    /// Puts another passphrase in the place of the one that is given; null when that is wrong or the new one is too short or too long, else what the new one is known by.
    /// Whoever came in by the old one is outside from then on.
    /// </summary>
    public async Task<string?> Change(string old, string passphrase, CancellationToken cancellation = default)
    {
        if (passphrase.Length is < ShortestPassphrase or > LongestPassphrase || await Check(old, cancellation) is not { } known)
        {
            return null;
        }

        var row = NewRow(passphrase);
        return await database.Write<string?>(
            async context =>
            {
                // Somebody else may have changed it meanwhile: then the old one is no longer it.
                if (await context.PriceKeys.Where(key => key.Id == known).ExecuteDeleteAsync(cancellation) == 0)
                {
                    return null;
                }

                context.Add(row);
                await context.SaveChangesAsync(cancellation);
                return row.Id;
            },
            cancellation);
    }

    /// <summary>What the passphrase is known by; null for a wrong one, or when there is none.</summary>
    public async Task<string?> Check(string passphrase, CancellationToken cancellation = default)
    {
        if (passphrase.Length > LongestPassphrase)
        {
            return null;
        }

        await _one.WaitAsync(cancellation);
        try
        {
            var row = await Row(cancellation);
            var fits = CryptographicOperations.FixedTimeEquals(row?.Hash ?? s_nothing, Hash(passphrase, row?.Salt ?? s_nothing));
            return fits ? row?.Id : null;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Hands the browser its grant.</summary>
    public void Give(HttpContext context, string keyId) => context.Response.Cookies.Append(
        context.Request.IsHttps ? SecureCookie : Cookie, _seal.Protect(keyId, s_life), Options(context, clock.GetUtcNow() + s_life));

    /// <summary>Takes it back from this browser.</summary>
    public static void Take(HttpContext context) => context.Response.Cookies.Delete(context.Request.IsHttps ? SecureCookie : Cookie, Options(context, null));

    /// <summary>Adds what the request's cookie or header gives to its user.</summary>
    public async Task AddClaims(HttpContext context, RequestDelegate next)
    {
        var given = context.Request.Headers[Header].ToString();
        var id = given.Length > 0 ? await Check(given, context.RequestAborted) : Open(context.Request.Cookies[SecureCookie] ?? context.Request.Cookies[Cookie]);
        if (id is not null)
        {
            context.User.AddIdentity(new ClaimsIdentity([new Claim(PriceClaim, id)]));
        }

        await next(context);
    }

    public void Dispose() => _one.Dispose();

    private static CookieOptions Options(HttpContext context, DateTimeOffset? expires) => new()
    {
        HttpOnly = true,
        Secure = context.Request.IsHttps,
        SameSite = SameSiteMode.Lax,
        Path = "/",
        Expires = expires,
        IsEssential = true,
    };

    private static byte[] Hash(string passphrase, byte[] salt) => Rfc2898DeriveBytes.Pbkdf2(passphrase, salt, Rounds, HashAlgorithmName.SHA512, HashBytes);

    private PriceKeyRow NewRow(string passphrase)
    {
        var salt = RandomNumberGenerator.GetBytes(HashBytes);
        return new PriceKeyRow { Id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)), Salt = salt, Hash = Hash(passphrase, salt), Created = clock.GetUtcNow() };
    }

    private string? Open(string? cookie)
    {
        try
        {
            return cookie is { Length: > 0 } ? _seal.Unprotect(cookie) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    // The first that was stored counts, should two replicas ever store one each.
    private async Task<PriceKeyRow?> Row(CancellationToken cancellation)
    {
        await using var context = database.Open();
        return await context.PriceKeys.AsNoTracking().OrderBy(row => row.Created).ThenBy(row => row.Id).FirstOrDefaultAsync(cancellation);
    }
}
