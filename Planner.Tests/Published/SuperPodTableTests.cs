using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Planner.Domain.Engines.Fabric;
using Planner.Tests.Catalogue;
using Xunit;

namespace Planner.Tests.Published;

/// <summary>The table of reference architectures, counted with the designs that the catalogue ships.</summary>
public sealed class SuperPodTableTests
{
    public static IEnumerable<TheoryDataRow<string>> Rows() => PublishedTable.Read("superpod.csv").Select(row => new TheoryDataRow<string>(row["id"]));

    [Theory]
    [MemberData(nameof(Rows))]
    public void Switches_and_cables_are_the_published_ones(string id)
    {
        var row = PublishedTable.Read("superpod.csv").Single(row => row["id"] == id);
        int Count(string column) => int.Parse(row[column], CultureInfo.InvariantCulture);

        var tree = FatTree.Of(Count("nodes"), 8, SeedCatalogue.Snapshot.Network[DesignOf(row["source"])]);

        Assert.Equal(
            (Count("leaf"), Count("spine"), Count("core"), Count("node_leaf_cables"), Count("leaf_spine_cables"), Count("spine_core_cables")),
            (tree.LeafSwitches, tree.SpineSwitches, tree.CoreSwitches, tree.NodeLeafCables, tree.LeafSpineCables, tree.SpineCoreCables));
    }

    private static string DesignOf(string source) =>
        source.Contains("Spectrum-X", System.StringComparison.Ordinal) ? "roce-spectrum-x-800"
        : source.Contains("XDR", System.StringComparison.Ordinal) ? "infiniband-xdr-800"
        : "infiniband-ndr-400";
}
