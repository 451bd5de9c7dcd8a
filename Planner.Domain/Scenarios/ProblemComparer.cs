using System;
using System.Collections.Generic;

namespace Planner.Domain.Scenarios;

/// <summary>Two rules that find the same fault at the same field say it once.</summary>
internal sealed class ProblemComparer : IEqualityComparer<Problem>
{
    public static ProblemComparer Instance { get; } = new();

    public bool Equals(Problem? x, Problem? y) => x?.Path == y?.Path && x?.Code == y?.Code;

    public int GetHashCode(Problem obj) => HashCode.Combine(obj.Path, obj.Code);
}
