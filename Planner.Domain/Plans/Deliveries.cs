using System;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Engines;
using Planner.Domain.Engines.Costs;
using Planner.Domain.Numbers;

namespace Planner.Domain.Plans;

/// <summary>What arrived in a month, at its price.</summary>
internal sealed record Delivery<T>(int Month, T Value)
    where T : struct, IReal<T>;

/// <summary>Hardware by the months in which it comes: what is paid, lent, taxed or licensed for it begins with it, not with the first delivery.</summary>
internal static class Deliveries
{
    /// <summary>Purchases of each delivery, the first on top; what is bought later in place of older hardware is no delivery.</summary>
    public static ImmutableArray<Delivery<T>> Of<T>(ImmutableArray<CostLine<T>> purchases)
        where T : struct, IReal<T> =>
        [.. purchases.Where(line => !line.IsRefresh).GroupBy(line => line.FirstMonth).OrderBy(month => month.Key).Select(month => new Delivery<T>(month.Key, Purchasing.Value<T>([.. month])))];

    /// <summary>First month of service of what arrives in a month.</summary>
    public static int ServiceFrom(OptionDecisions option, int month) => option.ReadyMonth + month - option.Site!.DeliveryMonth;

    /// <summary>Accelerators that enter service in each month, within the horizon; together no more than the option has.</summary>
    public static ImmutableArray<(int Month, int Accelerators)> InService(OptionDecisions option)
    {
        var site = option.Site!;
        var added = ImmutableArray.CreateBuilder<(int, int)>();
        var standing = 0;
        foreach (var stage in site.Stages)
        {
            var more = Math.Min(option.Accelerators, standing + (stage.Servers * site.Server.Accelerators)) - standing;
            if (more > 0 && option.ReadyMonth + stage.Month < option.HorizonMonths)
            {
                added.Add((option.ReadyMonth + stage.Month, more));
            }

            standing += more;
        }

        return added.ToImmutable();
    }

    /// <summary>Servers delivered within the horizon, spares left out.</summary>
    public static int Servers(OptionDecisions option) => option.Site!.Stages.Where(stage => option.Site.DeliveryMonth + stage.Month < option.HorizonMonths).Sum(stage => stage.Servers);
}
