using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Catalogue;
using Planner.Domain.Engines;
using Planner.Domain.Engines.Costs;
using Planner.Domain.Engines.Fabric;
using Planner.Domain.Engines.Kernels;
using Planner.Domain.Engines.Serving;
using Planner.Domain.Engines.Training;
using Planner.Domain.Numbers;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Plans;

/// <summary>Decides one option at a time: first what it is made of, then, knowing what all options owe, when it does what.</summary>
internal sealed class OptionDecider(Scenario scenario, Ground ground, JobDecider jobs)
{
    private readonly FleetDecider _fleets = new(scenario, ground);
    private readonly FleetDecider _fleetsWithPassages = new(Retrieval.WithPassages(scenario), ground);
    private readonly PlanAssumptions _assumptions = new(ground.Catalogue);
    private readonly int _horizon = scenario.Terms.HorizonMonths;

    /// <summary>Chips, counts, site, contract and ready month of an option.</summary>
    public OptionDecisions Draft(Option option)
    {
        var choices = new Choices(scenario, ground);
        var sourcing = OptionWorks.SourcingOf(option);
        var draft = sourcing switch
        {
            Sourcing.Api => DraftApi(option),
            Sourcing.Rented => DraftRented(option, choices),
            _ => DraftOwned(option, sourcing, choices),
        };
        return draft with { Assumed = choices.Assumed, HorizonMonths = _horizon, Obstacles = [.. ApproachObstacles(option, sourcing), .. draft.Obstacles] };
    }

    /// <summary>The option with its runs and months, once it is known what all options owe.</summary>
    public OptionDecisions Complete(OptionDecisions draft, CommonNeed need)
    {
        var ready = ReadyMonths(draft);
        var (laidOut, obstacles) = Jobs(draft);
        var calendar = RunCalendar.Lay(laidOut, CompleteMonths(draft), need.RunsFrom, _horizon);
        var first = calendar.FirstModel ?? (ready + Retrieval.IndexMonths(scenario, ground, draft));
        var never = !laidOut.IsEmpty && calendar.FirstModel is null;
        var unmet = calendar.Unmet > 0 ? [RunCalendar.UnmetFinding(calendar.Unmet)] : ImmutableArray<Finding>.Empty;
        // Less than a month of service is none: nothing is bought for it, so it must not look cheap.
        var late = Math.Ceiling(ready) >= _horizon ? [Finding.Of("ready-after-horizon", FindingArgument.Of(ready * Units.Month.Factor, Units.Month))] : ImmutableArray<Finding>.Empty;
        var completed = draft with
        {
            Runs = calendar.Runs,
            ReadyMonth = Math.Min(_horizon, (int)Math.Ceiling(ready)),
            FirstModelMonth = Math.Min(_horizon, (int)Math.Ceiling(first)),
            Obstacles = never ? [.. draft.Obstacles, .. obstacles, .. late, .. unmet] : [.. draft.Obstacles, .. obstacles, .. late],
            Unmet = never ? [] : unmet,
        };
        return completed with { Commitment = CommitmentOf(completed), MayOverflow = draft.Option.Kind == OptionKind.Hybrid || MayOverflow(completed, need) || FleetsMayOverflow(completed) };
    }

    /// <summary>Months to hardware in service or a contract that runs, on the central values.</summary>
    public double ReadyMonths(OptionDecisions option) => TimelineOf(option).Ready.Value / Units.Month.Factor;

    /// <summary>Months to the whole cluster, on which trainings begin.</summary>
    public double CompleteMonths(OptionDecisions option) => TimelineOf(option).Complete.Value / Units.Month.Factor;

    private Timeline<Real> TimelineOf(OptionDecisions option) =>
        option.Site is { } site ? Timelines.Own(site, CentralReading.Instance)
        : option.Offer is not null ? Timelines.Rent(option.Option, _assumptions, CentralReading.Instance)
        : Timelines.Call<Real>();

    /// <summary>The model that an option trains or tunes first, or, when it is to serve an open model as it is, that one; null when there is none.</summary>
    public ModelChoice? OwnModel(Option option) => Works(option).Select(work => work.Model).FirstOrDefault()
        ?? (OnlyServes(option) ? OptionWorks.OpenModel(scenario.Application, ground.Catalogue) : null);

