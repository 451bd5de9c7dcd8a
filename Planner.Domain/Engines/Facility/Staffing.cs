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
    private static readonly Label s_siteCrew = new("site-crew", Units.One, "broadstaff-2025");
    private static readonly Constant s_referenceCrew = new(12, Units.One, s_siteCrew);
    private static readonly Constant s_referencePower = new(3, Units.Megawatt, new Label("site-crew-power", Units.Megawatt, "broadstaff-2025"));
    private static readonly Constant s_perThousand = new(2, Units.One, new Label("operators-per-thousand", Units.One));

    /// <summary>From 12 people at 1 to 5 MW to 50 in a hyperscale building of some 250 MW (0.2 a megawatt).</summary>
    private const double CrewExponent = 0.32;

    /// <summary>People who run the building: 12 at 3 MW of IT power, growing with its 0.32th power.</summary>
    public static T SiteCrew<T>(T itPower)
        where T : struct, IReal<T> =>
        (T.Of(s_referenceCrew) * T.Pow(itPower / T.Of(s_referencePower), CrewExponent)).As(Labels.SiteStaff);

    /// <summary>People who run the cluster: 2 per thousand accelerators, at least one.</summary>
    public static T Operators<T>(T accelerators)
        where T : struct, IReal<T> =>
        T.Max(1.0, T.Of(s_perThousand) * accelerators / 1000.0).As(Labels.OperationsStaff);
}
