using System;
using System.Collections.Immutable;
using System.Linq;
using System.Text.Json;
using Planner.Domain.Catalogue;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;

namespace Planner.Web.Api;

/// <summary>What <c>POST /api/v1/fabric</c> takes: nodes, accelerators per node and design are required.</summary>
public sealed record FabricRequest
{
    /// <summary>Servers.</summary>
    public int? Nodes { get; init; }

    public int? AcceleratorsPerNode { get; init; }

    /// <summary>Id of a fabric design of the catalogue.</summary>
    public string? Design { get; init; }

    /// <summary><c>railOptimised</c>, <c>railOnly</c> or <c>byRack</c>; by rails unless said.</summary>
    public string? Topology { get; init; }

    /// <summary>Bandwidth into the uppermost tier over bandwidth out of it, 1 to 100; 1 unless said.</summary>
    public double? Oversubscription { get; init; }
}

/// <summary>What <c>POST /api/v1/fabric</c> gives: counts of the compute fabric alone.</summary>
public sealed record FabricReply(
    int LeafSwitches,
    int SpineSwitches,
    int CoreSwitches,
    int NodeLeafCables,
    int LeafSpineCables,
    int SpineCoreCables,
    int Transceivers,
    double PowerWatts,
    double? CostUsd,
    double? CostUsdLow,
    double? CostUsdHigh,
    bool Feasible,
    int Tiers,
    double Oversubscription,
    ImmutableArray<FindingReply> Findings)
{
    private static readonly string[] s_topologies = [.. Enum.GetNames<FabricTopology>().Select(JsonNamingPolicy.CamelCase.ConvertName)];

    /// <summary>By which rule the counts are made: <c>servers</c>, <c>rackGroups</c> (GB200 NVL72, two scalable units and more) or <c>trays</c>.</summary>
    public string Rule { get; init; } = "servers";

    /// <summary>Id of the source in which the rule's counts are published; null: the rule is ours and unverified.</summary>
    public string? RuleSource { get; init; }

    /// <summary>The answer, or all problems of the question.</summary>
    public static (object? Answer, ImmutableArray<Problem> Problems) Ask(FabricRequest request, CatalogueSnapshot catalogue)
    {
        var topology = Array.FindIndex(s_topologies, name => name == (request.Topology ?? s_topologies[0]));
        var question = new FabricQuestion(request.Nodes ?? 1, request.AcceleratorsPerNode ?? 1, request.Design ?? "")
        {
            Topology = (FabricTopology)Math.Max(0, topology),
            Oversubscription = request.Oversubscription ?? 1,
        };
        ImmutableArray<Problem> missing =
        [
            .. Missing(request).Select(path => new Problem(path, "required", [])),
            .. topology < 0 ? [new Problem("topology", "unknown-word", [string.Join(", ", s_topologies)])] : ImmutableArray<Problem>.Empty,
        ];
        var problems = ProblemList.Merge(missing, question.Problems(catalogue));
        return problems.IsEmpty ? (Of(question.Answer(catalogue)), []) : (null, problems);
    }

    private static string[] Missing(FabricRequest request) =>
    [
        .. request.Nodes is null ? ["nodes"] : Enumerable.Empty<string>(),
        .. request.AcceleratorsPerNode is null ? ["acceleratorsPerNode"] : Enumerable.Empty<string>(),
        .. request.Design is null ? ["design"] : Enumerable.Empty<string>(),
    ];

    private static FabricReply Of(FabricAnswer answer) => new(
        answer.Tree.LeafSwitches,
        answer.Tree.SpineSwitches,
        answer.Tree.CoreSwitches,
        answer.Tree.NodeLeafCables,
        answer.Tree.LeafSpineCables,
        answer.Tree.SpineCoreCables,
        answer.Tree.Transceivers,
        answer.PowerWatts,
        answer.CostUsd,
        answer.CostRange?.Low,
        answer.CostRange?.High,
        answer.Tree.Fits,
        answer.Tree.Tiers,
        answer.Tree.Oversubscription,
        [.. answer.Findings.Select(FindingReply.Of)])
    {
        Rule = JsonNamingPolicy.CamelCase.ConvertName(answer.Tree.Rule.ToString()),
        RuleSource = answer.Tree.RuleSource,
    };
}
