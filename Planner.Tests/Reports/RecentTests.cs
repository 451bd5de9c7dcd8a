using System.Threading;
using System.Threading.Tasks;
using Planner.Domain.Scenarios;
using Planner.Tests.Plans;
using Planner.Web.Components.Pages;
using Planner.Web.Components.Results;
using Planner.Web.Reports;
using Xunit;

namespace Planner.Tests.Reports;

/// <summary>What a click on a figure waits for: what its own figure rests on, and that once.</summary>
public sealed class RecentTests
{
    [Fact]
    public void Each_key_is_computed_once_and_the_oldest_goes_first()
    {
        var (recent, computed) = (new Recent<int, int>(2), 0);
        int Of(int key) => recent.Of(key, asked =>
        {
            computed++;
            return 10 * asked;
        });

        Assert.Equal([10, 20, 10], [Of(1), Of(2), Of(1)]);
        Assert.Equal(2, computed);
        Assert.Equal([30, 10, 20], [Of(3), Of(1), Of(2)]);
        Assert.Equal(4, computed);
    }

    [Fact]
    public async Task Another_key_does_not_wait_for_one_that_takes_long()
    {
        var (recent, begun, end) = (new Recent<string, string>(4), new ManualResetEventSlim(), new ManualResetEventSlim());
        var stop = TestContext.Current.CancellationToken;
        var slow = Task.Run(() => recent.Of("slow", key =>
        {
            begun.Set();
            end.Wait(stop);
            return key;
        }), stop);
        begun.Wait(stop);

        Assert.Equal("quick", recent.Of("quick", key => key));
        Assert.False(slow.IsCompleted);
        end.Set();
        Assert.Equal("slow", await slow);
    }

    [Fact]
    public void A_scenario_that_is_opened_again_finds_its_explanations()
    {
        var shelf = new ExplanationShelf(new MeasuredRuns(SeedGround.Ground));
        var (first, again) = (SeedGround.Example("dgx-a100-500"), SeedGround.Example("dgx-a100-500"));
        Assert.NotSame(first, again);

        Assert.Same(shelf.Of(first, SeedGround.Ground), shelf.Of(again, SeedGround.Ground));
        Assert.NotSame(shelf.Of(first, SeedGround.Ground), shelf.Of(first with { Terms = first.Terms with { HorizonMonths = 12 } }, SeedGround.Ground));
    }

    [Fact]
    public void Studies_from_before_an_edit_explain_nothing_of_the_edited_plan()
    {
        var before = new StudyResults(null, null, null) { Pairs = [], Complete = true };
        Assert.Same(before, before.Own);

        var earlier = before.AsEarlier();
        Assert.Null(earlier.Own);
        var part = new StudyResults(null, null, null) { TippingPoints = [] };
        var shown = part.Over(earlier);
        Assert.NotNull(shown.Pairs);
        Assert.Same(part, shown.Own);
        Assert.Null(shown.AsEarlier().Own);
    }
}
