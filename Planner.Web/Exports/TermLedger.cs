using System;
using System.Collections.Generic;
using System.Linq;
using Planner.Domain.Numbers;

namespace Planner.Web.Exports;

/// <summary>One step of a derivation, each different step once, however often the engines repeated it.</summary>
internal sealed class TermEntry(TermNode node, TermEntry[] arguments)
{
    public TermNode Node { get; } = node;

    public TermEntry[] Arguments { get; } = arguments;

    /// <summary>How many steps and results use it.</summary>
    public int Uses { get; set; }

    /// <summary>Address of its cell; null while it has none.</summary>
    public string? Address { get; set; }

    /// <summary>Its formula, to stand in the formulas of others; null while it has not been worded.</summary>
    public FormulaText? Text { get; set; }

    /// <summary>How formulas in words call it; null while nobody asked.</summary>
    public FormulaText? Said { get; set; }

    /// <summary>From here on a cell is where it stands, for everything that uses it; nothing when it has one already.</summary>
    public void SettleAt(string address)
    {
        if (Address is null)
        {
            Address = address;
            Text = FormulaText.Cell(address);
        }
    }
}

/// <summary>All steps of several derivations: equal steps are one entry, and each entry knows how often it is used.</summary>
internal sealed class TermLedger
{
    private readonly Dictionary<TermNode, TermEntry> _byNode = [];
    private readonly Dictionary<StepKey, TermEntry> _byStep = [];
    private readonly List<TermEntry> _entries = [];

    /// <summary>Every different step, in the order in which they came.</summary>
    public IEnumerable<TermEntry> Entries => _entries;

    /// <summary>Takes in a result with everything that it came of.</summary>
    public TermEntry Enter(TermNode root)
    {
        // The graphs are deep (a sum over months of all lines); recursion would run out of stack.
        var open = new Stack<TermNode>();
        open.Push(root);
        while (open.TryPeek(out var node))
        {
            if (_byNode.ContainsKey(node))
            {
                open.Pop();
                continue;
            }

            var missing = node.Arguments.Where(argument => !_byNode.ContainsKey(argument)).ToList();
            if (missing.Count == 0)
            {
                open.Pop();
                _byNode[node] = Intern(node);
            }

            missing.ForEach(open.Push);
        }

        var entry = _byNode[root];
        entry.Uses++;
        return entry;
    }

    private TermEntry Intern(TermNode node)
    {
        var arguments = node.Arguments.Select(argument => _byNode[argument]).ToArray();
        var key = new StepKey(
            node.Operation,
            node.Operation is TermOperation.Literal or TermOperation.Constant ? BitConverter.DoubleToInt64Bits(node.Value) : 0,
            node.Input?.Id ?? node.Label?.Constant ?? node.Label?.Key,
            arguments);
        if (!_byStep.TryGetValue(key, out var entry))
        {
            entry = new TermEntry(node, arguments);
            _byStep.Add(key, entry);
            _entries.Add(entry);
            foreach (var argument in arguments)
            {
                argument.Uses++;
            }
        }

        return entry;
    }

    private sealed record StepKey(TermOperation Operation, long Bits, string? Name, TermEntry[] Arguments)
    {
        public bool Equals(StepKey? other) => other is not null && Operation == other.Operation && Bits == other.Bits && Name == other.Name
            && Arguments.AsSpan().SequenceEqual(other.Arguments);

        public override int GetHashCode()
        {
            var hash = HashCode.Combine(Operation, Bits, Name);
            return Arguments.Aggregate(hash, (sum, argument) => HashCode.Combine(sum, System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(argument)));
        }
    }
}
