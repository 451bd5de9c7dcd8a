using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Finance;

/// <summary>Owning against renting by the hour, without interest: what vendors' studies publish.</summary>
public static class OwnershipBreakEven
{
    /// <summary>
    /// Time of full use after which a purchase has earned itself back against renting, seconds. Where renting is not dearer than operating, owning never wins: the result is then
    /// infinite or negative.
    /// </summary>
    /// <param name="price">Purchase, US dollars.</param>
    /// <param name="rented">Rent, US dollars a second.</param>
    /// <param name="operating">Operating what is owned, US dollars a second.</param>
    public static T TimeOfUse<T>(T price, T rented, T operating)
        where T : struct, IReal<T> => (price / (rented - operating)).As(Labels.BreakEvenTime);

    /// <summary>Share of the hours of its life above which owning is cheaper than renting the hours used; above 1 it never is.</summary>
    /// <param name="price">Purchase, US dollars.</param>
    /// <param name="rented">Rent of an hour used, US dollars a second.</param>
    /// <param name="operating">Operating all hours, used or not, US dollars a second.</param>
    /// <param name="life">Seconds.</param>
    public static T ShareOfUse<T>(T price, T rented, T operating, T life)
        where T : struct, IReal<T> => ((price + (operating * life)) / (rented * life)).As(Labels.BreakEvenUse);
}
