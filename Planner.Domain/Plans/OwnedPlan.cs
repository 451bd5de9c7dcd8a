using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Engines;
using Planner.Domain.Engines.Fabric;
using Planner.Domain.Engines.Facility;
using Planner.Domain.Engines.Kernels;
using Planner.Domain.Engines.Storage;
using Planner.Domain.Engines.Training;
using Planner.Domain.Numbers;

namespace Planner.Domain.Plans;

/// <summary>Physics of hardware of one's own: what is bought, what it draws, what the site adds.</summary>
internal static class OwnedPlan
{
    private static readonly Constant s_noBytes = new(0, Units.Byte, Labels.CheckpointSize);

    /// <summary>Bytes of a tokenised data set: four for a token.</summary>
    private static readonly Constant s_bytesPerToken = new(4, Units.Byte, Labels.BytesPerToken);

    public static PlanDraft<T> Evaluate<T>(Evaluation<T> evaluation, OptionDecisions option)
        where T : struct, IReal<T>
    {
        var site = option.Site!;
        var work = WorkPlacement.Place(evaluation, option);
        var load = OwnedLoad<T>.Of(evaluation, option, site, work, Others(evaluation, option, site));
        var facility = load.Facility(site.Facility, evaluation.Reading);
        var size = SiteSize<T>.Of(load.All, facility, load.ByMonth(facility, site.Facility, evaluation.Reading), evaluation.Own(Labels.Pue.Key, option.Option.Id), option.ReadyMonth);
        var bill = size.ToBill();
        ImmutableArray<CostLine<T>> lines = [.. OwnedCosts.Lines(evaluation, option, size, work)];
        return new PlanDraft<T>
        {
            Timeline = Timelines.Own(site, evaluation.Reading),
            Work = work,
            Bill = bill,
            Lines = [.. lines, .. RentedCosts.Elsewhere(evaluation, option, work), .. LateStart.Charge(evaluation, option, lines, work)],
            Figures = Figures(evaluation, site, size, bill),
            TrainingPower = load.Training,
            ServerDraw = load.Draw,
            Pue = size.Pue,
            Warnings = [.. size.Facility.Findings, .. LeavesNothing(evaluation, option, site), .. Unknown(site), .. NotCounted(option)],
        };
    }

    /// <summary>Says where a stated mean leaves nothing to the servers, on the central values.</summary>
    private static IEnumerable<Finding> LeavesNothing<T>(Evaluation<T> evaluation, OptionDecisions option, DecidedSite site)
        where T : struct, IReal<T>
    {
        if (evaluation.Own(Labels.ItPowerMean.Key, option.Option.Id) is null)
        {
            yield break;
        }

        var central = new Evaluation<Real>(evaluation.Scenario, evaluation.Ground, evaluation.Decisions, CentralReading.Instance);
        var (own, others) = (central.Own(Labels.ItPowerMean.Key, option.Option.Id)!.Value.Value, Others(central, option, site).ItPowerMean.Value);
        if (own < others)
        {
            yield return Finding.Of("mean-power-below-others", FindingArgument.Of(own, Units.Kilowatt), FindingArgument.Of(others, Units.Kilowatt));
        }
    }

    /// <summary>What stands beside the servers.</summary>
    private static Bill<T> Others<T>(Evaluation<T> evaluation, OptionDecisions option, DecidedSite site)
        where T : struct, IReal<T>
    {
        var reading = evaluation.Reading;
        var fabric = FabricSizing.Size(site.Tree, site.Fabric, reading, site.Optics);
        var storage = StorageSizing.Size(Demand(evaluation, option), site.Storage, reading);
        var side = SideNetworkBill.Of(site, option.Servers, !option.Fleets.IsEmpty, evaluation.Ground.Catalogue, reading);
        return Bill<T>.Together([fabric.Bill, side, storage.Bill, .. Archive(evaluation, option, site)]);
    }

    /// <summary>What a second tier keeps of one work, byte, on the central values.</summary>
    public static double ArchivedBytes(double tokens, double trainedParameters, int runs, PlanAssumptions assumptions) =>
        (tokens * s_bytesPerToken.Base) + (Checkpoints.Size<Real>(trainedParameters, assumptions.CheckpointBytesPerParameter.Central).Value * runs * assumptions.ArchivedCheckpoints.Central);

    private static T CheckpointOf<T>(Evaluation<T> evaluation, TrainingJob job)
        where T : struct, IReal<T> => Checkpoints.Size(job.TrainedParameters, evaluation.Reading.Read(evaluation.Assumptions.CheckpointBytesPerParameter));

