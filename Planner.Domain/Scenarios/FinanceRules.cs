using FluentValidation;

namespace Planner.Domain.Scenarios;

/// <summary>Rules of a record whose figures alone have bounds.</summary>
internal sealed class FigureRules<T> : AbstractValidator<T>
{
    public FigureRules() => this.CheckFigures();
}

/// <summary>Rules of taxes.</summary>
internal sealed class TaxRules : AbstractValidator<TaxTerms>
{
    private const int LongestLife = 100;

    public TaxRules()
    {
        this.CheckFigures();
        RuleFor(tax => tax.HardwareLifeYears).InclusiveBetween(1, LongestLife).As("out-of-bounds", 1, LongestLife);
        RuleFor(tax => tax.BuildingLifeYears).InclusiveBetween(1, LongestLife).As("out-of-bounds", 1, LongestLife);
        RuleFor(tax => tax.DecliningRate).InclusiveBetween(0, 1).As("out-of-bounds", 0, 1);
    }
}

/// <summary>Rules of a lease or loan.</summary>
internal sealed class FinancingRules : AbstractValidator<Financing>
{
    private const int LongestTerm = 480;
    private const double HighestResidual = 2;

    public FinancingRules()
    {
        this.CheckFigures();
        RuleFor(financing => financing.TermMonths).InclusiveBetween(1, LongestTerm).As("out-of-bounds", 1, LongestTerm);
        RuleFor(financing => financing.Share).InclusiveBetween(0, 1).As("out-of-bounds", 0, 1);
        RuleFor(financing => financing.ResidualShare).InclusiveBetween(0, HighestResidual).As("out-of-bounds", 0, HighestResidual);
    }
}

/// <summary>Rules of a contract.</summary>
internal sealed class ContractRules : AbstractValidator<ContractTerms>
{
    private const int LongestTerm = 240;

    public ContractRules()
    {
        this.CheckFigures();
        RuleFor(contract => contract.MinimumMonths).InclusiveBetween(1, LongestTerm).As("out-of-bounds", 1, LongestTerm);
        RuleFor(contract => contract.RampMonths).InclusiveBetween(0, LongestTerm).As("out-of-bounds", 0, LongestTerm);
        RuleFor(contract => contract.SavingsPlan!).SetValidator(new SavingsPlanRules()).When(contract => contract.SavingsPlan is not null);
    }
}

/// <summary>Rules of a savings plan.</summary>
internal sealed class SavingsPlanRules : AbstractValidator<SavingsPlan>
{
    private const int LongestTerm = 60;

    public SavingsPlanRules()
    {
        this.CheckFigures();
        RuleFor(plan => plan.TermMonths).InclusiveBetween(1, LongestTerm).As("out-of-bounds", 1, LongestTerm);
    }
}
