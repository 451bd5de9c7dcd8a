using System.Collections.Generic;
using System.Linq;
using Planner.Domain.Catalogue;
using Planner.Tests.Structure;
using Xunit;

namespace Planner.Tests.Catalogue;

/// <summary>Names in the seed data are English; what stands on the page has a name in each language. Names of products and firms stay as they are.</summary>
public sealed class CatalogueTextsTests
{
    [Fact]
    public void Every_assumption_has_a_name_in_the_texts() =>
        Rule.Holds(SeedCatalogue.Snapshot.Assumptions.Keys.Where(id => !TextFiles.Keys.Contains(id)));

    [Fact]
    public void Every_part_that_is_no_product_has_a_name_in_the_texts() => Rule.Holds(
        Parts("cooling", SeedCatalogue.Snapshot.Cooling.Values)
            .Concat(Parts("power", SeedCatalogue.Snapshot.Power.Values))
            .Concat(Parts("storage", SeedCatalogue.Snapshot.Storage.Values))
            .Concat(Parts("facility", SeedCatalogue.Snapshot.Facility.Values))
            .Concat(Parts("regions", SeedCatalogue.Snapshot.Regions.Values))
            .Where(key => !TextFiles.Keys.Contains(key)));

    private static IEnumerable<string> Parts(string kind, IEnumerable<IPart> parts) => parts.Select(part => $"{kind}/{part.Id}");
}
