using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Planner.Domain.Engines;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Web.Components.Results;
using Planner.Web.Display;

namespace Planner.Web.Reports;

/// <summary>Figures of why an option cannot be done at all: what was decided, or searched in vain, before any cost was computed.</summary>
internal static class ReasonRoots
{
    private const string Figure = "reason:";
    private static readonly Label[] s_halls = [Labels.HallPower, Labels.HallCooling, Labels.HallFloor, Labels.HallFloorLoad, Labels.HallRacks];

    /// <summary>The key of a figure of a reason.</summary>
    /// <param name="code">The reason's.</param>
    /// <param name="place">Of the figure in its sentence.</param>
    public static string KeyOf(string code, int place) => Figure + code + ":" + place.ToString(CultureInfo.InvariantCulture);

    /// <summary>The explanation; null when the plan has no such reason, or the figure is another.</summary>
    public static Explanation? Find(ExplainedRun run, FigureAddress figure, Wording words)
    {
        if (figure.Figure.Split(':') is not ["reason", var code, var text] || !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var place)
            || run.Plan(figure.Option) is not { } plan || plan.Reasons.FirstOrDefault(reason => reason.Code == code) is not { } reason
            || place >= reason.Arguments.Length || reason.Arguments[place] is not { Value: { } value, Unit: { } unit })
        {
            return null;
        }

        var (decisions, catalogue) = (plan.Decisions, run.Ground.Catalogue);
        var said = words.Finding(reason, key => Parts.AnyName(catalogue, key));
        var how = decisions.Servers > 0 ? words.Text("explain.decided", Count(decisions.Accelerators, words), Count(decisions.Servers, words)) + " " + said : said;
        return Explanation.Found(Name(reason, place, unit), value, how, QuantityDisplay.Show(value, unit, words.Language).ToString(), [], Inputs(run, decisions), words);
    }

    // The size of the cluster, what its parts hold and draw, and what is asked of it.
    private static IEnumerable<Input> Inputs(ExplainedRun run, OptionDecisions decisions)
    {
        yield return DecidedRoots.SizeOf(decisions);
        if (decisions.Accelerator is { } chip)
        {
            yield return run.Ground.Catalogue.Accelerators[chip].Memory;
        }

        if (decisions.Site is { } site)
        {
            yield return site.Server.MaximumPower;
        }

        foreach (var input in run.Scenario.Application.Serve.Select((_, place) => ScenarioInputs.Requests(run.Scenario, place)))
        {
            yield return input;
        }
    }

    // A label names a quantity and has its unit; what a hall offers and what is needed of it is the limit that the sentence names first.
    private static Label Name(Finding reason, int place, Unit unit)
    {
        var general = reason.Code == "hall-too-small" && place is (1 or 2) ? s_halls.First(label => label.Key == reason.Arguments[0].Text)
            : unit == Units.Gibibyte || unit == Units.Gigabyte ? Labels.MemoryPerAccelerator
            : unit == Units.Millisecond ? place == 0 ? Labels.TimeToFirstToken : Labels.TimePerOutputToken
            : unit == Units.PerSecond ? Labels.ArrivalRate
            : unit == Units.Month ? Labels.FirstModelTime
            : Labels.AcceleratorCount;
        return general with { Unit = unit };
    }

    private static string Count(double count, Wording words) => NumberDisplay.Fixed(count, 0, words.Language);
}
