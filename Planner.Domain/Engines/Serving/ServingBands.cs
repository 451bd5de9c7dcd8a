using System;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Catalogue;
using Planner.Domain.Engines.Kernels;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Serving;

/// <summary>Kinds of runs whose residuals are alike.</summary>
public static class ServingRegimes
{
    public const string TimePerOutputToken = "time-per-output-token";
    public const string TimeToFirstToken = "time-to-first-token";
    public const string Power = "power";

    /// <summary>Throughput of dense models by generation, of models with experts in one.</summary>
    public static string Throughput(ServingJob job, Accelerator chip) =>
        job.Shape.Experts > 1 ? "throughput-experts" : $"throughput-dense-{chip.Generation}";
}

/// <summary>P10 and P90 of a serving estimate, from what was left over when each family of runs was kept out of the fit.</summary>
public static class ServingBands
{
    /// <summary>Bands by the name of the figure in the API; a figure that does not exist has none.</summary>
    public static ImmutableDictionary<string, ServingBand> Of(ServingEstimate<Real> estimate, string throughput, EngineSection section)
    {
        var bands = ImmutableDictionary.CreateBuilder<string, ServingBand>(StringComparer.Ordinal);
        void Add(string figure, Real value, string regime)
        {
            if (double.IsFinite(value.Value))
            {
                var band = Band(section, regime);
                bands[figure] = new ServingBand(value.Value * band.Low, value.Value * band.High);
            }
        }

        Add("outputTokensPerSecond", estimate.OutputTokensPerSecond, throughput);
        Add("timePerOutputTokenSeconds", estimate.TimePerOutputToken, ServingRegimes.TimePerOutputToken);
        Add("timeToFirstTokenSeconds", estimate.TimeToFirstToken, ServingRegimes.TimeToFirstToken);
        Add("powerWatts", estimate.Power, ServingRegimes.Power);
        return bands.ToImmutable();
    }

    // A generation without runs of its own gets the band of models with experts: the widest that was measured.
    private static ResidualBand Band(EngineSection section, string regime) =>
        section.Bands.Any(band => band.Regime == regime) ? section.Band(regime) : section.Band("throughput-experts");
}