    private static bool OnlyServes(Option option) => option.Approach is Approach.Prompt or Approach.Retrieval;

    // What an approach asks for beside accelerators.
    private IEnumerable<Finding> ApproachObstacles(Option option, Sourcing sourcing)
    {
        if (option.Approach is Approach.ManagedTuning && sourcing != Sourcing.Api)
        {
            yield return Finding.Of("managed-tuning-is-bought");
        }

        if (option.Approach is Approach.Qlora or Approach.Lora or Approach.FullTuning or Approach.ContinuedPretraining or Approach.Pretraining && sourcing == Sourcing.Api)
        {
            yield return Finding.Of(option.Approach is Approach.Pretraining or Approach.ContinuedPretraining ? "no-api-trains" : "provider-chooses-method");
        }

        if (option.Approach is Approach.Retrieval && scenario.Application.Documents is null)
        {
            yield return Finding.Of("no-documents");
        }

        if (option.Approach is { } approach && approach is not (Approach.Prompt or Approach.Retrieval) && Works(option).IsEmpty)
        {
            yield return Finding.Of(approach == Approach.Pretraining ? "no-model-to-train" : "nothing-to-tune", FindingArgument.Of(option.Id));
        }

        if (OnlyServes(option) && scenario.Application.Serve.IsEmpty)
        {
            yield return Finding.Of("nothing-to-serve");
        }
    }

    private OptionDecisions DraftApi(Option option)
    {
        var offers = ground.Catalogue.ApiOffers;
        var api = option.ApiOffer is { } id ? offers[id] : null;
        var tunes = !Works(option).IsEmpty;
        var tuner = tunes ? option.TuningOffer is { } tuning ? offers[tuning] : api : null;
        var obstacles = ImmutableArray.CreateBuilder<Finding>();
        if (api is null && !scenario.Application.Serve.IsEmpty)
        {
            obstacles.Add(Finding.Of("api-offer-missing", FindingArgument.Of(option.Id)));
        }

        if (tunes && tuner is null)
        {
            obstacles.Add(Finding.Of("tuning-offer-missing", FindingArgument.Of(option.Id)));
        }

        var embedder = option.Approach == Approach.Retrieval ? Retrieval.Embedder(ground.Catalogue, option) : null;
        if (option.Approach == Approach.Retrieval && embedder is null)
        {
            obstacles.Add(Finding.Of("embedding-offer-missing", FindingArgument.Of(option.Id)));
        }

        return new OptionDecisions { Option = option, Sourcing = Sourcing.Api, Api = api, Tuner = tuner, Embedder = embedder, Obstacles = obstacles.ToImmutable() };
    }

    private OptionDecisions DraftRented(Option option, Choices choices)
    {
        var offer = choices.Offer(option);
        var draft = new OptionDecisions { Option = option, Sourcing = Sourcing.Rented, Offer = offer };
        if (offer is null)
        {
            return draft with { Obstacles = [Finding.Of("cloud-offer-missing", FindingArgument.Of(option.Id))] };
        }

        var chip = ground.Catalogue.Accelerators[offer.Accelerator];
        var committed = Commitment.TermMonths(offer.Term) is not null;
        var training = OnlyServes(option) ? 0 : choices.Accelerators(option, Math.Max(offer.Accelerators, chip.PerNode));
        var (fleets, obstacles) = FleetsOf(option, chip, Math.Max(offer.Accelerators, chip.PerNode), scalesToDemand: !committed);
        var counted = Count(draft, chip, training, fleets);
        return counted with
        {
            Accelerators = counted.Accelerators > 0 ? counted.Accelerators : offer.Accelerators,
            Fleets = fleets,
            Obstacles = obstacles,
            Overflow = committed ? choices.OnDemand(chip.Id) : offer,
        };
    }

