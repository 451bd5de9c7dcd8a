using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Planner.Tests.Plans;
using Planner.Web.Components.Pages;
using Xunit;

namespace Planner.Tests.Components;

/// <summary>The page on accuracy accounts for every published run.</summary>
public sealed class MeasuredRunsTests
{
    private static readonly string[] s_tables = ["training-runs", "training-grid", "tuning-runs", "megatron-iterations", "serving-runs"];

    [Fact]
    public async Task Each_published_run_is_judged_or_set_aside_by_name()
    {
        var measured = await new MeasuredRuns(SeedGround.Ground).All();
        string[] shown = [.. measured.Training.Select(row => row.Run.Id), .. measured.Serving.Select(row => row.Run.Id), .. measured.SetAside.Select(run => run.Id)];
        string[] published = [.. s_tables.SelectMany(table => File.ReadLines(Repository.PathOf($"seed-data/published/{table}.csv")).Skip(1)).Select(line => line.Split(',')[0])];

        Assert.Empty(published.Except(shown));
        Assert.Empty(measured.SetAside.Select(run => run.Id).Intersect(measured.Training.Select(row => row.Run.Id).Concat(measured.Serving.Select(row => row.Run.Id))));
        Assert.Contains("opt-175b-days", measured.SetAside.Select(run => run.Id));
        Assert.All(measured.SetAside, run => Assert.NotEmpty(run.Source));
    }
}
