using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using Planner.Domain.Scenarios;
using Planner.Tests.Sessions;
using Xunit;

namespace Planner.Tests.Storage;

/// <summary>The real process, ended as by <c>kill -9</c> in the midst of edits: what it acknowledged is there when it comes back.</summary>
public sealed class KillTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("planner-kill-").FullName;

    [Fact]
    public Task A_few_kills_lose_no_acknowledged_edit() => KillAndLook(3);

    [Fact]
    [Trait("Category", "Long")]
    public Task Fifty_kills_lose_no_acknowledged_edit() => KillAndLook(50);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task KillAndLook(int kills)
    {
        var acknowledged = new Dictionary<string, long>();
        var random = new Random(7);
        string? id = null;
        for (var kill = 0; kill < kills; kill++)
        {
            using var server = await Server.Start(_folder);
            id ??= await server.Import();
            await Compare(server, id, acknowledged);
            await EditUntilKilled(server, id, acknowledged, random.Next(1, 25));
        }

        using var last = await Server.Start(_folder);
        await Compare(last, id!, acknowledged);
        Assert.True(acknowledged.Count > kills, $"only {acknowledged.Count} edits were acknowledged in {kills} lives");
    }

    /// <summary>Several senders edit at once; after so many acknowledgements the process is killed while others are under way.</summary>
    private static async Task EditUntilKilled(Server server, string id, Dictionary<string, long> acknowledged, int after)
    {
        using var killed = new CancellationTokenSource();
        var done = 0;
        var gate = new Lock();
        async Task Sender(int number)
        {
            while (!killed.IsCancellationRequested)
            {
                var opId = Guid.NewGuid().ToString();
                if (await server.Edit(id, opId, $"edit {opId} by {number.ToString(CultureInfo.InvariantCulture)}") is not { } revision)
                {
                    return;
                }

                lock (gate)
                {
                    acknowledged.Add(opId, revision);
                    if (++done == after)
                    {
                        server.Kill();
                        killed.Cancel();
                    }
                }
            }
        }

        await Task.WhenAll(Enumerable.Range(0, 4).Select(Sender));
    }

    private static async Task Compare(Server server, string id, Dictionary<string, long> acknowledged)
    {
        var history = await server.History(id);
        // Revisions follow one another without a gap, each edit is there once, and at the revision that was acknowledged.
        Assert.Equal(Enumerable.Range(1, history.Count).Select(revision => (long)revision), history.Select(entry => entry.Revision));
        foreach (var (opId, revision) in acknowledged)
        {
            Assert.Equal(revision, Assert.Single(history, entry => entry.New.Contains(opId, StringComparison.Ordinal)).Revision);
        }

        if (history.Count > 0)
        {
            Assert.Contains(history[^1].New.Trim('"'), await server.Export(id), StringComparison.Ordinal);
        }
    }

    private sealed class Server : IDisposable
    {
        private readonly Process _process;
        private readonly HttpClient _client;

        private Server(Process process, HttpClient client) => (_process, _client) = (process, client);

        public static async Task<Server> Start(string folder)
        {
            var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Planner.Web.dll")])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                WorkingDirectory = folder,
            };
            start.Environment["PLANNER_DATA"] = folder;
            start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
            var process = Process.Start(start)!;
            while (await process.StandardOutput.ReadLineAsync() is { } line)
            {
                if (line.Split("Now listening on: ") is [_, var url])
                {
                    _ = process.StandardOutput.ReadToEndAsync();
                    return new Server(process, new HttpClient { BaseAddress = new Uri(url) });
                }
            }

            throw new InvalidOperationException($"The server did not start: {await process.StandardError.ReadToEndAsync()}");
        }

        public async Task<string> Import()
        {
            using var content = new StringContent(ScenarioJson.Write(PlanningRoom.Example("llama-70b-documents")), Encoding.UTF8, "application/json");
            var answer = await (await _client.PostAsync("/api/v1/scenarios", content)).Content.ReadFromJsonAsync<JsonNode>();
            return answer!["id"]!.GetValue<string>();
        }

        /// <summary>The revision that was acknowledged; null when the process was gone.</summary>
        public async Task<long?> Edit(string id, string opId, string name)
        {
            try
            {
                var response = await _client.PostAsJsonAsync($"/api/v1/scenarios/{id}/operations", new { opId, path = "name", value = name });
                response.EnsureSuccessStatusCode();
                return (await response.Content.ReadFromJsonAsync<JsonNode>())!["revision"]!.GetValue<long>();
            }
            catch (Exception gone) when (gone is HttpRequestException or IOException)
            {
                return null;
            }
        }

        public async Task<IReadOnlyList<(long Revision, string New)>> History(string id) =>
            [.. (await _client.GetFromJsonAsync<JsonArray>($"/api/v1/scenarios/{id}/history"))!.Select(entry => (entry!["revision"]!.GetValue<long>(), entry["new"]!.GetValue<string>()))];

        public Task<string> Export(string id) => _client.GetStringAsync($"/api/v1/scenarios/{id}");

        /// <summary>SIGKILL to this process alone.</summary>
        public void Kill() => _process.Kill();

        public void Dispose()
        {
            _client.Dispose();
            if (!_process.HasExited)
            {
                _process.Kill();
            }

            _process.WaitForExit();
            _process.Dispose();
        }
    }
}