    private OptionDecisions DraftOwned(Option option, Sourcing sourcing, Choices choices)
    {
        var server = choices.Server(option);
        var chip = ground.Catalogue.Accelerators[server.Accelerator];
        var training = OnlyServes(option) ? 0 : choices.Accelerators(option, server.Accelerators);
        var (fleets, obstacles) = FleetsOf(option, chip, server.Accelerators, scalesToDemand: option.Kind == OptionKind.Hybrid);
        var draft = Count(new OptionDecisions { Option = option, Sourcing = sourcing }, chip, training, fleets);
        draft = draft.Accelerators > 0 ? draft : draft with { Accelerators = server.Accelerators };
        var servers = (draft.Accelerators + server.Accelerators - 1) / server.Accelerators;
        var site = SiteDecider.Decide(option, server, servers, new SiteDemand(sourcing == Sourcing.Colocated, !fleets.IsEmpty) { ArchivedBytes = ArchivedBytes(option) }, choices, ground.Catalogue);
        return draft with
        {
            Fleets = fleets,
            Servers = servers,
            Spares = (int)Math.Round(servers * (_assumptions.SpareShare?.Central ?? 0), MidpointRounding.AwayFromZero),
            Site = site,
            Overflow = choices.OnDemand(chip.Id),
            Obstacles = [.. obstacles, .. SiteObstacles(site)],
        };
    }

    /// <summary>Data and checkpoints that a second storage tier would keep, on the central values; it decides racks and power.</summary>
    private double ArchivedBytes(Option option) => Works(option).Sum(work => OwnedPlan.ArchivedBytes(
        work.Tokens.Central, TrainedParametersOf(work), work.Repeat is { } every ? Math.Max(1, _horizon / every) : 1, _assumptions));

    private double TrainedParametersOf(OptionWork work)
    {
        var shape = work.Model.Shape ?? (work.Model.Id is { } id && ground.Catalogue.LanguageModels.TryGetValue(id, out var known) ? known.Shape : null);
        return shape is null ? 0
            : TrainingWords.Method(work.Question.Method) is TrainingMethod.Lora or TrainingMethod.Qlora ? ShapeCompletion.Complete(shape, ground.Catalogue.LanguageModels.Values).Model.AdapterParameters
            : shape.Parameters;
    }

    // Serving shares the training accelerators when they stand idle after the named runs; when they are used on, it needs its own.
    private OptionDecisions Count(OptionDecisions draft, Accelerator chip, int training, ImmutableArray<DecidedFleet> fleets)
    {
        var serving = fleets.Sum(fleet => fleet.Fleet.MostAccelerators);
        var repeats = scenario.Application.AverageUse is not null || Works(draft.Option).Any(work => work.Repeat is not null);
        return draft with
        {
            Accelerator = chip.Id,
            TrainingAccelerators = training,
            ServesBesideTraining = repeats,
            Accelerators = draft.Option.Kind == OptionKind.Hybrid ? training : repeats ? training + serving : Math.Max(training, serving),
        };
    }

    private (ImmutableArray<DecidedFleet> Fleets, ImmutableArray<Finding> Obstacles) FleetsOf(Option option, Accelerator chip, int perServer, bool scalesToDemand)
    {
        var own = OwnModel(option);
        var policy = new FleetPolicy { ScaleToDemand = scalesToDemand };
        var decider = option.Approach == Approach.Retrieval ? _fleetsWithPassages : _fleets;
        var decided = scenario.Application.Serve.Select((_, place) => decider.Decide(place, own, chip, perServer, policy)).ToArray();
        return ([.. decided.Select(one => one.Fleet).OfType<DecidedFleet>()], [.. decided.Select(one => one.Obstacle).OfType<Finding>()]);
    }

    private static ImmutableArray<Finding> SiteObstacles(DecidedSite site)
    {
        if (!site.Facility.Racks.Fits)
        {
            return site.Facility.Racks.Findings;
        }

        var hall = site.Hall?.Findings ?? [];
        return site.Tree.Fits ? hall :
        [
            .. hall,
            Finding.Of("fabric-too-large", FindingArgument.Of(site.Fabric.Id), FindingArgument.Of(site.Tree.Accelerators, Units.One), FindingArgument.Of(site.Tree.LargestAccelerators, Units.One)),
        ];
    }

