using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Playwright;
using Planner.Tests.Browser;
using Xunit;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace Planner.Tests.Browser;

/// <summary>
/// One Chromium for all browser tests of a run, started by the first that needs it. A test class takes it in its constructor and opens
/// a page in a profile of its own.
/// </summary>
public sealed class Chromium : IAsyncDisposable
{
    // As root there is no sandbox to be had; the rest keeps the browser from calling home.
    private static readonly string[] s_flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private static readonly string s_executable = Environment.GetEnvironmentVariable("PLANNER_CHROMIUM") ?? "/usr/bin/chromium";

    private const float PatienceMilliseconds = 60_000;

    /// <summary>Milliseconds: studies follow an answer, and here they share two cores with other tests.</summary>
    public const float StudiesPatience = 180_000;
    private readonly SemaphoreSlim _once = new(1);
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>A new page in a new profile: no cookies, English unless said, light unless said.</summary>
    public async Task<IPage> OpenPage(string url, string locale = "en-GB", ColorScheme theme = ColorScheme.Light)
    {
        var profile = await NewProfile(url, locale, theme);
        return await profile.NewPageAsync();
    }

    /// <summary>A new profile; close it when done. Relative addresses stand on <paramref name="url"/>.</summary>
    public async Task<IBrowserContext> NewProfile(string url, string locale = "en-GB", ColorScheme theme = ColorScheme.Light)
    {
        var browser = await Browser();
        var profile = await browser.NewContextAsync(new() { BaseURL = url, Locale = locale, ColorScheme = theme, ViewportSize = new() { Width = 1440, Height = 900 } });
        profile.SetDefaultTimeout(PatienceMilliseconds);
        return profile;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        _once.Dispose();
    }

    private async Task<IBrowser> Browser()
    {
        Assert.SkipUnless(File.Exists(s_executable), $"There is no Chromium at {s_executable}: install Debian's chromium, or name another in PLANNER_CHROMIUM.");
        await _once.WaitAsync();
        try
        {
            // A limit, not a wait: on a machine that does much else, a page that is right may come late.
            Assertions.SetDefaultExpectTimeout(PatienceMilliseconds);
            _playwright ??= await Playwright.CreateAsync();
            return _browser ??= await _playwright.Chromium.LaunchAsync(new()
            {
                ExecutablePath = s_executable,
                Args = s_flags,
            });
        }
        finally
        {
            _once.Release();
        }
    }
}
