using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.Intrinsics;
using System.Threading;
using System.Threading.Tasks;
using Planner.Domain.Engines.Costs;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Studies;

/// <summary>What it costs to own so many accelerators and to rent the rest by the hour.</summary>
/// <param name="Accelerators">Owned.</param>
/// <param name="Expected">Mean present value over all draws, US dollars before tax.</param>
/// <param name="PresentValue">P10, P50 and P90.</param>
/// <param name="Central">On the likely values.</param>
public sealed record OwnedSize(int Accelerators, double Expected, Band PresentValue, double Central);

/// <summary>The cost of having chosen for another demand than comes.</summary>
/// <param name="Demand">Accelerators that work in the mean month when all inputs of demand lie at this end of their range.</param>
/// <param name="RightSize">The owned size that would then cost least.</param>
/// <param name="Regret">What the chosen size then costs more than that one, US dollars.</param>
public sealed record WrongDemand(double Demand, int RightSize, double Regret);

/// <summary>How much to own.</summary>
/// <param name="OptionId">The option whose base is sized.</param>
/// <param name="Sizes">Sizes that can do the work, rising.</param>
/// <param name="Best">The size with the least expected cost.</param>
/// <param name="CentralBest">The size that would cost least if demand were certain.</param>
/// <param name="DemandByMonth">Accelerators at work in each month, P10, P50 and P90.</param>
/// <param name="Low">Demand at its P10: too much is owned.</param>
/// <param name="High">Demand at its P90: too much is rented.</param>
public sealed record HybridStudy(
    string OptionId, ImmutableArray<OwnedSize> Sizes, int Best, int CentralBest, ImmutableArray<Band> DemandByMonth, WrongDemand Low, WrongDemand High)
{
    /// <summary>A price is missing: the costs are at least that, and how much to own may come out otherwise with it.</summary>
    public bool AtLeast { get; init; }

    /// <summary>How many draws there were.</summary>
    public required int Draws { get; init; }

    /// <summary>Same seed, same answer.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The inputs that were drawn, by id.</summary>
    public required ImmutableArray<Input> Inputs { get; init; }

    internal Func<int, Term?> Central { get; init; } = _ => null;

    /// <summary>What owning a size costs on the central values, remembered: present value in US dollars, the same as <see cref="OwnedSize.Central"/>; null for a size that is none of the study's.</summary>
    /// <param name="accelerators">Owned.</param>
    public Term? Remembered(int accelerators) => Central(accelerators);
}

/// <summary>Own a base and rent the peaks: the owned size that minimises the expected cost over many futures, and what it costs to be wrong in either direction.</summary>
public static class HybridSizing
{
    public const int UsualDraws = 512;
    private const int MostSizes = 20;
    private const string Mark = "~";

    /// <summary>Runs the study; null when the scenario has no option with hardware of its own, or when no size can do the work.</summary>
    /// <param name="scenario">A checked scenario.</param>
    /// <param name="ground">Catalogue and constants.</param>
    /// <param name="draws">Between 8 and <see cref="MonteCarlo.MostDraws"/>; rounded up to a multiple of eight.</param>
    /// <param name="seed">Any number.</param>
    /// <param name="cancellation">Ends the study early with an exception.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer draws than 8 or more than there may be.</exception>
    public static HybridStudy? Run(Scenario scenario, Ground ground, int draws = UsualDraws, ulong seed = 1, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, Lanes.Count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(draws, MonteCarlo.MostDraws);
        return Sheets(scenario, ground, cancellation) is { Sheet: var sheet, Option: var option } ? Study(sheet, option, Rounded(draws), seed) : null;
    }

