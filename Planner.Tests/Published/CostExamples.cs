using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using Planner.Domain.Engines.Costs;
using Planner.Domain.Numbers;

namespace Planner.Tests.Published;

/// <summary>The published cost examples of the repository: what each assumed, and what it found.</summary>
internal static class CostExamples
{
    /// <summary>By id.</summary>
    public static readonly IReadOnlyDictionary<string, JsonElement> ById =
        JsonDocument.Parse(File.ReadAllText(Repository.PathOf("seed-data/published/cost-examples.json"))).RootElement.GetProperty("examples").EnumerateArray()
            .ToDictionary(example => example.GetProperty("id").GetString()!);

    public static double In(string id, string field) => ById[id].GetProperty("inputs").GetProperty(field).GetDouble();

    public static string TextIn(string id, string field) => ById[id].GetProperty("inputs").GetProperty(field).GetString()!;

    public static double Out(string id, string field) => ById[id].GetProperty("outputs").GetProperty(field).GetDouble();

    /// <summary>US dollars an hour, as a price a second.</summary>
    public static Real PerHour(string id, string field) => Units.UsdPerHour.ToBase(In(id, field));

    /// <summary>Price of a joule.</summary>
    public static Price<Real> Tariff(string id) => new(Units.UsdPerKilowattHour.ToBase(In(id, "tariffUsdPerKilowattHour")), true);
}
