using System.Collections.Generic;
using System.Linq;
using Planner.Domain.Engines.Kernels;
using Planner.Domain.Engines.Training;
using Planner.Domain.Numbers;
using Xunit;

namespace Planner.Tests.Engines.Training;

public sealed class FabricComparisonTests
{
    [Fact]
    public void A_faster_fabric_saves_days_and_an_oversubscribed_one_costs_them()
    {
        var runs = Compare(CentralReading.Instance).ToDictionary(run => run.Name, run => run.Elapsed.Value);

        Assert.True(runs["800"] < runs["400"]);
        Assert.True(runs["400"] < runs["400, two to one"]);
    }

    [Fact]
    public void The_fastest_fabric_has_nothing_extra_and_the_others_pay_for_all_accelerators()
    {
        var runs = Compare(CentralReading.Instance);
        var slowest = runs.MaxBy(run => run.Elapsed.Value)!;

        Assert.Equal(0, runs.Min(run => run.Extra.Value));
        Assert.Equal(slowest.Extra.Value * 1024, slowest.ExtraAcceleratorTime.Value, 1e-6);
    }

    [Fact]
    public void The_comparison_agrees_in_all_readings() => AllReadings.Agree(new Elapsed());

    private static IReadOnlyList<FabricRun<T>> Compare<T>(IReading<T> reading)
        where T : struct, IReal<T>
    {
        var (job, cluster, _) = TrainingCase.Filled(TrainingCase.Gpt3(1024));
        var slow = TrainingCase.Catalogue.Network["infiniband-ndr-400"].BandwidthPerAccelerator;
        var fast = TrainingCase.Catalogue.Network["infiniband-xdr-800"].BandwidthPerAccelerator;
        (string, FabricLink)[] fabrics =
        [
            ("400", new(slow, null, "infiniband")),
            ("800", new(fast, null, "infiniband")),
            ("400, two to one", new(slow, Figures.Of("fabric-oversubscription", 2, Units.One), "infiniband")),
        ];
        return FabricComparison.Compare(job, cluster, fabrics, RunConditions.From(TrainingCase.Catalogue), TrainingCase.Constants.Training, reading);
    }

    private sealed class Elapsed : IEngineFormula
    {
        public IEnumerable<T> Compute<T>(IReading<T> reading)
            where T : struct, IReal<T> => Compare(reading).Select(run => run.Elapsed);
    }
}
