using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Threading.Tasks;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace Planner.Web.Sharing;

/// <summary>
/// What a browser holds after it gave a secret: a sealed cookie that names the link. It becomes a claim of the request's user, and so of the
/// circuit's, which begins with such a request. Whether the link still lives is asked each time it is used.
/// </summary>
public sealed class GrantCookie(IDataProtectionProvider protection)
{
    private const string Prefix = "planner-share-";
    private const string SecurePrefix = "__Host-" + Prefix;
    private const string LinkClaim = "share-link";
    private const int MostGrants = 20;
    private readonly IDataProtector _seal = protection.CreateProtector("share-grant");

    /// <summary>Hands the browser its grant.</summary>
    public void Give(HttpContext context, ShareLink link)
    {
        var secure = context.Request.IsHttps;
        context.Response.Cookies.Append((secure ? SecurePrefix : Prefix) + link.Id, _seal.Protect(link.Id), new CookieOptions
        {
            HttpOnly = true,
            // The name __Host- demands https; on this machine's own http address the cookie must do without.
            Secure = secure,
            SameSite = SameSiteMode.Lax,
            Path = "/",
            Expires = link.Expires,
            IsEssential = true,
        });
    }

    /// <summary>Adds the grants of the request's cookies to its user.</summary>
    public Task AddClaims(HttpContext context, RequestDelegate next)
    {
        var claims = context.Request.Cookies.Where(cookie => IsGrant(cookie.Key)).Take(MostGrants).Select(Open).OfType<string>().Select(id => new Claim(LinkClaim, id)).ToList();
        if (claims.Count > 0)
        {
            context.User.AddIdentity(new ClaimsIdentity(claims));
        }

        return next(context);
    }

    /// <summary>True when this user's browser gave the link's secret once.</summary>
    public static bool Holds(ClaimsPrincipal user, string linkId) => user.HasClaim(LinkClaim, linkId);

    private static bool IsGrant(string name) => name.StartsWith(Prefix, StringComparison.Ordinal) || name.StartsWith(SecurePrefix, StringComparison.Ordinal);

    private string? Open(KeyValuePair<string, string> cookie)
    {
        try
        {
            var id = _seal.Unprotect(cookie.Value);
            return cookie.Key.EndsWith(Prefix + id, StringComparison.Ordinal) ? id : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
