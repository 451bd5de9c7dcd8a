using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Facility;

/// <summary>What taking a cluster down comes to.</summary>
/// <param name="Mass">That leaves the hall, kilogram.</param>
/// <param name="Duration">Second.</param>
public sealed record Decommissioning<T>(T Mass, T Duration)
    where T : struct, IReal<T>;

/// <summary>The end of a site.</summary>
public static class SiteEnd
{
    private static readonly Constant s_rack = new(RackPacking.EmptyRackKilograms, Units.Kilogram, new Label("empty-rack-mass", Units.Kilogram));

    /// <summary>Mass and time of taking down so many servers in so many racks.</summary>
    /// <param name="servers">Servers.</param>
    /// <param name="serverMass">Of one, kilogram.</param>
    /// <param name="racks">Racks.</param>
    /// <param name="rackingTime">That it took to put them in, second.</param>
    /// <param name="share">Of that, which taking them out takes.</param>
    public static Decommissioning<T> TakeDown<T>(T servers, T serverMass, T racks, T rackingTime, T share)
        where T : struct, IReal<T> => new(
            ((servers * serverMass) + (racks * T.Of(s_rack))).As(Labels.RemovedMass),
            (rackingTime * share).As(Labels.TakeDownTime));
}