    // All sizes stand side by side in one scenario: they share the demand, which the first cluster defines, and each draw hits all of them alike.
    private static (Sheet Sheet, string Option)? Sheets(Scenario scenario, Ground ground, CancellationToken cancellation)
    {
        if (BaseOf(scenario, ground) is not { } option)
        {
            return null;
        }

        var sizes = Sizes(scenario, ground, option);
        var wide = scenario with { Options = [.. scenario.Options, .. sizes.Select(size => option with { Id = option.Id + Mark + size, Kind = OptionKind.Hybrid, Enabled = true, Accelerators = size })] };
        var decisions = PlanBuilder.Decide(wide, ground);
        ImmutableArray<OptionDecisions> able = [.. decisions.Options.Where(one => one.Option.Id.StartsWith(option.Id + Mark, StringComparison.Ordinal) && one.Obstacles.IsEmpty && one.Unmet.IsEmpty)];
        return able.IsEmpty ? null : (new Sheet(wide, ground, decisions, able, cancellation), option.Id);
    }

    private static HybridStudy Study(Sheet sheet, string option, int draws, ulong seed)
    {
        var inputs = UsedInputs.InDoubt(sheet.Scenario, sheet.Ground, sheet.Decisions);
        var costs = sheet.Costs(new DrawTable(inputs, draws, seed, Ties.Of(sheet.Scenario, sheet.Ground.Catalogue, inputs)), draws);
        var ends = sheet.Costs(new DemandEnds(sheet.Scenario));
        ImmutableArray<OwnedSize> sizes = [.. sheet.Able.Select((one, place) => new OwnedSize(one.Accelerators, costs.Cost[place].Average(), DrawQuantiles.BandOf(costs.Cost[place]), ends.Cost[place][DemandEnds.Central]))];
        var best = Array.IndexOf([.. sizes.Select(size => size.Expected)], sizes.Min(size => size.Expected));
        return new HybridStudy(
            option, sizes, sizes[best].Accelerators, sizes.MinBy(size => size.Central)!.Accelerators, [.. costs.Work.Select(month => DrawQuantiles.BandOf(month))],
            Wrong(ends, sizes, best, DemandEnds.Low), Wrong(ends, sizes, best, DemandEnds.High))
        {
            AtLeast = sheet.LacksPrice,
            Draws = draws,
            Seed = seed,
            Inputs = inputs,
            Central = sheet.Central,
        };
    }

    private static WrongDemand Wrong(Outcomes ends, ImmutableArray<OwnedSize> sizes, int best, int end)
    {
        var right = Enumerable.Range(0, sizes.Length).MinBy(place => ends.Cost[place][end]);
        return new WrongDemand(ends.Work.Average(month => month[end]), sizes[right].Accelerators, ends.Cost[best][end] - ends.Cost[right][end]);
    }

    /// <summary>The hybrid of the scenario, else the first in the ranking that has hardware of its own.</summary>
    private static Option? BaseOf(Scenario scenario, Ground ground)
    {
        var comparison = PlanBuilder.Compare(scenario, ground);
        var ranked = comparison.Ranking.Select(id => comparison.Plans.First(plan => plan.OptionId == id)).Where(plan => plan.Decisions.Site is not null).Select(plan => plan.Decisions.Option).ToArray();
        return ranked.FirstOrDefault(option => option.Kind == OptionKind.Hybrid)
            ?? ranked.Where(option => option.Kind is OptionKind.Build or OptionKind.Colocate)
                .Select(option => option with { Sourcing = option.Kind == OptionKind.Colocate ? Sourcing.Colocated : Sourcing.Owned }).FirstOrDefault();
    }

    // From one server to a fifth more than the largest option has; whole servers.
    private static int[] Sizes(Scenario scenario, Ground ground, Option option)
    {
        var decided = PlanBuilder.Decide(scenario, ground).Options;
        var server = decided.FirstOrDefault(one => one.Option.Id == option.Id)?.Site?.Server.Accelerators ?? 1;
        var most = decided.Where(one => one.Accelerator is not null).Select(one => Math.Max(one.Accelerators, one.Fleets.Sum(fleet => fleet.Fleet.MostAccelerators))).DefaultIfEmpty(server).Max();
        var servers = Math.Max(1, (int)Math.Ceiling(most * 1.2 / server));
        return [.. Enumerable.Range(1, MostSizes).Select(step => Math.Max(1, (int)Math.Round((double)servers * step / MostSizes)) * server).Distinct()];
    }

