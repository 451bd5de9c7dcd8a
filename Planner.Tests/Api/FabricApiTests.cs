using System.Linq;
using Planner.Tests.Catalogue;
using Planner.Web.Api;
using Xunit;

namespace Planner.Tests.Api;

/// <summary>The answer of <c>POST /api/v1/fabric</c>: counts, the rule behind them, and what a question may add.</summary>
public sealed class FabricApiTests
{
    private static readonly FabricRequest s_request = new() { Nodes = 16, AcceleratorsPerNode = 72, Design = "infiniband-ndr-400" };

    [Theory]
    [InlineData(127, 8, "servers", "nvidia-superpod-h100", false)]
    [InlineData(16, 72, "rackGroups", "nvidia-superpod-gb200", false)]
    [InlineData(4, 72, "trays", null, true)]
    public void The_rule_of_the_counts_and_its_source_are_named(int nodes, int perNode, string rule, string? source, bool unverified)
    {
        var reply = Reply(s_request with { Nodes = nodes, AcceleratorsPerNode = perNode });

        Assert.Equal((rule, source), (reply.Rule, reply.RuleSource));
        Assert.Equal(unverified, reply.Findings.Any(finding => finding.Code == "fabric-counts-unverified"));
    }

    [Fact]
    public void Topology_and_oversubscription_may_be_asked_for()
    {
        var full = Reply(s_request with { Nodes = 128, AcceleratorsPerNode = 8 });
        var half = Reply(s_request with { Nodes = 128, AcceleratorsPerNode = 8, Oversubscription = 2 });
        var rails = Reply(s_request with { Nodes = 128, AcceleratorsPerNode = 8, Topology = "railOnly" });

        Assert.Equal((16, 8), (full.SpineSwitches, half.SpineSwitches));
        Assert.Equal(2, half.Oversubscription);
        Assert.True(rails.LeafSwitches + rails.SpineSwitches <= full.LeafSwitches + full.SpineSwitches);
    }

    [Fact]
    public void Wrong_words_and_figures_are_named_at_their_fields()
    {
        var (answer, problems) = FabricReply.Ask(s_request with { Topology = "star", Oversubscription = 0.5, Nodes = null }, SeedCatalogue.Snapshot);

        Assert.Null(answer);
        Assert.Equal(["nodes", "oversubscription", "topology"], problems.Select(problem => problem.Path).Order());
    }

    private static FabricReply Reply(FabricRequest request) => Assert.IsType<FabricReply>(FabricReply.Ask(request, SeedCatalogue.Snapshot).Answer);
}
