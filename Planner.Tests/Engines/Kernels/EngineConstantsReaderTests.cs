using System.IO;
using System.Linq;
using Planner.Domain.Engines.Kernels;
using Xunit;

namespace Planner.Tests.Engines.Kernels;

public sealed class EngineConstantsReaderTests
{
    private static readonly string s_text = File.ReadAllText(Repository.PathOf("seed-data/engine-constants.json"));

    [Fact]
    public void The_file_is_sound_and_reads_back_as_written()
    {
        var reading = EngineConstantsReader.Read(s_text);

        Assert.Empty(reading.Faults);
        Assert.Equal(EngineConstantsReader.Write(reading.Constants!), EngineConstantsReader.Write(EngineConstantsReader.Read(EngineConstantsReader.Write(reading.Constants!)).Constants!));
    }

    [Fact]
    public void All_faults_are_told_at_once()
    {
        var reading = EngineConstantsReader.Read("""
            {"version": "x", "serving": {"constants": [], "bands": [{"regime": "r", "rows": 1, "low": 2, "high": 1}], "errors": []}, "training": {"bands": [], "errors": [], "constants": [
              {"id": "a", "value": 3, "low": 1, "high": 2, "unit": "1", "meaning": "m", "fitted": "held", "rows": 0},
              {"id": "b", "value": 1, "low": 1, "high": 2, "unit": "furlong", "meaning": "m", "fitted": "held", "rows": 0},
              {"id": "c", "value": 1, "low": 1, "high": 2, "unit": "1", "meaning": "m", "fitted": "held", "rows": 0},
              {"id": "c", "value": 1, "low": 1, "high": 2, "unit": "1", "meaning": "m", "fitted": "held", "rows": 0}]}}
            """);

        Assert.Null(reading.Constants);
        Assert.Equal(4, reading.Faults.Length);
    }

    [Fact]
    public void An_unknown_field_is_refused() => Assert.NotEmpty(EngineConstantsReader.Read("""{"version": "x", "other": 1}""").Faults);

    [Fact]
    public void A_version_follows_the_values_and_nothing_else()
    {
        var constants = EngineConstantsReader.Read(s_text).Constants!;
        var id = constants.Training.Constants.Keys.First();
        var moved = constants.Training.Constants.ToDictionary(pair => pair.Key, pair => pair.Key == id ? pair.Value with { Value = pair.Value.Value * 1.01 } : pair.Value);
        var told = constants.Training.Constants.ToDictionary(pair => pair.Key, pair => pair.Value with { Meaning = "another word" });

        Assert.NotEqual(EngineConstantsReader.Version(constants), EngineConstantsReader.Version(constants with { Training = constants.Training with { Constants = moved } }));
        Assert.Equal(EngineConstantsReader.Version(constants), EngineConstantsReader.Version(constants with { Training = constants.Training with { Constants = told } }));
    }

    [Fact]
    public void A_regime_without_a_band_takes_the_widest()
    {
        var section = EngineSection.Empty with { Bands = [new("narrow", 30, 0.9, 1.1), new("wide", 30, 0.7, 1.2)] };

        Assert.Equal(0.9, section.Band("narrow").Low);
        Assert.Equal((0.7, 1.2), (section.Band("other").Low, section.Band("other").High));
    }
}
