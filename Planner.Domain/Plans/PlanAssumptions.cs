using Planner.Domain.Catalogue;
using Planner.Domain.Numbers;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Plans;

/// <summary>Figures that belong to no part: from the catalogue, or, where it has none, a default of the product that says so.</summary>
public sealed record PlanAssumptions(CatalogueSnapshot Catalogue)
{
    public Input ContractTime => Known("rental-start-time", 1, Units.Month, "quota, contract and moving in");

    public Input LoadedSalaryFactor => Known("loaded-salary-factor", 1.35, Units.One, "cost of a position over its salary");

    public Input SmallestSiteStaff => Known("smallest-site-staff", 12, Units.One, "crew of a site of 1 to 5 MW");

    public Input HyperscaleStaff => Known("hyperscale-building-staff", 50, Units.One, "crew of a hyperscale building");

    public Input OperatorsPerThousand => Known("operators-per-thousand-accelerators", 2, Units.One, "people who run a cluster");

    public Input ArchivedCheckpoints => Known("archived-checkpoints", 20, Units.One, "checkpoints that are kept of each run");

    public Input KeptCheckpoints => Known("kept-checkpoints", 3, Units.One, "the newest, the one before it, and one being written");

    public Input CheckpointBytesPerParameter => Known("checkpoint-bytes-per-parameter", 14, Units.Byte, "weights and optimiser state in mixed precision");

    public Input FloorPerMegawatt => Known("gross-floor-per-megawatt", 1000, Units.SquareMetre, "gross floor of a megawatt of IT power");

    public Input LandOverFloor => Known("land-over-floor", 3, Units.One, "land over gross floor");

    public Input? WaterPrice => Find("water-price");

    public Input? HeatPrice => Find("heat-price");

    public Input? CleanPowerPremium => Find("green-certificate-price");

    public Input? SoftwareLicence => Find("software-licence");

    public Input? TakeDownCost => Find("decommissioning-cost");

    public Input? EngineerSalary => Find("cluster-engineer-salary");

    public Input? MaintenanceRate => Find("hardware-maintenance-rate");

    public Input? InsuranceRate => Find("insurance-rate");

    public Input? ElectricalShare => Find("electrical-share-of-build");

    public Input? MechanicalShare => Find("mechanical-share-of-build");

    public Input? FacilityLife => Find("facility-life");

    public Input? CloudStorageRate => Find("object-storage-rate");

    public Input PassageTokens => Known("passage-tokens", 512, Units.One, "tokens of a passage that retrieval looks up");

    public Input PassageOverlap => Known("passage-overlap", 15, Units.Percent, "share of a passage that repeats the one before");

    public Input VectorDimensions => Known("vector-dimensions", 1536, Units.One, "dimensions of a vector that a passage is found by");

    public Input EmbeddingParameters => Known("embedding-model-parameters", 0.6e9, Units.One, "parameters of the model that turns passages into vectors");

    public Input EmbeddingShare => Known("embedding-peak-share", 30, Units.Percent, "share of the peak rate that embedding reaches");

    /// <summary>An index that a provider keeps.</summary>
    public Input? IndexStorageRate => Find("index-storage-rate");

    public Input? PriceTrend => Find("price-performance-trend");

    /// <summary>Share of the American five-year table in a year from 1 to 6.</summary>
    public Input? TaxShare(int year) => Find($"macrs-five-year-{year}");

    /// <summary>Life that a country's tax office gives a server or a building.</summary>
    public Input? TaxLife(bool building, TaxCountry country)
    {
        var place = country switch { TaxCountry.UnitedStates => "us", TaxCountry.Japan => "japan", TaxCountry.Germany => "germany", _ => "korea" };
        return Find($"tax-life-{(building ? "building" : "server")}-{place}");
    }

    /// <summary>Further discount for paying a part or all of a commitment upfront.</summary>
    public Input? UpfrontDiscount(Upfront upfront) => upfront switch
    {
        Upfront.Part => Find("upfront-discount-part"),
        Upfront.All => Find("upfront-discount-full"),
        _ => null,
    };

    /// <summary>Life in which a purchase is written off where no country says: a server's in the accounts, a building's as assumed.</summary>
    public Input UsualTaxLife(bool building) => building
        ? Known("tax-life-building-elsewhere", 33, Units.Year, "3 % a year in a straight line")
        : Known("server-life", 5, Units.Year, "usual in accounts");

    /// <summary>Share of a commitment that is paid upfront, where a part is.</summary>
    public Input UpfrontShare => Known("upfront-share-part", 50, Units.Percent, "about half");

    /// <summary>Price of data that leave a provider's cloud; null when none is known.</summary>
    public Input? EgressPrice(string? provider) => Find("egress-" + (provider ?? "").Split(' ')[0].ToLowerInvariant());

    /// <summary>Interruptions of a spot instance by its chip; of a chip that is not known those of the newest that is.</summary>
    public Input? SpotInterruptions(string accelerator) => Find("spot-interruption-rate-" + accelerator.Split('-')[0]) ?? Find("spot-interruption-rate-h100");

    /// <summary>Rate of a lease or of debt that a person did not state.</summary>
    public Input FinancingRate(FinancingKind kind) => kind == FinancingKind.Lease
        ? Known("lease-rate", 9, Units.PercentPerYear, "credit of the lessee and resale risk")
        : Known("cost-of-debt-us", 6, Units.PercentPerYear, "corporate debt");

    public Input? SpareShare => Find("spare-node-share");

    /// <summary>What is left of a purchase price at 12, 24, 36 and 54 months.</summary>
    public Input? ResidualAt(int months) => Find($"residual-value-{months}-months");

    private Input? Find(string id) => Catalogue.Assumptions.TryGetValue(id, out var assumption) ? assumption.Figure : null;

    private Input Known(string id, double value, Unit unit, string why) =>
        Find(id) ?? new Input($"assumed/{id}", new Label(id, unit), value, unit, new Citation(null, null, Confidence.Assumed, why));
}
