using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Catalogue;
using Planner.Domain.Numbers;

namespace Planner.Domain.Plans;

/// <summary>The way from the decision to hardware in service.</summary>
/// <param name="Steps">In order, with what is critical on the central values.</param>
/// <param name="Ready">Seconds from the decision.</param>
public sealed record Timeline<T>(ImmutableArray<PlanStep<T>> Steps, T Ready)
    where T : struct, IReal<T>;

/// <summary>Lead times laid one after the other: what can run side by side does, and the longest decides.</summary>
public static class Timelines
{
    /// <summary>A hall, its equipment and its connection side by side; servers ordered to arrive when the hall is there; then racks, cables and burn-in.</summary>
    public static Timeline<T> Own<T>(DecidedSite site, PlanAssumptions assumptions, IReading<T> reading)
        where T : struct, IReal<T>
    {
        T start = 0;
        var steps = ImmutableArray.CreateBuilder<PlanStep<T>>();
        var construction = Read(site.Kind.BuildTime, reading);
        steps.Add(new(site.Colocated ? Labels.Contract : Labels.Construction, start, construction, false));
        var hall = construction;
        if (!site.Colocated && EquipmentLead(site, reading) is { } equipment)
        {
            steps.Add(new(Labels.EquipmentDelivery, start, equipment, false));
            hall = T.Max(hall, equipment);
        }

        if (site.NeedsGridConnection)
        {
            var grid = reading.Read(assumptions.GridConnectionTime);
            steps.Add(new(Labels.GridConnection, start, grid, false));
            hall = T.Max(hall, grid);
        }

        var delivery = reading.Read(assumptions.ServerLeadTime);
        steps.Add(new(Labels.Procurement, T.Max(0, hall - delivery), delivery, false));
        var arrival = T.Max(hall, delivery);
        var installation = reading.Read(assumptions.InstallationTime);
        steps.Add(new(Labels.InstallationTime, arrival, installation, false));
        return new Timeline<T>(steps.ToImmutable(), (arrival + installation).As(Labels.ReadyTime));
    }

    /// <summary>Quota, contract and moving in.</summary>
    public static Timeline<T> Rent<T>(PlanAssumptions assumptions, IReading<T> reading)
        where T : struct, IReal<T>
    {
        var contract = reading.Read(assumptions.ContractTime).As(Labels.ReadyTime);
        return new Timeline<T>([new(Labels.Contract, 0, contract, false)], contract);
    }

    /// <summary>An API can be called the same day.</summary>
    public static Timeline<T> Call<T>()
        where T : struct, IReal<T> => new([], 0);

    /// <summary>The steps of a plan with the critical ones marked: those whose end is the start of what follows, back from the end.</summary>
    public static ImmutableArray<PlanStep<T>> Mark<T>(ImmutableArray<PlanStep<T>> steps, ImmutableArray<PlanStep<Real>> central)
        where T : struct, IReal<T>
    {
        var critical = new bool[central.Length];
        var end = central.Length == 0 ? 0 : central.Max(End);
        for (var place = central.Length - 1; place >= 0; place--)
        {
            critical[place] = System.Math.Abs(End(central[place]) - end) < 1;
            end = critical[place] ? central[place].Start.Value : end;
        }

        return [.. steps.Select((step, place) => step with { Critical = critical[place] })];
    }

    private static double End(PlanStep<Real> step) => step.Start.Value + step.Duration.Value;

    // Transformers of the medium-voltage class come with the connection; switchgear, generators and cooling are ordered with the hall.
    private static T? EquipmentLead<T>(DecidedSite site, IReading<T> reading)
        where T : struct, IReal<T>
    {
        var leads = site.Facility.Chain.Where(part => part.Kind != "transformer").Select(part => part.LeadTime).Append(site.Facility.Cooling.LeadTime).OfType<Input>().ToArray();
        return leads.Length == 0 ? null : leads.Select(reading.Read).Aggregate(T.Max);
    }

    private static T Read<T>(Input? figure, IReading<T> reading)
        where T : struct, IReal<T> => figure is null ? 0 : reading.Read(figure);
}
