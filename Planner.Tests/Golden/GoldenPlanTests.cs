using System.Collections.Generic;
using System.Linq;
using Planner.Domain.Plans;
using Planner.Tests.Plans;
using Xunit;

namespace Planner.Tests.Golden;

public class GoldenPlanTests
{
    public static IEnumerable<TheoryDataRow<string>> Examples() => SeedGround.ExampleNames.Select(name => new TheoryDataRow<string>(name));

    [Theory]
    [MemberData(nameof(Examples))]
    public void Plans_of_an_example_are_as_they_were_read(string name) =>
        GoldenFile.Match(name, PlanTable.Of(PlanBuilder.Compare(SeedGround.Example(name), SeedGround.Ground)));
}
