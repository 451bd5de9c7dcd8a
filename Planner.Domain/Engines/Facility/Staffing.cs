using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Facility;

/// <summary>People, in full-time equivalents.</summary>
/// <param name="Site">Shifts that run the building; none in colocation.</param>
/// <param name="Operations">Engineers who run the cluster.</param>
public sealed record StaffCount<T>(T Site, T Operations)
    where T : struct, IReal<T>;

/// <summary>People by size of site and cluster.</summary>
public static class Staffing
{
    // Powers of the sites that published crews run: 1 to 5 MW, and a hyperscale building.
    private static readonly Constant s_smallPower = new(3, Units.Megawatt, new Label("site-crew-power", Units.Megawatt, "broadstaff-2025"));
    private static readonly Constant s_hyperscalePower = new(250, Units.Megawatt, new Label("hyperscale-building-power", Units.Megawatt, "unanswered-io"));

    /// <summary>People who run the building: through the crews published for 3 and for 250 MW of IT power, in a power law.</summary>
    /// <param name="itPower">Nameplate, watt.</param>
    /// <param name="small">Crew at 3 MW.</param>
    /// <param name="hyperscale">Crew at 250 MW.</param>
    public static T SiteCrew<T>(T itPower, T small, T hyperscale)
        where T : struct, IReal<T>
    {
        var exponent = T.Log(hyperscale / small) / T.Log(T.Of(s_hyperscalePower) / T.Of(s_smallPower));
        return (small * T.Pow(itPower / T.Of(s_smallPower), exponent)).As(Labels.SiteStaff);
    }

    /// <summary>People who run the cluster, at least one.</summary>
    /// <param name="accelerators">Accelerators.</param>
    /// <param name="perThousand">People for a thousand of them.</param>
    public static T Operators<T>(T accelerators, T perThousand)
        where T : struct, IReal<T> =>
        T.Max(1.0, perThousand * accelerators / 1000.0).As(Labels.OperationsStaff);
}
