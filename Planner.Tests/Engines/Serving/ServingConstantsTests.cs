using System.Collections.Generic;
using System.Linq;
using Planner.Domain.Catalogue;
using Planner.Domain.Engines.Kernels;
using Planner.Domain.Engines.Serving;
using Planner.Domain.Numbers;
using Planner.Tests.Catalogue;
using Xunit;

namespace Planner.Tests.Engines.Serving;

public sealed class ServingConstantsTests
{
    private static readonly Accelerator s_chip = SeedCatalogue.Snapshot.Accelerators["rtx-pro-6000-96gb"];

    [Fact]
    public void The_most_particular_constant_is_taken()
    {
        var constants = Of("gemm", "gemm-fp4", "gemm-blackwell", "gemm-blackwell-fp4", "gemm-blackwell-pcie-fp4");

        Assert.Equal(4, constants.For("gemm", s_chip, "fp4").Value);
        Assert.Equal(2, constants.For("gemm", s_chip, "fp8").Value);
        Assert.Equal(1, constants.For("gemm", SeedCatalogue.Snapshot.Accelerators["tpu-v5p"], "fp4").Value);
        Assert.Equal(4, constants.For("gemm", s_chip, "fp4-blocks").Value);
        Assert.Equal(0, constants.For("gemm", "fp8").Value);
    }

    [Fact]
    public void A_key_that_does_not_exist_is_a_bug() => Assert.Throws<KeyNotFoundException>(() => Of("gemm").For("cache", s_chip));

    [Fact]
    public void Every_chip_of_the_catalogue_finds_all_its_constants()
    {
        foreach (var chip in SeedCatalogue.Snapshot.Accelerators.Values)
        {
            foreach (var format in System.Enum.GetValues<ServingFormat>())
            {
                var job = Servings.Job("llama-3-1-8b") with { Format = format, Engine = ServingEngine.Other };
                Assert.True(Servings.Step(job, Servings.Tensor(2), chip: chip).Decode(1).Value > 0, chip.Id);
            }
        }
    }

    [Fact]
    public void Young_software_is_slower_and_ripens()
    {
        var chip = SeedCatalogue.Snapshot.Accelerators["h100-sxm-80gb"];
        var job = Servings.Job("llama-3-1-8b");
        double[] years = [2023.5, 2024.5, 2025.5, 2026.5];
        var speeds = years.Select(year => EngineSpeed.Of(job with { SoftwareYear = year }, chip, Servings.Constants)).ToList();

        Assert.Equal(speeds.Order(), speeds);
        Assert.InRange(speeds[3] - speeds[2], 0, 0.1);
    }

    [Fact]
    public void A_shape_that_is_a_published_model_is_filled_from_it()
    {
        var filled = ShapeCompletion.Complete(new ModelShape { Parameters = 70.6e9, Layers = 80 }, SeedCatalogue.Snapshot.LanguageModels.Values);

        Assert.True(filled.Same);
        Assert.Equal(8192, filled.Shape.HiddenSize);
        Assert.Equal(8, filled.Shape.KeyValueHeads);
        Assert.Equal(8192, filled.Assumed["model.hiddenSize"]);
        Assert.False(filled.Assumed.ContainsKey("model.layers"));
    }

    [Fact]
    public void A_shape_between_models_is_scaled_to_its_parameters()
    {
        var filled = ShapeCompletion.Complete(new ModelShape { Parameters = 100e9 }, SeedCatalogue.Snapshot.LanguageModels.Values).Shape;
        var model = ServedModel.From(filled);

        Assert.InRange(model.LayerParameters, 90e9, 100e9);
        Assert.InRange(12.0 * filled.Layers!.Value * filled.HiddenSize!.Value * filled.HiddenSize.Value, 40e9, 160e9);
    }

    private static ServingConstants Of(params string[] keys) =>
        new("test", keys.Select((key, place) => KeyValuePair.Create(key, new Constant(place, Units.One, Labels.EngineConstant("serving", key, Units.One)))));
}
