using Planner.Domain.Catalogue;
using Planner.Domain.Scenarios;

namespace Planner.Web.Display;

/// <summary>The currency that money is shown in; inside, all is US dollars.</summary>
/// <param name="Code">ISO 4217.</param>
/// <param name="PerUsd">Units of it for one US dollar.</param>
public sealed record Currency(string Code, double PerUsd)
{
    public static Currency Usd { get; } = new("USD", 1);

    /// <summary>The currency that a scenario asks to be shown in, at its own rate or the catalogue's; the US dollar where it has none.</summary>
    public static Currency Of(Scenario scenario, CatalogueSnapshot catalogue) =>
        ExchangeRates.Find(scenario.Terms.Currency, scenario, catalogue) is { } rate ? new(rate.Currency, 1 / rate.UsdPerUnit) : Usd;

    /// <summary>Its sign in running figures; the code itself where it has none of its own.</summary>
    public string Sign => Code switch
    {
        "USD" => "$",
        "EUR" => "€",
        "JPY" => "¥",
        "KRW" => "₩",
        "GBP" => "£",
        _ => Code,
    };

    /// <summary>The yen and the won have no minor unit.</summary>
    public int MinorDigits => Code is "JPY" or "KRW" ? 0 : 2;

    /// <summary>Its name after a number, as Japanese and Korean write it.</summary>
    public string NameIn(Language language) => (language.Code, Code) switch
    {
        ("ja", "USD") => "ドル",
        ("ja", "EUR") => "ユーロ",
        ("ja", "JPY") => "円",
        ("ja", "KRW") => "ウォン",
        ("ja", "GBP") => "ポンド",
        ("ko", "USD") => "달러",
        ("ko", "EUR") => "유로",
        ("ko", "JPY") => "엔",
        ("ko", "KRW") => "원",
        ("ko", "GBP") => "파운드",
        _ => Sign,
    };
}
