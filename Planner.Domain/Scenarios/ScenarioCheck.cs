using System;
using System.Collections.Immutable;
using System.Linq;
using FluentValidation;
using FluentValidation.Results;
using Planner.Domain.Catalogue;

namespace Planner.Domain.Scenarios;

/// <summary>Whether a scenario can be planned: bounds, order of ranges, ids that the catalogue knows. One set of rules for form, API and file.</summary>
public static class ScenarioCheck
{
    /// <summary>Everything that is wrong, at its field; empty when the scenario can be planned.</summary>
    public static ImmutableArray<Problem> Find(Scenario scenario, CatalogueSnapshot catalogue) =>
        [.. new ScenarioRules(catalogue).Validate(scenario).Errors.Select(ToProblem).Distinct(ProblemComparer.Instance)];

    private static Problem ToProblem(ValidationFailure failure) =>
        new(CamelCase(failure.PropertyName), failure.ErrorCode, failure.CustomState is object[] arguments ? [.. arguments] : []);

    private static string CamelCase(string path) =>
        string.Join('.', path.Split('.').Select(part => part.Length == 0 ? part : char.ToLowerInvariant(part[0]) + part[1..]));
}

/// <summary>Rules of the whole and of the terms.</summary>
internal sealed class ScenarioRules : AbstractValidator<Scenario>
{
    private const int LongestName = 200;
    private const int MostOptions = 40;
    private const int MostOverrides = 1000;

    public ScenarioRules(CatalogueSnapshot catalogue)
    {
        RuleFor(scenario => scenario.Name).NotEmpty().As("required").MaximumLength(LongestName).As("text-too-long", LongestName);
        RuleFor(scenario => scenario.SchemaVersion).Equal(ScenarioJson.CurrentVersion).As("schema-version-unknown", ScenarioJson.CurrentVersion);
        RuleFor(scenario => scenario.CatalogueVersion).MaximumLength(LongestName).As("text-too-long", LongestName);
        RuleFor(scenario => scenario.Application).SetValidator(new ApplicationRules(catalogue));
        RuleFor(scenario => scenario.Terms).SetValidator(new TermsRules());
        RuleFor(scenario => scenario.Terms.Currency).Must((scenario, currency) => !CurrencyForm.IsMatch(currency) || ExchangeRates.Find(currency, scenario, catalogue) is not null)
            .WithErrorCode("currency-without-rate").WithState(scenario => new object[] { scenario.Terms.Currency });
        RuleFor(scenario => scenario.Options.Length).LessThanOrEqualTo(MostOptions).As("too-many", MostOptions).OverridePropertyName("Options");
        RuleForEach(scenario => scenario.Options).SetValidator(scenario => new OptionRules(scenario, catalogue));
        RuleFor(scenario => scenario.Overrides.Length).LessThanOrEqualTo(MostOverrides).As("too-many", MostOverrides).OverridePropertyName("Overrides");
        RuleForEach(scenario => scenario.Overrides).SetValidator(scenario => new OverrideRules(scenario, catalogue));
        RuleFor(scenario => scenario).Custom((scenario, context) =>
            UniqueIds.Check(context, "Options", [.. scenario.Options.Select(option => option.Id)]));
        RuleFor(scenario => scenario.Application.Constraints.Deadline)
            .Must((scenario, deadline) => deadline is null || deadline > scenario.Terms.DecisionDate).As("deadline-before-decision");
    }
}

/// <summary>Rules of part C.</summary>
internal sealed class TermsRules : AbstractValidator<Terms>
{
    private const int LongestHorizon = 240;
    private const int MostRates = 200;

    public TermsRules()
    {
        this.CheckFigures();
        RuleFor(terms => terms.DecisionDate).InclusiveBetween(new DateOnly(2000, 1, 1), new DateOnly(2100, 1, 1)).As("date-out-of-bounds", "2000-01-01", "2100-01-01");
        RuleFor(terms => terms.HorizonMonths).InclusiveBetween(1, LongestHorizon).As("out-of-bounds", 1, LongestHorizon);
        RuleFor(terms => terms.PriceYear).InclusiveBetween(2000, 2100).As("out-of-bounds", 2000, 2100);
        RuleFor(terms => terms.Currency).Must(CurrencyForm.IsMatch).As("currency-form");
        RuleFor(terms => terms.ExchangeRates.Length).LessThanOrEqualTo(MostRates).As("too-many", MostRates).OverridePropertyName("ExchangeRates");
        RuleFor(terms => terms.PriceChangesPerYear!).SetValidator(new FigureRules<PriceChanges>()).When(terms => terms.PriceChangesPerYear is not null);
        RuleFor(terms => terms.Capital!).SetValidator(new FigureRules<CapitalTerms>()).When(terms => terms.Capital is not null);
        RuleFor(terms => terms.Tax!).SetValidator(new TaxRules()).When(terms => terms.Tax is not null);
        RuleForEach(terms => terms.ExchangeRates).SetValidator(new ExchangeRateRules());
    }
}

/// <summary>Rules of a rate of exchange.</summary>
internal sealed class ExchangeRateRules : AbstractValidator<OwnExchangeRate>
{
    private const double Least = 1e-9;
    private const double Most = 1e6;

    public ExchangeRateRules()
    {
        RuleFor(rate => rate.Currency).Must(CurrencyForm.IsMatch).As("currency-form");
        RuleFor(rate => rate.UsdPerUnit).InclusiveBetween(Least, Most).As("out-of-bounds", Least, Most);
    }
}

/// <summary>Three capital letters of ISO 4217.</summary>
internal static class CurrencyForm
{
    private const int Letters = 3;

    public static bool IsMatch(string currency) => currency.Length == Letters && currency.All(char.IsAsciiLetterUpper);
}

/// <summary>Ids within one list are all different.</summary>
internal static class UniqueIds
{
    public static void Check<T>(ValidationContext<T> context, string list, ImmutableArray<string> ids)
    {
        for (var place = 0; place < ids.Length; place++)
        {
            if (ids.IndexOf(ids[place]) < place)
            {
                SpreadRules.Report(context, $"{list}[{place}].Id", [("id-twice", [ids[place]])]);
            }
        }
    }
}
