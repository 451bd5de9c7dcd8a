using System;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Planner.Domain.Engines.Training;

/// <summary>What a description of a network in free words says about one accelerator's share of it.</summary>
/// <param name="BytesPerSecond">Bandwidth into the fabric for each accelerator, one way, bytes a second.</param>
/// <param name="Protocol"><c>infiniband</c>, <c>roce</c> or <c>ethernet</c>; null where the words do not say.</param>
public sealed partial record FabricDescription(double BytesPerSecond, string? Protocol)
{
    private const double BytesPerGigabit = 1.25e8;
    private const double BytesPerGigabyte = 1e9;

    /// <summary>
    /// The fabric that a description means, as published tables word it: "Compute: 8x ConnectX-7 IB NDR 400Gb/s, Management: 100Gb/s Ethernet NIC".
    /// Null where it does not count its ports: the speed of one port of unknown number says nothing about an accelerator's share.
    /// </summary>
    /// <param name="text">The description. Parts that serve storage or management are passed over.</param>
    /// <param name="perNode">Accelerators that share a node's ports.</param>
    public static FabricDescription? Read(string text, int perNode)
    {
        FabricDescription? best = null;
        foreach (var part in text.Split([',', ';', '+'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            foreach (var piece in part.Split(" and ", StringSplitOptions.TrimEntries))
            {
                if (!IsOther(piece) && Share(piece, text, perNode) is { } share && share > (best?.BytesPerSecond ?? 0))
                {
                    best = new(share, Kind(piece) ?? Kind(text));
                }
            }
        }

        return best;
    }

    private static bool IsOther(string part) =>
        !Has(part, "compute") && (Has(part, "storage") || Has(part, "management") || Has(part, " NS") || Has(part, "N-S") || Has(part, "PCIe"));

    private static double? Share(string part, string text, int perNode)
    {
        if (Stated().Match(part) is { Success: true } stated)
        {
            return Number(stated) * BytesPerGigabyte;
        }

        if (Speed(part) is not { } speed)
        {
            return null;
        }

        if (Has(part, "per GPU") || Has(part, "per accelerator") || Has(part, "per GCD"))
        {
            return speed * BytesPerGigabit;
        }

        var ports = Ports().Match(part);
        if (!ports.Success && !Has(part, "per node"))
        {
            ports = text.Contains(',', StringComparison.Ordinal) && !Speeds().IsMatch(part) ? Ports().Match(text) : ports;
        }

        return ports.Success ? Number(ports) * speed * BytesPerGigabit / perNode
            : Has(part, "per node") ? speed * BytesPerGigabit / perNode : null;
    }

    /// <summary>The fastest speed that a part names, by number or by the name of its generation, gigabits a second.</summary>
    private static double? Speed(string part)
    {
        double? fastest = null;
        foreach (Match match in Speeds().Matches(part))
        {
            fastest = Math.Max(fastest ?? 0, Number(match));
        }

        return fastest ?? (Has(part, "XDR") ? 800 : Has(part, "NDR") ? 400 : Has(part, "HDR100") ? 100 : Has(part, "HDR") ? 200 : Has(part, "EDR") ? 100 : null);
    }

    private static string? Kind(string text) =>
        Has(text, "infiniband") || Has(text, "IB ") || text.EndsWith("IB", StringComparison.Ordinal) || Has(text, "HDR") || Has(text, "NDR") || Has(text, "XDR") || Has(text, "EDR") ? "infiniband"
        : Has(text, "roce") || Has(text, "RDMA") || Has(text, "slingshot") ? "roce"
        : Has(text, "ethernet") || Has(text, "GbE") ? "ethernet" : null;

    private static bool Has(string text, string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);

    private static double Number(Match match) => double.Parse(match.Groups[1].ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(\d{1,4}(?:\.\d{1,3})?)\s*GB/s per (?:GPU|accelerator|GCD)")]
    private static partial Regex Stated();

    [GeneratedRegex(@"(?:^|[\s:;(])(\d{1,3})\s*x\s*[A-Z0-9]", RegexOptions.IgnoreCase)]
    private static partial Regex Ports();

    [GeneratedRegex(@"(?<![\dA-Za-z-])(\d{2,4})\s*(?:Gb\b|Gb/|Gbps|Gbit|GbE|G\s)", RegexOptions.IgnoreCase)]
    private static partial Regex Speeds();
}
