using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Catalogue;
using Planner.Domain.Engines;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Studies.Ladder;

/// <summary>
/// Makes the options behind the cells: those of the scenario where it has one of that approach and sourcing, else derived from what its other
/// options say. Nothing is typed twice.
/// </summary>
internal sealed class LadderOptions(Scenario scenario, CatalogueSnapshot catalogue, LadderSizing sizing)
{
    private readonly ImmutableArray<Option> _enabled = [.. scenario.Options.Where(option => option.Enabled)];

    /// <summary>Ways to fill a cell; when there is none, why.</summary>
    public (ImmutableArray<Option> Options, Finding? Reason) Candidates(Approach approach, Sourcing sourcing)
    {
        var own = _enabled.Where(option => option.Kind != OptionKind.Hybrid && RungOf(option) == approach && OptionWorks.SourcingOf(option) == sourcing).ToImmutableArray();
        if (!own.IsEmpty)
        {
            return (own, null);
        }

        if ((Missing(approach) ?? Impossible(approach, sourcing)) is { } reason)
        {
            return ([], reason);
        }

        var derived = sourcing switch
        {
            Sourcing.Api => Calling(approach),
            Sourcing.Rented => Renting(approach),
            _ => [Owning(approach, sourcing)],
        };
        return derived.IsEmpty ? ([], Finding.Of(sourcing == Sourcing.Api ? "no-open-offer" : "no-rent-offer", FindingArgument.Of(sourcing == Sourcing.Api ? OpenModel ?? "" : Chip(approach)))) : (derived, null);
    }

    private Approach RungOf(Option option) => OptionWorks.ApproachOf(scenario.Application, option);

    private string? OpenModel => OptionWorks.OpenModel(scenario.Application, catalogue)?.Id;

    // Work that no option can do, because the scenario does not name it.
    private Finding? Missing(Approach approach) => (approach, scenario.Application) switch
    {
        (Approach.Prompt or Approach.Retrieval, { Serve.IsEmpty: true }) => Finding.Of("nothing-to-serve"),
        (Approach.Retrieval, { Documents: null }) => Finding.Of("no-documents"),
        (Approach.Prompt or Approach.Retrieval, _) => null,
        _ when !OptionWorks.Of(scenario, catalogue, new Option { Id = "", Kind = OptionKind.Rent, Approach = approach }).IsEmpty => null,
        (Approach.Pretraining, _) => Finding.Of("no-model-to-train"),
        _ => Finding.Of("no-open-model"),
    };

    private static Finding? Impossible(Approach approach, Sourcing sourcing) => (approach, sourcing) switch
    {
        (Approach.ManagedTuning, not Sourcing.Api) => Finding.Of("managed-tuning-is-bought"),
        (Approach.Qlora or Approach.Lora or Approach.FullTuning, Sourcing.Api) => Finding.Of("provider-chooses-method"),
        (Approach.ContinuedPretraining or Approach.Pretraining, Sourcing.Api) => Finding.Of("no-api-trains"),
        _ => null,
    };

    private Option Owning(Approach approach, Sourcing sourcing)
    {
        var kind = sourcing == Sourcing.Owned ? OptionKind.Build : OptionKind.Colocate;
        var template = Site(sourcing) ?? new Option { Id = "", Kind = kind };
        var server = Server(approach, template);
        var sameServer = template.Server == server.Id;
        return template with
        {
            Id = Name(approach, sourcing, null),
            Name = null,
            Kind = kind,
            Sourcing = null,
            Approach = approach,
            Server = server.Id,
            Accelerators = Count(approach, server.Accelerator, server.Accelerators, sameServer ? template.Fabric : null),
            Fabric = sameServer ? template.Fabric : null,
            Cooling = sameServer ? template.Cooling : null,
            Region = template.Region ?? AnyRegion,
            Hall = sourcing == Sourcing.Owned ? template.Hall : null,
            CloudOffer = null,
            ApiOffer = null,
            TuningOffer = null,
        };
    }

    private ImmutableArray<Option> Renting(Approach approach)
    {
        var chip = Chip(approach);
        var template = _enabled.FirstOrDefault(option => OptionWorks.SourcingOf(option) == Sourcing.Rented);
        var accelerator = catalogue.Accelerators[chip];
        return
        [
            .. Offers(chip).Select(offer => new Option
            {
                Id = Name(approach, Sourcing.Rented, offer.Term == RentTerm.OnDemand ? "on-demand" : "reserved"),
                Kind = OptionKind.Rent,
                Approach = approach,
                CloudOffer = offer.Id,
                Accelerators = Count(approach, chip, Math.Max(offer.Accelerators, accelerator.PerNode), FabricOf(template, chip)),
                Fabric = FabricOf(template, chip),
                Region = template?.Region ?? AnyRegion,
            }).DistinctBy(option => option.Id),
        ];
    }