    private static ImmutableArray<Bill<T>> Archive<T>(Evaluation<T> evaluation, OptionDecisions option, DecidedSite site)
        where T : struct, IReal<T>
    {
        if (site.Archive is not { } tier)
        {
            return [];
        }

        if (option.Option.Site?.CapacityPetabytes is { } stated)
        {
            return [StorageSizing.Archive(T.Of(new Constant(stated, Units.Petabyte, Labels.ArchiveCapacity)) * T.Of(StorageSizing.FillShare), T.Of(s_noBytes), 0, tier, evaluation.Reading)];
        }

        // A second copy of the data, and checkpoints of every run.
        var (data, checkpoints) = (Retrieval.IndexBytes(evaluation, option), T.Of(s_noBytes));
        foreach (var runs in option.Runs)
        {
            data += evaluation.Reading.Read(runs.Job.Job.Tokens) * T.Of(s_bytesPerToken);
            checkpoints += CheckpointOf(evaluation, runs.Job.Job) * runs.Starts.Length;
        }

        return [StorageSizing.Archive(data, checkpoints, evaluation.Reading.Read(evaluation.Assumptions.ArchivedCheckpoints), tier, evaluation.Reading)];
    }

    /// <summary>Data sets and checkpoints of all jobs; a capacity that a person states is taken as it is.</summary>
    public static StorageDemand<T> Demand<T>(Evaluation<T> evaluation, OptionDecisions option)
        where T : struct, IReal<T>
    {
        if (option.Option.StoragePetabytes is { } stated)
        {
            var capacity = T.Of(new Constant(stated, Units.Petabyte, Labels.StorageCapacity)) * T.Of(StorageSizing.FillShare);
            return new StorageDemand<T>(capacity, T.Of(s_noBytes), 0, 0, 0);
        }

        var data = Retrieval.IndexBytes(evaluation, option);
        T checkpoint = 0;
        foreach (var runs in option.Runs)
        {
            data += evaluation.Reading.Read(runs.Job.Job.Tokens) * T.Of(s_bytesPerToken);
            checkpoint = T.Max(checkpoint, CheckpointOf(evaluation, runs.Job.Job));
        }

        return new StorageDemand<T>(
            data, checkpoint, evaluation.Reading.Read(evaluation.Assumptions.KeptCheckpoints),
            StorageGuide.ReadBandwidth<T>(option.Servers, StorageGrade.Good),
            StorageGuide.WriteBandwidth<T>(option.Servers, StorageGrade.Good));
    }

    private static ImmutableArray<PlanFigure<T>> Figures<T>(Evaluation<T> evaluation, DecidedSite site, SiteSize<T> size, Bill<T> bill)
        where T : struct, IReal<T>
    {
        var figures = ImmutableArray.CreateBuilder<PlanFigure<T>>();
        figures.Add(new(Labels.ItPowerNameplate, bill.ItPowerNameplate));
        figures.Add(new(Labels.ItPowerMean, bill.ItPowerMean));
        figures.Add(new(Labels.FacilityPowerPeak, bill.FacilityPower));
        figures.Add(new(Labels.Pue, size.Pue));
        if (size.ComputedPue is { } computed)
        {
            figures.Add(new(Labels.ComputedPue, computed));
        }

        figures.Add(new(Labels.EnergyPerYear, size.EnergyPerYear));
        figures.Add(new(Labels.Wue, size.Facility.Wue));
        figures.Add(new(Labels.SiteWaterPerMonth, bill.WaterPerMonth));
        if (site.Facility.Region.CarbonIntensity is { } intensity)
        {
            figures.Add(new(Labels.CarbonPerYear, (size.EnergyPerYear * evaluation.Reading.Read(intensity)).As(Labels.CarbonPerYear)));
        }

        return figures.ToImmutable();
    }

    private static ImmutableArray<Finding> NotCounted(OptionDecisions option) =>
    [
        .. option.Option.SoftwareLicences ? ImmutableArray<Finding>.Empty : [Finding.Of("owned-costs-not-counted")],
        .. !option.Site!.Kind.OwnConnection || option.Option.Site?.BuysLand == true ? ImmutableArray<Finding>.Empty : [Finding.Of("land-not-counted")],
        .. !option.Site!.Kind.OwnConnection || option.Option.Site?.ConnectionUsdPerKilowatt is not null ? ImmutableArray<Finding>.Empty : [Finding.Of("connection-not-counted")],
    ];

    private static ImmutableArray<Finding> Unknown(DecidedSite site) =>
    [
        .. FabricSizing.Size(site.Tree, site.Fabric, CentralReading.Instance).Findings.Where(finding => finding.Code != "fabric-too-large"),
        .. StorageSizing.Unknown(site.Storage),
    ];
}
