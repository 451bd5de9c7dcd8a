using System.Linq;
using Planner.Domain.Engines.Kernels;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Tests.Plans;
using Xunit;

namespace Planner.Tests.Engines.Kernels;

public class CheckpointsTests
{
    /// <summary>BLOOM's authors state 2.3 TB for 176 billion parameters.</summary>
    [Fact]
    public void A_checkpoint_holds_weights_and_optimiser_state_of_what_is_trained()
    {
        Assert.Equal(2.3e12, Checkpoints.Size<Real>(176.2e9, SeedGround.Ground.Catalogue.Assumptions["checkpoint-bytes-per-parameter"].Figure.Central).Value, 0.01e12);
    }

    /// <summary>Adapters of rank 16 beside 70 billion frozen parameters are some 200 million.</summary>
    [Fact]
    public void A_run_of_adapters_writes_adapters_and_not_the_model()
    {
        var scenario = SeedGround.Example("llama-70b-documents");
        var decisions = PlanBuilder.Decide(scenario, SeedGround.Ground);
        var job = decisions.Options.SelectMany(option => option.Runs).Select(runs => runs.Job.Job).First(job => job.Frozen);

        Assert.InRange(job.TrainedParameters, 1e8, 4e8);
        Assert.Equal(job.Model.Parameters, (job with { Method = Planner.Domain.Engines.Training.TrainingMethod.Full }).TrainedParameters);
    }
}
