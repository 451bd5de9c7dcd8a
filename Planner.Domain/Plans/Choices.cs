using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Catalogue;
using Planner.Domain.Engines;
using Planner.Domain.Engines.Facility;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Plans;

/// <summary>Fills what an option leaves open from what the scenario's other options say, else from the catalogue; everything that was chosen is said.</summary>
internal sealed class Choices(Scenario scenario, Ground ground)
{
    private const string UsualRegion = "virginia";
    private const string UsualStorage = "flash-parallel";
    private readonly CatalogueSnapshot _catalogue = ground.Catalogue;
    private readonly ImmutableArray<Finding>.Builder _assumed = ImmutableArray.CreateBuilder<Finding>();

    public ImmutableArray<Finding> Assumed => _assumed.ToImmutable();

    public Server Server(Option option)
    {
        if (option.Server is { } id)
        {
            return _catalogue.Servers[id];
        }

        var chip = scenario.Options.Select(ChipOf).FirstOrDefault(one => one is not null);
        var server = _catalogue.Servers.Values.Where(one => one.Accelerator == chip && one.Price is not null).OrderBy(one => one.Id, StringComparer.Ordinal).FirstOrDefault()
            ?? _catalogue.UsualServer();
        return Said("server-chosen", server);
    }

    public CloudOffer? Offer(Option option)
    {
        if (option.Quote is { } quote)
        {
            return Quoted(option, quote);
        }

        if (option.CloudOffer is { } id)
        {
            return _catalogue.CloudOffers[id];
        }

        var chip = scenario.Options.Select(ChipOf).FirstOrDefault(one => one is not null) ?? Server(option).Accelerator;
        return OnDemand(chip) is { } offer ? Said("offer-chosen", offer) : null;
    }

    /// <summary>The cheapest offer on demand of a chip, of those that the scenario's options name if they name any: who rents there rents peaks and bridges there too; null when none is known.</summary>
    public CloudOffer? OnDemand(string chip) => _catalogue.CloudOffers.Values
        .Where(offer => offer.Accelerator == chip && offer.Term == RentTerm.OnDemand)
        .OrderByDescending(offer => scenario.Options.Any(option => option.Enabled && option.CloudOffer == offer.Id)).ThenBy(offer => offer.Rate?.Central ?? double.PositiveInfinity).ThenBy(offer => offer.Id, StringComparer.Ordinal)
        .FirstOrDefault();

    public Region Region(Option option) => option.Region is { } id
        ? _catalogue.Regions[id]
        : Said("region-chosen", _catalogue.Regions.GetValueOrDefault(scenario.Options.Select(one => one.Region).FirstOrDefault(one => one is not null) ?? UsualRegion)
            ?? _catalogue.Regions.Values.OrderBy(one => one.Id, StringComparer.Ordinal).First());

    public CoolingKind Cooling(Option option, Server server) => option.Cooling is { } id
        ? _catalogue.Cooling[id]
        : Said("cooling-chosen", server.Cooling.Where(_catalogue.Cooling.ContainsKey).Select(one => _catalogue.Cooling[one]).FirstOrDefault(one => one.MaximumRackPower.Central >= server.MaximumPower.Central)
            ?? _catalogue.Cooling.Values.OrderByDescending(one => one.MaximumRackPower.Central).First());

    public StorageTier Storage(Option option) => option.Storage is { } id
        ? _catalogue.Storage[id]
        : Said("storage-chosen", _catalogue.Storage.GetValueOrDefault(UsualStorage) ?? _catalogue.Storage.Values.OrderBy(one => one.Id, StringComparer.Ordinal).First());

    public FacilityKind Facility(Option option, bool colocated)
    {
        var usual = colocated ? "colocation" : "new-build";
        return option.Facility is { } id
            ? _catalogue.Facility[id]
            : Said("facility-chosen", _catalogue.Facility.GetValueOrDefault(usual) ?? _catalogue.Facility.Values.OrderBy(one => one.Id, StringComparer.Ordinal).First());
    }

    public FabricDesign Fabric(Option option, Accelerator chip)
    {
        if (option.Fabric is { } id)
        {
            return _catalogue.Network[id];
        }

        return Said("fabric-chosen", _catalogue.Network[chip.DefaultFabric]);
    }

    /// <summary>Accelerators that train: stated, else as many as another option states, else those of one server.</summary>
    public int Accelerators(Option option, int perServer)
    {
        if (option.Accelerators is { } count)
        {
            return count;
        }

        var chosen = scenario.Options.Select(one => one.Accelerators).FirstOrDefault(one => one is not null) ?? perServer;
        _assumed.Add(Finding.Of("accelerators-chosen", FindingArgument.Of(option.Id), FindingArgument.Of(chosen, Numbers.Units.One)));
        return chosen;
    }

    /// <summary>One part of each kind of the power chain, the first by id; a substation takes no part in the losses of a hall.</summary>
    public ImmutableArray<PowerPart> Chain(Option option) => PowerChain.With(_catalogue.Power.Values, option.Site?.Ups, option.Site?.Battery);

    /// <summary>A second storage tier, where a person wants one.</summary>
    public StorageTier? Archive(Option option) => option.Site?.CapacityStorage is { } id ? _catalogue.Storage[id] : null;

    private CloudOffer Quoted(Option option, RentQuote quote) => new()
    {
        Id = "quote-" + option.Id,
        Name = quote.Provider ?? option.Name ?? option.Id,
        Provider = quote.Provider ?? "",
        Sku = "",
        Accelerator = quote.Accelerator,
        Accelerators = quote.AcceleratorsPerInstance ?? _catalogue.Accelerators[quote.Accelerator].PerNode,
        Place = "",
        Term = quote.Term,
        Rate = PrivateFigures.Quoted(option, quote.Accelerator, scenario, ground) ?? ScenarioInputs.QuotedRate(option, quote, scenario, _catalogue),
    };

    private string? ChipOf(Option option) => option.Quote is { } quote ? quote.Accelerator : option.Server is { } server
        ? _catalogue.Servers[server].Accelerator
        : option.CloudOffer is { } offer ? _catalogue.CloudOffers[offer].Accelerator : null;

    private TPart Said<TPart>(string code, TPart part)
        where TPart : IPart
    {
        _assumed.Add(Finding.Of(code, FindingArgument.Of(part.Id)));
        return part;
    }
}
