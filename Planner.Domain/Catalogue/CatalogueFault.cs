using System.Collections.Generic;
using System.Collections.Immutable;

namespace Planner.Domain.Catalogue;

/// <summary>Something wrong in the seed data. The code is worded by whoever shows it.</summary>
/// <param name="File">The seed file: <c>accelerators.json</c>.</param>
/// <param name="Part">Id of the part, or its place in the file (<c>#3</c>) when it has none; null when the file itself is wrong.</param>
/// <param name="Field">The field: <c>boardPower.unit</c>; null when the part itself is wrong.</param>
/// <param name="Code">What is wrong: <c>missing-field</c>, <c>unknown-field</c>, <c>out-of-bounds</c> …</param>
/// <param name="Arguments">What the sentence needs: the value, the bounds.</param>
public sealed record CatalogueFault(string File, string? Part, string? Field, string Code, ImmutableArray<string> Arguments)
{
    public override string ToString() =>
        $"{File}: {Part}{(Field is null ? "" : "." + Field)}: {Code} {string.Join(", ", Arguments)}".TrimEnd();
}

/// <summary>What came of reading the seed data: the catalogue, or every fault of it.</summary>
/// <param name="Snapshot">The catalogue; null when there is any fault.</param>
/// <param name="Faults">All faults, in the order of the files.</param>
public sealed record CatalogueReading(CatalogueSnapshot? Snapshot, ImmutableArray<CatalogueFault> Faults);

/// <summary>Gathers the faults of one file.</summary>
internal sealed record FaultList(string File)
{
    private readonly List<CatalogueFault> _faults = [];

    public IReadOnlyList<CatalogueFault> All => _faults;

    public void Add(string? part, string? field, string code, params ImmutableArray<string> arguments) =>
        _faults.Add(new CatalogueFault(File, part, field, code, arguments));
}
