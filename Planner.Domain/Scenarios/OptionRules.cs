using System;
using System.Collections.Frozen;
using System.Linq;
using System.Linq.Expressions;
using FluentValidation;
using Planner.Domain.Catalogue;

namespace Planner.Domain.Scenarios;

/// <summary>Rules of one option of part B.</summary>
internal sealed class OptionRules : AbstractValidator<Option>
{
    private const int LongestName = 200;
    private const int MostAccelerators = 10_000_000;
    private const double MostPetabytes = 1e6;
    private const double MostOversubscription = 100;
    private const int MostStages = 24;
    private const int MostPrices = 50;

    private const double LongestWait = 240;
    private const int LongestRefresh = 240;

    public OptionRules(Scenario scenario, CatalogueSnapshot catalogue)
    {
        RuleFor(option => option.Id).Matches("^[a-z0-9]+(-[a-z0-9]+)*$").As("id-form").MaximumLength(LongestName).As("text-too-long", LongestName);
        RuleFor(option => option.Name).MaximumLength(LongestName).As("text-too-long", LongestName);
        RuleFor(option => option.Accelerators).InclusiveBetween(1, MostAccelerators).As("out-of-bounds", 1, MostAccelerators);
        RuleFor(option => option.StoragePetabytes).InclusiveBetween(0, MostPetabytes).As("out-of-bounds", 0, MostPetabytes);
        RuleFor(option => option.Oversubscription).InclusiveBetween(1, MostOversubscription).As("out-of-bounds", 1, MostOversubscription);
        RuleFor(option => option.CleanPowerShare).InclusiveBetween(0, 1).As("out-of-bounds", 0, 1);
        RuleFor(option => option.MonthsToService).InclusiveBetween(0, LongestWait).As("out-of-bounds", 0, LongestWait);
        RuleFor(option => option.Quote!).SetValidator(new QuoteRules(scenario, catalogue)).When(option => option.Quote is not null);
        RuleFor(option => option.PrivatePrices.Length).LessThanOrEqualTo(MostPrices).As("too-many", MostPrices).OverridePropertyName("PrivatePrices");
        RuleForEach(option => option.PrivatePrices).Matches("^[a-z0-9]+(-[a-z0-9]+)*$").As("id-form").MaximumLength(LongestName).As("text-too-long", LongestName);
        RuleFor(option => option.RefreshMonths).InclusiveBetween(1, LongestRefresh).As("out-of-bounds", 1, LongestRefresh);
        RuleFor(option => option.Financing!).SetValidator(new FinancingRules()).When(option => option.Financing is not null);
        RuleFor(option => option.Contract!).SetValidator(new ContractRules()).When(option => option.Contract is not null);
        RuleFor(option => option.Colocation!).SetValidator(new FigureRules<ColocationTerms>()).When(option => option.Colocation is not null);
        RuleFor(option => option.Site!).SetValidator(new SiteTermsRules(catalogue)).When(option => option.Site is not null);
        RuleFor(option => option.Effort!).SetValidator(new FigureRules<Effort>()).When(option => option.Effort is not null);
        RuleFor(option => option.Hall!).SetValidator(new HallRules()).When(option => option.Hall is not null);
        RuleForEach(option => option.Ramp).SetValidator(new RampRules());
        RuleFor(option => option.Ramp.Length).LessThanOrEqualTo(MostStages).As("too-many", MostStages).OverridePropertyName("Ramp");
        RuleFor(option => option.Ramp)
            .Must(ramp => ramp.Zip(ramp.Skip(1)).All(pair => pair.First.MonthsLater < pair.Second.MonthsLater)).As("ramp-order")
            .Must((option, ramp) => ramp.IsEmpty || option.Accelerators > ramp.Sum(step => (long)step.Accelerators)).As("ramp-too-large");
        RuleFor(option => option.Sourcing).NotNull().As("required").When(option => option.Kind == OptionKind.FineTune);
        Known(option => option.Server, catalogue.Servers);
        Known(option => option.Fabric, catalogue.Network);
        Known(option => option.Storage, catalogue.Storage);
        Known(option => option.Cooling, catalogue.Cooling);
        Known(option => option.Facility, catalogue.Facility);
        Known(option => option.Region, catalogue.Regions);
        Known(option => option.CloudOffer, catalogue.CloudOffers);
        Known(option => option.ApiOffer, catalogue.ApiOffers);
        Known(option => option.TuningOffer, catalogue.ApiOffers);
        Known(option => option.EmbeddingOffer, catalogue.ApiOffers);
    }

