using System;
using System.Collections.Generic;
using System.Linq;
using Planner.Domain.Engines.Fabric;
using Planner.Domain.Numbers;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;
using Planner.Web.Components.Results;
using Planner.Web.Display;

namespace Planner.Web.Reports;

/// <summary>Counts that are decided once on the likely values, not computed in every future: how they were decided, and on what.</summary>
internal static class DecidedRoots
{
    private static readonly HashSet<Label> s_racks =
        [Labels.ServerRack, Labels.NetworkRack, Labels.StorageRack, Labels.PowerUnits, Labels.Racks, Labels.ServersPerRack, Labels.FloorArea];

    private static readonly HashSet<Label> s_cables =
    [
        Labels.CopperCables, Labels.ActiveCopperCables, Labels.MultimodeCables, Labels.SingleModeCables, Labels.CoherentCables,
        Labels.MultimodeTransceivers, Labels.SingleModeTransceivers, Labels.CoherentTransceivers,
    ];

    /// <summary>The explanation; null when the plan decides nothing of which this could be a count.</summary>
    /// <param name="ground">With the names of parts.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="label">Of the count.</param>
    /// <param name="value">The count.</param>
    /// <param name="words">Of one language.</param>
    public static Explanation? Find(Ground ground, Plan<Term> plan, Label label, double value, Wording words)
    {
        var decisions = plan.Decisions;
        // A key figure that is nothing has nothing to decide it; that no cable need be of a kind follows from how far they reach.
        if (decisions.Accelerators == 0 || (value == 0 && !s_cables.Contains(label)))
        {
            return null;
        }

        string Count(double count) => NumberDisplay.Fixed(count, 0, words.Language);
        string Name(string id) => Parts.AnyName(ground.Catalogue, id) ?? id;
        var how = words.Text("explain.decided", Count(decisions.Accelerators), Count(decisions.Servers));
        List<Input> inputs = [SizeOf(decisions)];
        if (decisions.Site is { } site && s_racks.Contains(label))
        {
            var racks = site.Facility.Racks;
            how += " " + words.Text("explain.decided-racks", Count(racks.ServersPerRack), Name(site.Server.Id), QuantityDisplay.Show(racks.RackPowerLimitWatts, Units.Kilowatt, words.Language).ToString());
            inputs.AddRange([site.Server.MaximumPower, site.Facility.Cooling.MaximumRackPower, .. site.Server.RackUnits is { } height ? [height] : Array.Empty<Input>()]);
        }
        else if (decisions.Site is { } networked && IsOfFabric(label))
        {
            how += " " + words.Text("explain.decided-fabric", Name(networked.Fabric.Id), Count(networked.Tree.Tiers), Count(networked.Fabric.SwitchPorts));
            inputs.Add(networked.Fabric.BandwidthPerAccelerator);
            if (s_cables.Contains(label))
            {
                string Metres(double reach) => QuantityDisplay.Show(reach, Units.Metre, words.Language).ToString();
                how += " " + words.Text("explain.decided-reach", Metres(CableReach.PassiveCopperMetres), Metres(CableReach.ActiveCopperMetres), Metres(CableReach.MultimodeMetres), Metres(CableReach.SingleModeMetres));
            }
        }

        return Explanation.Found(label, value, how, QuantityDisplay.Show(value, label.Unit, words.Language).ToString(), [], inputs, words);
    }

    // Every switch, cable and transceiver of the compute fabric follows from its tree.
    private static bool IsOfFabric(Label label) => label.Key.StartsWith("fabric-", StringComparison.Ordinal) || label == Labels.LeafSwitches || label == Labels.SpineSwitches || label == Labels.CoreSwitches;

    /// <summary>The size of the cluster as the input that it is: a person's, or what the work takes.</summary>
    public static Input SizeOf(OptionDecisions decisions) => new(
        $"options/{decisions.Option.Id}/accelerators",
        Labels.AcceleratorCount,
        decisions.Accelerators,
        Units.One,
        decisions.Option.Accelerators is null ? new Citation(null, null, Confidence.Assumed) : Citation.Yours);
}
