using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Planner.Domain.Studies;
using Planner.Web.Components.Results;
using Planner.Web.Sessions;
using Xunit;

namespace Planner.Tests.Sessions;

public sealed class SharedMapTests
{
    [Fact]
    public async Task Two_people_see_the_same_decision_map_before_and_after_an_edit_of_one()
    {
        using var room = await PlanningRoom.Open("dgx-a100-500");
        using var one = await room.Enter();
        using var other = await room.Enter();
        var before = await MapOf(one);
        AssertSame(before, await MapOf(other));

        Assert.Empty(await one.Edit("options[build].accelerators", 2_000));
        var maps = await Task.WhenAll(MapOf(one), MapOf(other));
        AssertSame(maps[0], maps[1]);
        // The edit shows: otherwise two maps that never change would pass.
        Assert.Contains(maps[0].Rows.Zip(before.Rows), rows => !rows.First.SequenceEqual(rows.Second));
    }

    private static async Task<MapStudy> MapOf(IPlanningSession session)
    {
        var answer = await session.CurrentAnswer();
        return await Task.Run(() => StudyResults.Draw(answer.Scenario, answer.Ground, DecisionMap.UsualInputs(answer.Scenario), CancellationToken.None)!);
    }

    private static void AssertSame(MapStudy one, MapStudy other)
    {
        Assert.Equal(one.Across.Values, other.Across.Values);
        Assert.Equal(one.Up.Values, other.Up.Values);
        Assert.All(one.Rows.Zip(other.Rows), rows => Assert.Equal(rows.First, rows.Second));
    }
}
