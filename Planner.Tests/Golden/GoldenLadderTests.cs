using System.Collections.Generic;
using System.Linq;
using Planner.Domain.Studies.Ladder;
using Planner.Tests.Plans;
using Xunit;

namespace Planner.Tests.Golden;

public class GoldenLadderTests
{
    public static IEnumerable<TheoryDataRow<string>> Examples() => SeedGround.ExampleNames.Select(name => new TheoryDataRow<string>(name));

    [Theory]
    [MemberData(nameof(Examples))]
    public void The_ladder_of_an_example_is_as_it_was_read(string name) =>
        GoldenFile.Match("ladder-" + name, LadderTable.Of(LadderBuilder.Build(SeedGround.Example(name), SeedGround.Ground, cancellation: TestContext.Current.CancellationToken)));
}
