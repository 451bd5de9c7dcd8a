using System;
using System.Collections.Generic;
using System.Linq;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;
using Planner.Domain.Studies;

namespace Planner.Web.Reports;

/// <summary>Studies whose figures the methods show.</summary>
internal enum MethodStudy
{
    /// <summary>Many futures: ranges, chances, what an input is worth knowing.</summary>
    Futures,

    /// <summary>The use at which two options cost the same.</summary>
    Use,

    /// <summary>The demand at which two options cost the same.</summary>
    Demand,

    /// <summary>Serving by itself, and from which volume a model of one's own pays.</summary>
    Serving,

    /// <summary>Layouts that were compared, and published runs like the option's.</summary>
    Layouts,

    /// <summary>Limits that rule options out.</summary>
    Limits,

    /// <summary>How much to own beside what is rented.</summary>
    Hybrid,
}

/// <summary>Figures that a study finds on many plans: their addresses in a scenario, so that the methods say of them what a click on one says.</summary>
internal static class MethodStudies
{
    private static readonly Label[] s_counted = [Labels.LayoutsTimed, Labels.LayoutsTooLarge, Labels.MeasuredRuns, Labels.MeasuredError];

    /// <summary>Addresses of the study's figures, in the order in which they are tried; not every scenario has all.</summary>
    public static IEnumerable<FigureAddress> Of(MethodStudy study, Scenario scenario, Ground ground)
    {
        var options = scenario.Options.Where(option => option.Enabled).Select(option => option.Id).ToArray();
        var pairs = options.SelectMany(one => options.Where(other => other != one).Select(other => (one, other)));
        return study switch
        {
            MethodStudy.Futures => OfFutures(scenario, ground, options[0]),
            MethodStudy.Use => pairs.SelectMany(pair => new[] { Labels.BreakEvenUse, Labels.BreakEvenHours }.Select(label => new FigureAddress(label.Key, pair.one, pair.other))),
            MethodStudy.Layouts => options.SelectMany(option => s_counted.Select(label => new FigureAddress(label.Key, option))),
            MethodStudy.Limits => options.Select(option => new FigureAddress(Labels.AcceleratorsUnderCap.Key, option)),
            MethodStudy.Demand => pairs.Select(pair => new FigureAddress(Labels.BreakEvenRequests.Key, pair.one, pair.other)),
            MethodStudy.Serving => pairs.Select(pair => new FigureAddress(Labels.ServingCrossing.Key, pair.one, pair.other))
                .Concat(Enum.GetNames<Approach>().SelectMany(rung => new[] { "pays-premium", Labels.PaysFrom.Key }.Select(figure => new FigureAddress(figure, options[0], Place: rung)))),
            _ => OfHybrid(scenario, ground, options[0]),
        };
    }

    private static IEnumerable<FigureAddress> OfFutures(Scenario scenario, Ground ground, string option)
    {
        yield return new FigureAddress("lifetime-cost-range", option, Place: "P90");
        yield return new FigureAddress("win-share", option);
        yield return new FigureAddress(Labels.FuturesDrawn.Key, option);
        yield return new FigureAddress(FutureRoots.ValueOfCertainty, option);
        foreach (var input in UsedInputs.InDoubt(scenario, ground, PlanBuilder.Decide(scenario, ground)).Take(1))
        {
            var (low, high) = (input.Unit.ToBase(input.Value.Low), input.Unit.ToBase(input.Value.High));
            yield return new FigureAddress(FutureRoots.VarianceShare, option, Place: input.Id);
            yield return new FigureAddress(FutureRoots.ValueOfLearning, option, Place: input.Id);
            yield return new FigureAddress("lead-at", option, Place: LeadRoots.PlaceOf((input.Id, high)));
            yield return new FigureAddress("lead-swing", option, Place: LeadRoots.PlaceOf((input.Id, low), (input.Id, high)));
        }
    }

    private static IEnumerable<FigureAddress> OfHybrid(Scenario scenario, Ground ground, string option)
    {
        if (HybridSizing.Run(scenario, ground) is { } hybrid)
        {
            yield return new FigureAddress(Labels.HybridSize.Key, option);
            yield return new FigureAddress(Labels.HybridExpectedCost.Key, option, Place: HybridRoots.PlaceOf(hybrid.Best));
            yield return new FigureAddress("hybrid-months-above", option);
            yield return new FigureAddress("hybrid-demand", option, Place: HybridRoots.PlaceOf(1, "P50"));
        }
    }
}
