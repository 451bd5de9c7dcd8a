using System;
using System.IO;
using System.Linq;
using Microsoft.Extensions.Configuration;

namespace Planner.Web.Reports;

/// <summary>Finds a browser of the Chromium family on this machine.</summary>
internal static class Browser
{
    private static readonly string[] s_names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "microsoft-edge", "brave-browser", "chrome", "msedge"];

    private static readonly string[] s_places =
    [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe",
        @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ];

    /// <summary>The path that <c>PLANNER_CHROMIUM</c> names, or the first that is found; null when there is none.</summary>
    public static string? Find(IConfiguration configuration)
    {
        if (configuration["PLANNER_CHROMIUM"] is { Length: > 0 } chosen)
        {
            return File.Exists(chosen) ? chosen : null;
        }

        var ending = OperatingSystem.IsWindows() ? ".exe" : "";
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => s_names.Select(name => Path.Combine(folder, name + ending)))
            .Concat(s_places)
            .FirstOrDefault(File.Exists);
    }
}
