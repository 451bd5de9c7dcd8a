using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace Planner.Web.Reports;

/// <summary>What was last computed, by key: each once, however many ask for it at once, and who asks for another key does not wait for it.</summary>
/// <param name="kept">How many are held; the one that was not asked for longest goes first.</param>
public sealed class Recent<TKey, TValue>(int kept)
    where TKey : notnull
{
    private readonly LinkedList<(TKey Key, Lazy<TValue> Value)> _held = new();
    private readonly Lock _gate = new();

    /// <summary>The value of a key, computed unless it is held. An exception is held too.</summary>
    public TValue Of(TKey key, Func<TKey, TValue> compute) => Slot(key, compute).Value;

    private Lazy<TValue> Slot(TKey key, Func<TKey, TValue> compute)
    {
        lock (_gate)
        {
            var found = _held.FirstOrDefault(one => EqualityComparer<TKey>.Default.Equals(one.Key, key));
            if (found.Value is not null)
            {
                _held.Remove(found);
            }

            var slot = found.Value ?? new Lazy<TValue>(() => compute(key));
            _held.AddFirst((key, slot));
            if (_held.Count > kept)
            {
                _held.RemoveLast();
            }

            return slot;
        }
    }
}
