using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.Intrinsics;
using System.Text.Json;
using System.Threading.Tasks;
using Planner.Domain.Studies;

namespace Planner.Tests.Benchmarks;

/// <summary>
/// Our Monte Carlo against numpy's, turn by turn in one run on the same cores: <c>dotnet run -c Release --project Planner.Tests -- benchmark numpy [path of mc_numpy.py]</c>.
/// </summary>
public static class NumpyComparison
{
    private const int Draws = 1_000_000;
    private const int Turns = 5;
    private const int Threads = 2;
    private const string Python = "/usr/bin/python3";

    /// <summary>Prints both and their ratio.</summary>
    /// <param name="args">Where the script lies, unless in the shared folder.</param>
    public static int Start(string[] args)
    {
        var script = args.FirstOrDefault() ?? Path.Combine(Repository.Root, "..", "shared", "bench", "mc_numpy.py");
        if (Missing(script) is { } reason)
        {
            Console.WriteLine($"skipped: {reason}");
            return 0;
        }

        YardstickModel.Simulate(Draws, 1, Threads);
        var (ours, theirs) = (new Timing[Turns], new Timing[Turns]);
        JsonElement answer = default;
        Band band = default;
        for (var turn = 0; turn < Turns; turn++)
        {
            answer = Run(script);
            theirs[turn] = new Timing(answer.GetProperty("best_s").GetDouble(), answer.GetProperty("cpu_s_best").GetDouble());
            (ours[turn], band) = Best();
        }

        Say($"numpy {answer.GetProperty("numpy").GetString()}: {Speed(theirs)}; {Quantile(answer, "p10")} / {Quantile(answer, "p50")} / {Quantile(answer, "p90")}");
        Say($"Lanes: {Speed(ours)}; {band.P10:0} / {band.P50:0} / {band.P90:0}");
        Say($"ratio {Least(theirs) / Least(ours):0.0} (best), {Middle(theirs) / Middle(ours):0.0} (median), {LeastProcessors(theirs) / LeastProcessors(ours):0.0} by the processors' time; {Threads} threads, {Draws} draws a turn, {Turns} turns");
        var (peak, reached) = (Peak(), YardstickModel.OperationsOfDraw * Draws / LeastProcessors(ours));
        Say($"{YardstickModel.OperationsOfDraw} operations a draw: {reached / 1e9:0.0} billion a second of one core, {reached / peak:P0} of the {peak / 1e9:0.0} that multiply-adds alone reach (two each; Vector512 {(Vector512.IsHardwareAccelerated ? "in hardware" : "in halves")})");
        return 0;
    }

    /// <param name="Seconds">Elapsed.</param>
    /// <param name="Processors">Of all cores together: what other work on the machine does not lengthen.</param>
    private readonly record struct Timing(double Seconds, double Processors);

    private static string? Missing(string script) =>
        !File.Exists(script) ? $"{script} is not there"
        : !File.Exists(Python) ? $"{Python} is not there"
        : Ask("-c", "import numpy").Exit != 0 ? "python3-numpy is not installed" : null;

    private static (Timing Timing, Band Band) Best()
    {
        var best = new Timing(double.PositiveInfinity, double.PositiveInfinity);
        Band band = default;
        for (var repeat = 0; repeat < Turns; repeat++)
        {
            var (clock, before) = (Stopwatch.StartNew(), Process.GetCurrentProcess().TotalProcessorTime);
            band = DrawQuantiles.BandOf(YardstickModel.Simulate(Draws, 42, Threads));
            best = new Timing(
                Math.Min(best.Seconds, clock.Elapsed.TotalSeconds),
                Math.Min(best.Processors, (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds));
        }

        return (best, band);
    }

    private static JsonElement Run(string script)
    {
        var (exit, text) = Ask(script, $"{Draws}", "42", "50000", $"{Threads}", $"{Turns}");
        return exit == 0 ? JsonDocument.Parse(text).RootElement : throw new InvalidOperationException($"{script} ended with {exit}");
    }

    private static (int Exit, string Text) Ask(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Python, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, text);
    }

    // Independent multiply-adds on all threads: what the vector units of one core give at best, measured beside the rest because clocks differ from minute to minute,
    // and by the processors' time, which other work on the machine does not lengthen.
    private static double Peak()
    {
        const int rounds = 20_000_000;
        const int chains = 10;
        var sink = new double[Threads];
        var least = double.PositiveInfinity;
        for (var turn = 0; turn < Turns; turn++)
        {
            var before = Process.GetCurrentProcess().TotalProcessorTime;
            Parallel.For(0, Threads, thread => sink[thread] = Chains(rounds));
            least = Math.Min(least, (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds);
        }

        return 2.0 * Threads * rounds * chains * Domain.Numbers.Lanes.Count / least;
    }

    private static double Chains(int rounds)
    {
        var factor = Vector512.Create(0.999999);
        var (a, b, c, d, e) = (Vector512.Create(1.0), Vector512.Create(2.0), Vector512.Create(3.0), Vector512.Create(4.0), Vector512.Create(5.0));
        var (f, g, h, i, j) = (a, b, c, d, e);
        for (var round = 0; round < rounds; round++)
        {
            (a, b, c, d, e) = (Vector512.FusedMultiplyAdd(a, factor, factor), Vector512.FusedMultiplyAdd(b, factor, factor), Vector512.FusedMultiplyAdd(c, factor, factor), Vector512.FusedMultiplyAdd(d, factor, factor), Vector512.FusedMultiplyAdd(e, factor, factor));
            (f, g, h, i, j) = (Vector512.FusedMultiplyAdd(f, factor, factor), Vector512.FusedMultiplyAdd(g, factor, factor), Vector512.FusedMultiplyAdd(h, factor, factor), Vector512.FusedMultiplyAdd(i, factor, factor), Vector512.FusedMultiplyAdd(j, factor, factor));
        }

        return Vector512.Sum(a + b + c + d + e + f + g + h + i + j);
    }

    private static double Least(Timing[] turns) => turns.Min(turn => turn.Seconds);

    private static double Middle(Timing[] turns) => turns.Select(turn => turn.Seconds).Order().ElementAt(turns.Length / 2);

    private static double LeastProcessors(Timing[] turns) => turns.Min(turn => turn.Processors);

    private static string Speed(Timing[] turns) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Draws / Least(turns) / 1e6:0.00} million draws a second (best), {Draws / Middle(turns) / 1e6:0.00} (median), {Draws / LeastProcessors(turns) / 1e6:0.00} a second of one core");

    private static string Quantile(JsonElement answer, string name) => answer.GetProperty(name).GetDouble().ToString("0", CultureInfo.InvariantCulture);

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
