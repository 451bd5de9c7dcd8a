using System.Collections.Generic;
using Planner.Domain.Numbers;

namespace Planner.Domain.Studies;

/// <summary>The reading that remembers, with some inputs at values of their own (base units) instead of their central ones.</summary>
internal sealed class MovedTerms(IReadOnlyDictionary<string, double> values) : IReading<Term>
{
    private readonly Dictionary<string, Term> _leaves = [];

    public Term Read(Input input)
    {
        if (!_leaves.TryGetValue(input.Id, out var leaf))
        {
            leaf = new(new TermNode(TermOperation.Input, values.TryGetValue(input.Id, out var moved) ? moved : input.Central, []) { Label = input.Label, Input = input });
            _leaves.Add(input.Id, leaf);
        }

        return leaf;
    }
}
