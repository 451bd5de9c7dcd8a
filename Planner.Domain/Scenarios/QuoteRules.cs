using FluentValidation;
using Planner.Domain.Catalogue;
using Planner.Domain.Numbers;

namespace Planner.Domain.Scenarios;

/// <summary>Rules of a provider's quote.</summary>
internal sealed class QuoteRules : AbstractValidator<RentQuote>
{
    private const int LongestName = 200;
    private const int MostInstances = 10_000;
    private static readonly FigureAttribute s_rate = FigureBounds.Find("accelerator-hour-rate")!;

    public QuoteRules(Scenario scenario, CatalogueSnapshot catalogue)
    {
        RuleFor(quote => quote.Accelerator).Must(catalogue.Accelerators.ContainsKey).As("unknown-id");
        RuleFor(quote => quote.AcceleratorsPerInstance).InclusiveBetween(1, MostInstances).As("out-of-bounds", 1, MostInstances);
        RuleFor(quote => quote.Provider).MaximumLength(LongestName).As("text-too-long", LongestName);
        RuleFor(quote => quote.Currency).Must(currency => currency is null || ExchangeRates.Find(currency, scenario, catalogue) is not null)
            .WithErrorCode("currency-without-rate").WithState(quote => new object[] { quote.Currency! });
        RuleFor(quote => quote).Custom((quote, context) =>
        {
            // A currency without a rate is said at its own field.
            if (quote.PricePerAcceleratorHour is { } price && (quote.Currency is null || ExchangeRates.Find(quote.Currency, scenario, catalogue) is not null))
            {
                var usd = ExchangeRates.ToUsd(price, quote.Currency, scenario, catalogue);
                SpreadRules.Report(context, "PricePerAcceleratorHour", SpreadRules.Faults(usd.Scale(Units.UsdPerHour.Factor), s_rate));
            }
        });
    }
}

/// <summary>Which units measure money.</summary>
internal static class MoneyUnits
{
    public static bool IsMoney(Unit unit) => unit.Symbol.Contains("USD", System.StringComparison.Ordinal);
}
