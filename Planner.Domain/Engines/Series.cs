using System.Collections;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines;

/// <summary>One value for each of some months: the same in all of them, kept once, or each its own.</summary>
public readonly struct Series<T> : IReadOnlyList<T>
    where T : struct, IReal<T>
{
    private readonly T _same;
    private readonly ImmutableArray<T> _values;

    /// <summary>The same value in all months.</summary>
    public Series(T value, int count)
    {
        (_same, Count) = (value, count);
    }

    /// <summary>Each month its own value.</summary>
    public Series(ImmutableArray<T> values)
    {
        (_values, Count) = (values, values.Length);
    }

    public int Count { get; }

    /// <summary>Months that the series covers; another word for <see cref="Count"/>.</summary>
    public int Length => Count;

    /// <summary>All months have the same value.</summary>
    public bool IsFlat => _values.IsDefault;

    public T this[int index] => _values.IsDefault ? _same : _values[index];

    public IEnumerator<T> GetEnumerator()
    {
        var series = this;
        return Enumerable.Range(0, Count).Select(place => series[place]).GetEnumerator();
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