    private (ImmutableArray<(DecidedJob Job, int? Repeat)> Jobs, ImmutableArray<Finding> Obstacles) Jobs(OptionDecisions draft)
    {
        if (draft.Accelerator is not { } chip || draft.TrainingAccelerators == 0)
        {
            return ([], []);
        }

        var accelerator = ground.Catalogue.Accelerators[chip];
        var cluster = new TrainingCluster(accelerator, draft.TrainingAccelerators, draft.Site?.Server.Accelerators ?? Math.Max(draft.Offer?.Accelerators ?? 1, accelerator.PerNode), draft.Site?.Fabric.Id ?? draft.Option.Fabric, draft.Site is null ? 1 : ComparedFabric.Sharing(draft.Site.Fabric, draft.Site.Tree), Interruption(draft));
        var works = Works(draft.Option);
        var decided = works.Select(work => (decision: jobs.Decide(work, cluster), work.Repeat)).ToArray();
        var missing = works.Length == 0 && draft.Option is { Kind: OptionKind.FineTune, Approach: null } ? [Finding.Of("nothing-to-tune", FindingArgument.Of(draft.Option.Id))] : ImmutableArray<Finding>.Empty;
        return (
            [.. decided.Where(one => one.decision.Job is not null).Select(one => (one.decision.Job!, one.Repeat))],
            [.. missing, .. decided.Select(one => one.decision.Obstacle).OfType<Finding>()]);
    }

    /// <summary>Interruptions of one accelerator of a spot instance; null for all other hardware.</summary>
    private Input? Interruption(OptionDecisions draft)
    {
        if (draft.Offer is not { Term: RentTerm.Spot } offer)
        {
            return null;
        }

        return draft.Option.Contract?.SpotInterruptionsPerMonth is { } own
            ? new Input($"options[{draft.Option.Id}].contract.spotInterruptionsPerMonth", Labels.SpotInterruption, own.Scale(1.0 / offer.Accelerators), Units.PerMonth, Citation.Yours)
            : _assumptions.SpotInterruptions(offer.Accelerator) is { } known
                ? known with { Id = $"{known.Id}/{offer.Accelerators}", Label = Labels.SpotInterruption, Value = known.Value.Scale(1.0 / offer.Accelerators) }
                : null;
    }

    private ImmutableArray<OptionWork> Works(Option option) => OptionWorks.Of(scenario, ground.Catalogue, option);

    // Wherever the average use might lie, the option's own hours suffice or they do not.
    private bool MayOverflow(OptionDecisions option, CommonNeed need)
    {
        if (scenario.Application.AverageUse is not { } use || option.Accelerator is null || need.ReferenceAccelerator is not { } chip || option.ReadyMonth >= _horizon)
        {
            return false;
        }

        var pace = ground.Catalogue.Accelerators[chip].Bf16Rate.Central / ground.Catalogue.Accelerators[option.Accelerator].Bf16Rate.Central;
        var runs = option.Runs.Sum(run => run.Starts.Length * run.Job.ElapsedMonths) / (_horizon - option.ReadyMonth);
        var peak = UseProfile.Peak(scenario.Application.UseByMonth, _horizon - need.ExperimentsFrom);
        return (use.Utmost * peak * need.ReferenceAccelerators * pace) + (runs * option.TrainingAccelerators) > option.TrainingAccelerators;
    }

    // A fleet that was bought for the central demand lacks replicas where the demand is drawn higher.
    private bool FleetsMayOverflow(OptionDecisions option) => option.Fleets.Where(fleet => !fleet.Fleet.Policy.ScaleToDemand).Select(fleet => scenario.Application.Serve[fleet.Place])
        .Any(work => !(work.RequestsPerSecond.IsFixed && work.GrowthPerYear.IsFixed && work.InputTokens.IsFixed && work.OutputTokens.IsFixed));

    private Commitment? CommitmentOf(OptionDecisions option)
    {
        if (option.Offer is null || Commitment.TermMonths(option.Offer.Term) is not { } term || option.ReadyMonth >= _horizon)
        {
            return null;
        }

        var goesOn = scenario.Application.AverageUse is not null || !option.Fleets.IsEmpty;
        var lastRun = option.Runs.SelectMany(runs => runs.Starts.Select(start => start + runs.Job.Months)).DefaultIfEmpty(option.ReadyMonth + 1).Max();
        return Commitment.WholeTerms(option.ReadyMonth, goesOn ? _horizon : Math.Min(lastRun, _horizon), term, _horizon);
    }
}
