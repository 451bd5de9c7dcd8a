using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;

namespace Planner.Tests.Api;

/// <summary>What a client does with a 202: it asks how far the study is until it runs no more.</summary>
internal static class StudyFollowing
{
    // A client waits between two questions; what comes of them is asserted, never the time.
    private const int Pause = 100;
    private const int MostQuestions = 1200;

    /// <summary>The progress resource as it stands at the end.</summary>
    public static async Task<JsonNode> Follow(this HttpClient client, string address, CancellationToken stop)
    {
        var progress = JsonNode.Parse(await client.GetStringAsync(address, stop))!;
        for (var tries = 0; tries < MostQuestions && progress["state"]!.GetValue<string>() == "running"; tries++)
        {
            await Task.Delay(Pause, stop);
            progress = JsonNode.Parse(await client.GetStringAsync(address, stop))!;
        }

        return progress;
    }
}