    private void Known<TPart>(Expression<Func<Option, string?>> field, FrozenDictionary<string, TPart> parts) =>
        RuleFor(field).Must(id => id is null || parts.ContainsKey(id)).As("unknown-id");
}

/// <summary>Rules of one later delivery.</summary>
internal sealed class RampRules : AbstractValidator<RampStep>
{
    private const int LongestRamp = 240;
    private const int MostAccelerators = 10_000_000;

    public RampRules()
    {
        RuleFor(step => step.MonthsLater).InclusiveBetween(1, LongestRamp).As("out-of-bounds", 1, LongestRamp);
        RuleFor(step => step.Accelerators).InclusiveBetween(1, MostAccelerators).As("out-of-bounds", 1, MostAccelerators);
    }
}

/// <summary>Rules of an existing hall.</summary>
internal sealed class HallRules : AbstractValidator<HallLimits>
{
    private const double MostWatts = 1e11;
    private const double MostSquareMetres = 1e7;
    private const double MostFloorLoad = 1e5;
    private const int MostRacks = 1_000_000;

    public HallRules()
    {
        RuleFor(hall => hall.PowerWatts).InclusiveBetween(0, MostWatts).As("out-of-bounds", 0, MostWatts);
        RuleFor(hall => hall.CoolingWatts).InclusiveBetween(0, MostWatts).As("out-of-bounds", 0, MostWatts);
        RuleFor(hall => hall.FloorSquareMetres).InclusiveBetween(0, MostSquareMetres).As("out-of-bounds", 0, MostSquareMetres);
        RuleFor(hall => hall.FloorKilogramsPerSquareMetre).InclusiveBetween(0, MostFloorLoad).As("out-of-bounds", 0, MostFloorLoad);
        RuleFor(hall => hall.RackPositions).InclusiveBetween(0, MostRacks).As("out-of-bounds", 0, MostRacks);
    }
}

/// <summary>Rules of a person's own value.</summary>
internal sealed class OverrideRules : AbstractValidator<Override>
{
    private const int LongestReason = 2000;
    private const int LongestName = 200;

    public OverrideRules(Scenario scenario, CatalogueSnapshot catalogue)
    {
        RuleFor(one => one.Reason).MaximumLength(LongestReason).As("text-too-long", LongestReason);
        RuleFor(one => one).Custom((one, context) =>
        {
            var target = OverrideTarget.Find(one.Figure, scenario, catalogue);
            if (target is null)
            {
                SpreadRules.Report(context, "Figure", [("unknown-figure", [Short(one.Figure)])]);
                return;
            }

            if (target.UnitOf(one) is not { } unit)
            {
                SpreadRules.Report(context, "Unit", [("unknown-unit", [target.Label.Unit.Symbol])]);
                return;
            }

            if (one.Currency is { } currency && ExchangeRates.Find(currency, scenario, catalogue) is null)
            {
                SpreadRules.Report(context, "Currency", [("currency-without-rate", [Short(currency)])]);
                return;
            }

            if (one.Currency is not null && !MoneyUnits.IsMoney(unit))
            {
                SpreadRules.Report(context, "Currency", [("currency-of-no-money", [unit.Symbol])]);
                return;
            }

            SpreadRules.Report(context, "Value", SpreadRules.Faults(ExchangeRates.ToUsd(one.Value, one.Currency, scenario, catalogue).Scale(unit.Factor), target.Bounds));
        });
    }

    private static string Short(string text) => text.Length > LongestName ? text[..LongestName] : text;
}
