using System.Collections.Immutable;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Facility;

/// <summary>A month of a hall before anything is known of its load.</summary>
/// <param name="Cooling">What cooling takes.</param>
/// <param name="Chain">What carries the power.</param>
/// <param name="FullPue">PUE at nameplate.</param>
internal readonly record struct HallMonth<T>(CoolingMonth<T> Cooling, HallChain<T> Chain, T FullPue)
    where T : struct, IReal<T>;

/// <summary>The power chain of a hall, sized.</summary>
/// <param name="Indoor">Racks, distribution and UPS.</param>
/// <param name="Transformers">That carry cooling as well.</param>
/// <param name="CoolingShare">Cooling power over what the indoor stages take.</param>
internal sealed record HallChain<T>(ImmutableArray<RatedStage<T>> Indoor, ImmutableArray<RatedStage<T>> Transformers, T CoolingShare)
    where T : struct, IReal<T>
{
    /// <summary>Power flow at an IT power in watt: racks, distribution, UPS; cooling joins them; the transformer carries all.</summary>
    public PowerFlow<T> At(T it)
    {
        var stages = ImmutableArray.CreateBuilder<PowerStage<T>>(Indoor.Length + Transformers.Length);
        var power = Through(Indoor, it, stages);
        var cooling = power * CoolingShare;
        var carried = Through(Transformers, power + cooling, stages);
        return new(power - it, cooling, carried - power - cooling, carried, stages.MoveToImmutable());
    }

    private static T Through(ImmutableArray<RatedStage<T>> chain, T power, ImmutableArray<PowerStage<T>>.Builder stages)
    {
        foreach (var part in chain)
        {
            var stage = part.At(power);
            stages.Add(stage);
            power = stage.In;
        }

        return power;
    }
}

/// <summary>Where power goes at a load, watt.</summary>
/// <param name="IndoorLosses">Losses that cooling must remove as well.</param>
/// <param name="Cooling">Of cooling.</param>
/// <param name="TransformerLosses">Outside.</param>
/// <param name="Facility">What the grid delivers.</param>
/// <param name="Stages">Racks first.</param>
internal sealed record PowerFlow<T>(T IndoorLosses, T Cooling, T TransformerLosses, T Facility, ImmutableArray<PowerStage<T>> Stages)
    where T : struct, IReal<T>;
