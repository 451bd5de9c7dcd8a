using FluentValidation;
using Planner.Domain.Catalogue;

namespace Planner.Domain.Scenarios;

/// <summary>Rules of what a person knows of a place.</summary>
internal sealed class SiteTermsRules : AbstractValidator<SiteTerms>
{
    private const double LongestRunTime = 240;
    private const double MostPetabytes = 1e6;
    private const double MostSquareMetres = 1e9;

    public SiteTermsRules(CatalogueSnapshot catalogue)
    {
        this.CheckFigures();
        RuleFor(site => site.Ups).Must(id => id is null || (catalogue.Power.TryGetValue(id, out var part) && part.Kind == "ups")).As("unknown-id");
        RuleFor(site => site.Battery).Must(id => id is null || (catalogue.Power.TryGetValue(id, out var part) && part.Kind == "battery")).As("unknown-id");
        RuleFor(site => site.CapacityStorage).Must(id => id is null || catalogue.Storage.ContainsKey(id)).As("unknown-id");
        RuleFor(site => site.BatteryMinutes).InclusiveBetween(0, LongestRunTime).As("out-of-bounds", 0, LongestRunTime);
        RuleFor(site => site.CapacityPetabytes).InclusiveBetween(0, MostPetabytes).As("out-of-bounds", 0, MostPetabytes);
        RuleFor(site => site.LandSquareMetres).InclusiveBetween(0, MostSquareMetres).As("out-of-bounds", 0, MostSquareMetres);
        RuleFor(site => site.TimeOfUse!).SetValidator(new TimeOfUseRules()).When(site => site.TimeOfUse is not null);
    }
}

/// <summary>Rules of a tariff by time of use.</summary>
internal sealed class TimeOfUseRules : AbstractValidator<TimeOfUseTerms>
{
    private const double HoursOfDay = 24;

    public TimeOfUseRules()
    {
        this.CheckFigures();
        RuleFor(tariff => tariff.PeakHours).InclusiveBetween(0, HoursOfDay).As("out-of-bounds", 0, HoursOfDay);
        RuleFor(tariff => tariff.OffPeakHours).Must((tariff, hours) => hours >= 0 && hours + tariff.PeakHours <= HoursOfDay).As("out-of-bounds", 0, HoursOfDay);
        RuleFor(tariff => tariff.MovedShare).InclusiveBetween(0, 1).As("out-of-bounds", 0, 1);
    }
}
