using System;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using FluentValidation;
using Planner.Domain.Catalogue;
using Planner.Domain.Numbers;

namespace Planner.Domain.Scenarios;

/// <summary>A negotiated price as a person typed it or a program sent it: texts, so that all that is wrong is said at once, at its field.</summary>
public sealed record PriceEntry
{
    public string? Figure { get; init; }

    public double? Value { get; init; }

    public string? Currency { get; init; }

    public string? Provider { get; init; }

    /// <summary>A day, <c>2026-03-01</c>.</summary>
    public string? AgreedOn { get; init; }

    /// <summary>A day; empty: open.</summary>
    public string? ValidUntil { get; init; }

    public string? Note { get; init; }

    /// <summary>The price under an id, or what is wrong with it.</summary>
    public (PrivatePrice? Price, ImmutableArray<Problem> Problems) Check(string id, CatalogueSnapshot catalogue)
    {
        var faults = new PriceEntryRules(catalogue).Validate(this).Errors;
        return faults.Count > 0
            ? (null, [.. faults.Select(fault => new Problem(Camel(fault.PropertyName), fault.ErrorCode, fault.CustomState as object[] is { } values ? [.. values] : []))])
            : (new PrivatePrice
            {
                Id = id,
                Figure = Figure!,
                Value = Value!.Value,
                Currency = string.IsNullOrWhiteSpace(Currency) ? "USD" : Currency,
                Provider = Blank(Provider),
                AgreedOn = Day(AgreedOn)!.Value,
                ValidUntil = Day(ValidUntil),
                Note = Blank(Note),
            }, []);
    }

    internal static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}

/// <summary>Rules of a negotiated price.</summary>
internal sealed class PriceEntryRules : AbstractValidator<PriceEntry>
{
    private const int LongestName = 200;
    private const int LongestNote = 2000;

    public PriceEntryRules(CatalogueSnapshot catalogue)
    {
        RuleFor(entry => entry.Figure).Must(figure => figure is not null && NegotiableFigure.Find(figure, catalogue) is not null).As("unknown-figure", "");
        RuleFor(entry => entry.Value).NotNull().As("required");
        RuleFor(entry => entry.Currency).Must(currency => string.IsNullOrWhiteSpace(currency) || Rate(currency, catalogue) is not null)
            .WithErrorCode("currency-without-rate").WithState(entry => new object[] { entry.Currency! });
        RuleFor(entry => entry.Provider).MaximumLength(LongestName).As("text-too-long", LongestName);
        RuleFor(entry => entry.Note).MaximumLength(LongestNote).As("text-too-long", LongestNote);
        RuleFor(entry => entry.AgreedOn).Must(day => PriceEntry.Day(day) is not null).As("expected-date");
        RuleFor(entry => entry.ValidUntil).Must(day => string.IsNullOrEmpty(day) || PriceEntry.Day(day) is not null).As("expected-date");
        RuleFor(entry => entry.ValidUntil)
            .Must((entry, day) => PriceEntry.Day(day) is not { } last || PriceEntry.Day(entry.AgreedOn) is not { } first || last >= first).As("valid-before-agreed");
        RuleFor(entry => entry).Custom((entry, context) =>
        {
            if (entry.Value is { } value && entry.Figure is { } path && NegotiableFigure.Find(path, catalogue) is { } figure && Rate(entry.Currency, catalogue) is { } rate)
            {
                var (least, most) = (figure.Declared.Minimum / rate, figure.Declared.Maximum / rate);
                SpreadRules.Report(context, "Value", value >= least && value <= most ? [] : [("out-of-bounds", [least, most])]);
            }
        });
    }

    // The book belongs to no scenario: only the catalogue's rates are known to it.
    private static double? Rate(string? currency, CatalogueSnapshot catalogue) => string.IsNullOrWhiteSpace(currency) ? 1 : ExchangeRates.Published(currency, catalogue)?.UsdPerUnit;
}