    private static int Rounded(int draws) => (draws + Lanes.Count - 1) / Lanes.Count * Lanes.Count;

    /// <summary>Cost of each size in each draw, and the accelerators at work in each month of each draw.</summary>
    private sealed record Outcomes(double[][] Cost, double[][] Work);

    private sealed record Sheet(Scenario Scenario, Ground Ground, Decisions Decisions, ImmutableArray<OptionDecisions> Able, CancellationToken Cancellation)
    {
        // Only the cluster that demand is a share of and the sizes themselves need to be evaluated.
        private Decisions Needed { get; } = Decisions with { Options = [.. Decisions.Options.Where(one => one.Option.Id == Decisions.Need.ReferenceOption || Able.Contains(one))] };

        public bool LacksPrice => PlanBuilder.Outline(Scenario, Ground, Needed, CentralReading.Instance).Any(outline => outline.AtLeast && Able.Any(one => one.Option.Id == outline.OptionId));

        public Term? Central(int accelerators) => Able.FirstOrDefault(size => size.Accelerators == accelerators) is not { } able ? null
            : PlanBuilder.Outline(Scenario, Ground, Needed with { Options = [.. Needed.Options.Where(one => one == able || one.Option.Id == Needed.Need.ReferenceOption)] }, new TermReading())
                .First(outline => outline.OptionId == able.Option.Id).PresentValue;

        public Outcomes Costs(DrawTable table, int draws)
        {
            var outcomes = new Outcomes([.. Able.Select(_ => new double[draws])], [.. Enumerable.Range(0, Scenario.Terms.HorizonMonths).Select(_ => new double[draws])]);
            Parallel.For(0, draws / Lanes.Count, new ParallelOptions { CancellationToken = Cancellation }, batch => Fill(table.At(batch * Lanes.Count), outcomes, batch * Lanes.Count));
            return outcomes;
        }

        public Outcomes Costs(DemandEnds ends)
        {
            var outcomes = new Outcomes([.. Able.Select(_ => new double[Lanes.Count])], [.. Enumerable.Range(0, Scenario.Terms.HorizonMonths).Select(_ => new double[Lanes.Count])]);
            Fill(ends, outcomes, 0);
            return outcomes;
        }

        private void Fill(IReading<Lanes> reading, Outcomes outcomes, int draw)
        {
            var outlines = PlanBuilder.Outline(Scenario, Ground, Needed, reading);
            for (var place = 0; place < Able.Length; place++)
            {
                outlines.First(outline => outline.OptionId == Able[place].Option.Id).PresentValue.Value.CopyTo(outcomes.Cost[place], draw);
            }

            var work = PlanBuilder.Work(Scenario, Ground, Needed, reading, Able[0]);
            for (var month = 0; month < work.Length; month++)
            {
                (work[month] / AcceleratorTime.Capacity<Lanes>(1)).Value.CopyTo(outcomes.Work[month], draw);
            }
        }
    }

    /// <summary>All inputs of demand at their P10, at their likely values and at their P90; every other input is central.</summary>
    private sealed class DemandEnds(Scenario scenario) : IReading<Lanes>
    {
        public const int Low = 0;
        public const int Central = 1;
        public const int High = 2;
        private const double Tenth = 0.1;
        private readonly HashSet<string> _demand = [.. WhatIf.InputsOf(scenario).Select(input => input.Id).Where(id => id != ScenarioInputs.DiscountRate(scenario).Id)];

        public Lanes Read(Input input)
        {
            Lanes central = input.Central;
            return input.Value.IsFixed || !_demand.Contains(input.Id) ? central : new Lanes(central.Value
                .WithElement(Low, input.Unit.ToBase(Quantiles.Of(input.Value, Tenth)))
                .WithElement(High, input.Unit.ToBase(Quantiles.Of(input.Value, 1 - Tenth))));
        }
    }
}
