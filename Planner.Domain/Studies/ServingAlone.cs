using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Studies;

/// <summary>A scenario's serving works and nothing else: what answering costs, apart from what training and tuning do.</summary>
public static class ServingAlone
{
    /// <summary>The scenario with its serving works alone, each with the model that an option would have trained or tuned for it; null when it serves nothing, or nothing that a model is known for.</summary>
    public static Scenario? Of(Scenario scenario)
    {
        var application = scenario.Application;
        var own = application.Train.Select(work => work.Model).Concat(application.Tune.Select(work => work.Model)).FirstOrDefault();
        ImmutableArray<ServingWork> works = [.. application.Serve.Select(work => work with { Model = work.Model ?? own })];
        return works.IsEmpty || works.Any(work => work.Model is null)
            ? null
            : scenario with
            {
                Application = application with { Train = [], Tune = [], AverageUse = null, Serve = works },
                Options = [.. scenario.Options.Where(option => option.Enabled && !Tunes(option)).Select(option => option with { Accelerators = option.Kind == OptionKind.Api ? null : 1 })],
            };
    }

    // Without anything to tune, an option that does nothing else has no model to serve.
    private static bool Tunes(Option option) => option.Kind == OptionKind.FineTune || option.Approach == Approach.ManagedTuning;
}
