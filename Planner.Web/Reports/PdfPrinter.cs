using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Planner.Web.Storage;

namespace Planner.Web.Reports;

/// <summary>What printing gave: the file, or why there is none.</summary>
public enum PrintOutcome
{
    Printed,

    /// <summary>No browser on this machine.</summary>
    NoBrowser,

    /// <summary>Too many reports are being printed.</summary>
    Busy,

    /// <summary>The browser took too long, too much memory, or failed.</summary>
    Failed,
}

/// <summary>Prints documents to PDF with the Chromium-family browser of this machine: two at a time, without a network, with limits of time and memory.</summary>
public sealed partial class PdfPrinter(IConfiguration configuration, ILogger<PdfPrinter> log) : IDisposable
{
    private const int AtOnce = 2;
    private const int Waiting = 20;
    private const long MostMemory = 1_500_000_000;
    private static readonly TimeSpan s_longestPrint = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan s_longestWait = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan s_watchEvery = TimeSpan.FromMilliseconds(250);

    // Nothing can be loaded, as every name is unknown, and the document forbids itself all scripts. So the browser's own sandbox, which asks for rights
    // that a container does not have, can be left out.
    private static readonly string[] s_flags =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--disable-extensions", "--host-resolver-rules=MAP * ~NOTFOUND", "--proxy-server=127.0.0.1:9",
        "--no-pdf-header-footer", "--export-tagged-pdf", "--generate-pdf-document-outline",
    ];

    private readonly SemaphoreSlim _presses = new(AtOnce);
    private int _waiting;

    /// <summary>The document as a tagged PDF.</summary>
    public async Task<(PrintOutcome Outcome, byte[] Pdf)> Print(string html, CancellationToken cancellation)
    {
        if (Browser.Find(configuration) is not { } browser)
        {
            return (PrintOutcome.NoBrowser, []);
        }

        try
        {
            // Who gives up while waiting leaves the queue like everybody else: a place that is not given back is lost for good.
            return Interlocked.Increment(ref _waiting) <= Waiting && await _presses.WaitAsync(s_longestWait, cancellation)
                ? await PrintAtPress(browser, html, cancellation)
                : (PrintOutcome.Busy, []);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    public void Dispose() => _presses.Dispose();

    /// <summary>Prints and gives the press back, whatever comes of it.</summary>
    private async Task<(PrintOutcome Outcome, byte[] Pdf)> PrintAtPress(string browser, string html, CancellationToken cancellation)
    {
        var folder = new DirectoryInfo(Path.Combine(PlannerDatabase.DataFolder(configuration), "print", Guid.NewGuid().ToString("N")));
        try
        {
            folder.Create();
            var first = await PrintIn(folder.FullName, browser, html, cancellation);
            // On a machine under load the browser at times ends well and leaves no file; once more is cheap, a lost report is not.
            return first.Outcome == PrintOutcome.Failed ? await PrintIn(folder.FullName, browser, html, cancellation) : first;
        }
        finally
        {
            _presses.Release();
            Remove(folder);
        }
    }

    private async Task<(PrintOutcome Outcome, byte[] Pdf)> PrintIn(string folder, string browser, string html, CancellationToken cancellation)
    {
        var (source, target) = (Path.Combine(folder, "report.html"), Path.Combine(folder, "report.pdf"));
        await File.WriteAllTextAsync(source, html, cancellation);
        var start = new ProcessStartInfo(browser) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = folder };
        string[] arguments = [.. s_flags, $"--user-data-dir={Path.Combine(folder, "profile")}", $"--print-to-pdf={target}", new Uri(source).AbsoluteUri];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        // The browser writes where it must not if it finds a home.
        start.Environment["HOME"] = folder;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(cancellation);
        _ = process.StandardOutput.ReadToEndAsync(cancellation);
        var ended = await Watch(process, cancellation);
        if (ended is null && process.ExitCode == 0 && File.Exists(target))
        {
            return (PrintOutcome.Printed, await File.ReadAllBytesAsync(target, cancellation));
        }

        LogFailure(ended ?? $"exit status {process.ExitCode}. {await errors}");
        return (PrintOutcome.Failed, []);
    }

    /// <summary>Why the browser was ended, for the log; null when it ended by itself.</summary>
    private static async Task<string?> Watch(Process process, CancellationToken cancellation)
    {
        var since = Stopwatch.StartNew();
        try
        {
            while (!process.HasExited)
            {
                if (since.Elapsed > s_longestPrint)
                {
                    return $"ended after {since.Elapsed.TotalSeconds:F0} s";
                }

                if (ProcessTree.Memory(process.Id) is var held && held > MostMemory)
                {
                    return $"ended with {held / 1_000_000} MB in memory";
                }

                using var tick = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
                tick.CancelAfter(s_watchEvery);
                await process.WaitForExitAsync(tick.Token).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
                cancellation.ThrowIfCancellationRequested();
            }

            return null;
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync(CancellationToken.None);
            }
        }
    }

    private void Remove(DirectoryInfo folder)
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (IOException fault)
        {
            // A process of the browser that is just ending may still write; the folder stays and harms nobody.
            LogLeft(fault, folder.FullName);
        }
    }

    [LoggerMessage(LogLevel.Error, "The browser did not print the report: {Reason}")]
    private partial void LogFailure(string reason);

    [LoggerMessage(LogLevel.Warning, "The folder {Folder} could not be removed")]
    private partial void LogLeft(Exception fault, string folder);
}