    // An API option is prompted as the scenario's own is; without one, the cheapest that serves the open model.
    private ImmutableArray<Option> Calling(Approach approach)
    {
        var managed = approach == Approach.ManagedTuning;
        var own = _enabled.FirstOrDefault(option => OptionWorks.SourcingOf(option) == Sourcing.Api && (RungOf(option) == Approach.ManagedTuning) == managed && (managed ? option.TuningOffer : option.ApiOffer) is not null);
        var open = catalogue.ApiOffers.Values.Where(offer => offer.OpenModel is not null && offer.OpenModel == OpenModel && offer is { InputPrice: not null, OutputPrice: not null }).ToArray();
        var tuner = managed ? own?.TuningOffer ?? Cheapest(open.Where(offer => offer.TuningPrice is not null)) : null;
        var answers = tuner ?? own?.ApiOffer ?? Cheapest(open);
        return answers is null || (managed && tuner is null) ? [] :
        [
            new Option
            {
                Id = Name(approach, Sourcing.Api, null),
                Kind = OptionKind.Api,
                Approach = approach,
                ApiOffer = own?.ApiOffer ?? answers,
                TuningOffer = tuner,
                EmbeddingOffer = own?.EmbeddingOffer,
                Region = own?.Region,
            },
        ];
    }

    private string? Cheapest(IEnumerable<ApiOffer> offers) => offers
        .OrderBy(offer => scenario.Application.Serve.Sum(work => work.RequestsPerSecond.Likely * ((work.InputTokens.Likely * offer.InputPrice!.Central) + (work.OutputTokens.Likely * offer.OutputPrice!.Central))))
        .ThenBy(offer => offer.InputPrice!.Central + offer.OutputPrice!.Central).ThenBy(offer => offer.Id, StringComparer.Ordinal)
        .FirstOrDefault()?.Id;

    // Offers that the scenario rents; else the cheapest on demand and the cheapest contract that ends within the horizon.
    private ImmutableArray<CloudOffer> Offers(string chip)
    {
        var stated = _enabled.Select(option => option.CloudOffer).OfType<string>().Select(id => catalogue.CloudOffers[id]).Where(offer => offer.Accelerator == chip).Distinct().ToImmutableArray();
        if (!stated.IsEmpty)
        {
            return stated;
        }

        var all = catalogue.CloudOffers.Values.Where(offer => offer.Accelerator == chip && offer.Term != RentTerm.Spot)
            .OrderBy(offer => offer.Rate?.Central ?? double.PositiveInfinity).ThenBy(offer => offer.Id, StringComparer.Ordinal).ToArray();
        var contract = all.FirstOrDefault(offer => Engines.Costs.Commitment.TermMonths(offer.Term) is { } months && months <= scenario.Terms.HorizonMonths);
        return [.. new[] { all.FirstOrDefault(offer => offer.Term == RentTerm.OnDemand), contract }.OfType<CloudOffer>()];
    }

    private Server Server(Approach approach, Option template)
    {
        var chip = Chip(approach);
        return template.Server is { } stated && catalogue.Servers[stated].Accelerator == chip
            ? catalogue.Servers[stated]
            : _enabled.Select(option => option.Server).OfType<string>().Select(id => catalogue.Servers[id]).FirstOrDefault(server => server.Accelerator == chip)
                ?? catalogue.Servers.Values.Where(server => server.Accelerator == chip && !server.NotForSale).OrderByDescending(server => server.Price is not null).ThenBy(server => server.Id, StringComparer.Ordinal).FirstOrDefault()
                ?? catalogue.UsualServer();
    }

    /// <summary>The chip of a rung: that of an option that does the like, else of the next that has one.</summary>
    private string Chip(Approach approach)
    {
        var family = LadderSizing.FamilyOf(approach);
        var chips = _enabled.Select(option => (distance: Math.Abs(LadderSizing.FamilyOf(RungOf(option)) - family), chip: ChipOf(option))).Where(one => one.chip is not null);
        return chips.OrderBy(one => one.distance).Select(one => one.chip).FirstOrDefault() ?? catalogue.UsualServer().Accelerator;
    }

    private string? ChipOf(Option option) => option.Server is { } server ? catalogue.Servers[server].Accelerator : option.CloudOffer is { } offer ? catalogue.CloudOffers[offer].Accelerator : null;

    private Option? Site(Sourcing sourcing) =>
        _enabled.FirstOrDefault(option => option.Kind != OptionKind.Hybrid && OptionWorks.SourcingOf(option) == sourcing)
        ?? _enabled.Where(option => option.Kind is OptionKind.Build or OptionKind.Colocate).Select(option => option with { Facility = null, Hall = null }).FirstOrDefault();

    private string? AnyRegion => _enabled.Select(option => option.Region).FirstOrDefault(region => region is not null);

    private string? FabricOf(Option? template, string chip) => template is not null && ChipOf(template) == chip ? template.Fabric : null;

    // As many as an option that does the like states, when they suffice.
    private int? Count(Approach approach, string chip, int perServer, string? fabric)
    {
        var family = LadderSizing.FamilyOf(approach);
        var stated = _enabled.Where(option => LadderSizing.FamilyOf(RungOf(option)) == family && option.Accelerators is not null).Select(option => option.Accelerators!.Value).FirstOrDefault();
        return sizing.Accelerators(approach, catalogue.Accelerators[chip], perServer, fabric, stated);
    }

    private string Name(Approach approach, Sourcing sourcing, string? contract)
    {
        var id = Kebab(approach.ToString()) + "-" + Kebab(sourcing.ToString()) + (contract is null ? "" : "-" + contract);
        return scenario.Options.Any(option => option.Id == id) ? id + "-ladder" : id;
    }

    private static string Kebab(string name) => string.Concat(name.Select((letter, place) => char.IsUpper(letter) ? (place > 0 ? "-" : "") + char.ToLowerInvariant(letter) : letter.ToString()));
}
