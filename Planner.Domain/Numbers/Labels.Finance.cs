namespace Planner.Domain.Numbers;

/// <summary>Names of what capital, tax and time make of costs.</summary>
public static partial class Labels
{
    // Capital
    public static readonly Label CapitalRecoveryFactor = new("capital-recovery-factor", Units.One);
    public static readonly Label AnnualisedCost = new("annualised-cost", Units.Usd);
    public static readonly Label WeightedCostOfCapital = new("weighted-cost-of-capital", Units.Percent);
    public static readonly Label InternalRateOfReturn = new("internal-rate-of-return", Units.Percent);
    public static readonly Label PaybackTime = new("payback-time", Units.Month);
    public static readonly Label CapitalExpenditure = new("capital-expenditure", Units.Usd);
    public static readonly Label OperatingExpenditure = new("operating-expenditure", Units.Usd);
    public static readonly Label FinancingPresentValue = new("financing-present-value", Units.Usd);
    public static readonly Label FinancingNominal = new("financing-nominal", Units.Usd);
    public static readonly Label CostOfMonth = new("cost-of-month", Units.Usd);

    // Tax
    public static readonly Label DepreciationOfYear = new("depreciation-of-year", Units.Usd);
    public static readonly Label BookValue = new("book-value", Units.Usd);
    public static readonly Label CostAfterTaxOfYear = new("cost-after-tax-of-year", Units.Usd);
    public static readonly Label LifetimeCostAfterTax = new("lifetime-cost-after-tax", Units.Usd);
    public static readonly Label PropertyTax = new("property-tax", Units.Usd);
    public static readonly Label Incentive = new("incentive", Units.Usd);

    // Loans and leases
    public static readonly Label InstalmentPayment = new("instalment-payment", Units.Usd);
    public static readonly Label LoanInterest = new("loan-interest", Units.Usd);
    public static readonly Label LoanBalance = new("loan-balance", Units.Usd);
    public static readonly Label LoanProceeds = new("loan-proceeds", Units.Usd);
    public static readonly Label LoanPayments = new("loan-payments", Units.Usd);
    public static readonly Label LeasePayments = new("lease-payments", Units.Usd);

    // Runs
    public static readonly Label CostPerTrainingRun = new("cost-per-training-run", Units.Usd);
    public static readonly Label AmortisedHardware = new("amortised-hardware", Units.Usd);
    public static readonly Label RunEnergyCost = new("run-energy-cost", Units.Usd);
    public static readonly Label AmortisedRunCost = new("amortised-run-cost", Units.Usd);
}
