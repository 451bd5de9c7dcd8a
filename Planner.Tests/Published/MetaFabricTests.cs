using Planner.Domain.Catalogue;
using Planner.Domain.Engines.Fabric;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;
using Planner.Tests.Catalogue;
using Xunit;

namespace Planner.Tests.Published;

/// <summary>Meta's two clusters of 24,576 H100, one on RoCE and one on InfiniBand, 7:1 oversubscribed between pods; both ran large models equally well.</summary>
public sealed class MetaFabricTests
{
    private const int Nodes = 3072;
    private static readonly CatalogueSnapshot s_catalogue = SeedCatalogue.Snapshot;

    [Fact]
    public void Both_fabrics_have_bills_power_and_prices()
    {
        var infiniband = new FabricQuestion(Nodes, 8, "infiniband-ndr-400").Answer(s_catalogue);
        var roce = new FabricQuestion(Nodes, 8, "roce-tomahawk-5-400").Answer(s_catalogue);

        Assert.Equal((768, 768, 384), (infiniband.Tree.LeafSwitches, infiniband.Tree.SpineSwitches, infiniband.Tree.CoreSwitches));
        Assert.Equal((384, 384, 192), (roce.Tree.LeafSwitches, roce.Tree.SpineSwitches, roce.Tree.CoreSwitches));
        Assert.Equal(infiniband.Tree.NodeLeafCables, roce.Tree.NodeLeafCables);
        Assert.True(roce.PowerWatts < infiniband.PowerWatts);
    }

    // Published for whole networks: InfiniBand 4,000 USD an accelerator, Ethernet 800 to 2,500 (research note of 2026); both for two tiers.
    [Fact]
    public void Two_tiers_cost_an_accelerator_what_is_published_and_infiniband_costs_more()
    {
        var infiniband = PerAccelerator("infiniband-ndr-400", 256);
        var roce = PerAccelerator("roce-tomahawk-5-400", 1024);

        Assert.InRange(infiniband.CostUsd, 4_000 * 0.75, 4_000 * 1.25);
        Assert.InRange(roce.CostUsd, 800, 2_500 * 1.05);
        Assert.True(PerAccelerator("infiniband-ndr-400", Nodes).CostUsd > PerAccelerator("roce-tomahawk-5-400", Nodes).CostUsd);
    }

    [Fact]
    public void Unverified_prices_leave_a_range_in_which_the_order_of_money_is_open()
    {
        var infiniband = new FabricQuestion(Nodes, 8, "infiniband-ndr-400").Answer(s_catalogue);
        var roce = new FabricQuestion(Nodes, 8, "roce-tomahawk-5-400").Answer(s_catalogue);

        Assert.All([infiniband, roce], answer => Assert.True(answer.CostRange!.Low < answer.CostUsd && answer.CostUsd < answer.CostRange.High));
        Assert.True(roce.CostRange!.High > infiniband.CostRange!.Low);
    }

    private static (double CostUsd, double Watts) PerAccelerator(string design, int nodes)
    {
        var answer = new FabricQuestion(nodes, 8, design).Answer(s_catalogue);
        return (answer.CostUsd!.Value / (nodes * 8), answer.PowerWatts / (nodes * 8));
    }

    [Fact]
    public void Ring_collectives_get_the_whole_link_in_spite_of_oversubscription()
    {
        var design = s_catalogue.Network["infiniband-ndr-400"];
        var bandwidth = FabricBandwidth.Of(FatTree.Of(Nodes, 8, design, oversubscription: 7), design, CentralReading.Instance);

        Assert.Equal(50e9, bandwidth.Ring.Value, 0);
        Assert.True(bandwidth.AllToAll.Value < bandwidth.Ring.Value / 6);
    }

    [Theory]
    [InlineData(0, 8, "infiniband-ndr-400", "nodes")]
    [InlineData(8, 0, "infiniband-ndr-400", "acceleratorsPerNode")]
    [InlineData(8, 8, "token-ring", "design")]
    public void What_is_wrong_with_a_question_is_said_at_its_field(int nodes, int perNode, string design, string path) =>
        Assert.Equal(path, Assert.Single(new FabricQuestion(nodes, perNode, design).Problems(s_catalogue)).Path);

    [Fact]
    public void Rails_that_never_meet_and_a_shared_tier_are_counted_on_request()
    {
        var full = new FabricQuestion(Nodes, 8, "roce-tomahawk-5-400");
        FatTree Tree(FabricQuestion question) => question.Answer(s_catalogue).Tree;

        Assert.Equal(7, Tree(full with { Oversubscription = 7 }).Oversubscription);
        Assert.True(Tree(full with { Oversubscription = 7 }).Switches < Tree(full).Switches);
        Assert.True(Tree(full with { Topology = FabricTopology.RailOnly }).Switches < Tree(full).Switches);
        Assert.Equal("oversubscription", Assert.Single((full with { Oversubscription = double.NaN }).Problems(s_catalogue)).Path);
    }

    [Fact]
    public void A_missing_price_leaves_the_cost_open() => Assert.Null(new FabricQuestion(Nodes, 8, "efa-p5").Answer(s_catalogue).CostUsd);
}
