using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Scenarios;
using Planner.Tests.Plans;
using Planner.Web.Components.Results;
using Planner.Web.Display;
using Xunit;

namespace Planner.Tests.Components;

public class OptionNamesTests
{
    private static readonly Wording s_words = Wording.In(Language.English);

    [Fact]
    public void Options_of_one_kind_are_told_apart_by_what_differs()
    {
        var names = Names(Of("a") with { Fabric = "roce-400" }, Of("b") with { Fabric = "infiniband-ndr-400" });
        Assert.Equal(2, names.Distinct().Count());
        Assert.All(names, name => Assert.StartsWith("Build on premises, ", name, System.StringComparison.Ordinal));
        Assert.Contains("InfiniBand", names[1], System.StringComparison.Ordinal);
    }

    [Fact]
    public void Options_that_differ_in_nothing_are_numbered() =>
        Assert.Equal(["Build on premises, 1", "Build on premises, 2"], Names(Of("a"), Of("b")));

    [Fact]
    public void A_name_of_ones_own_stands_alone() =>
        Assert.Equal(["Ours", "Build on premises"], Names(Of("a") with { Name = "Ours" }, Of("b")));

    private static Option Of(string id) => new() { Id = id, Kind = OptionKind.Build };

    private static ImmutableArray<string> Names(params Option[] options) =>
        [.. options.Select(option => OptionNames.Full(option, options, SeedGround.Ground.Catalogue, s_words))];
}
