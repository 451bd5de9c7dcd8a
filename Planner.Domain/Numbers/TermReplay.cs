using System;
using System.Collections.Generic;

namespace Planner.Domain.Numbers;

/// <summary>Computes a derivation again in another reading, step by step: what a <see cref="Tape"/> cannot hold (a rate that is solved for) and what is asked once.</summary>
/// <param name="leaf">What an input is now.</param>
public sealed record TermReplay<T>(Func<Input, T> leaf)
    where T : struct, IReal<T>
{
    private readonly Dictionary<TermNode, T> _known = [];

    /// <summary>The result of a derivation; steps that several results share are computed once.</summary>
    public T Of(TermNode root)
    {
        var open = new Stack<TermNode>([root]);
        while (open.TryPeek(out var node))
        {
            if (_known.ContainsKey(node) || !PushMissing(node, open))
            {
                open.Pop();
                _known.TryAdd(node, Compute(node));
            }
        }

        return _known[root];
    }

    private bool PushMissing(TermNode node, Stack<TermNode> open)
    {
        var before = open.Count;
        foreach (var argument in node.Arguments)
        {
            if (!_known.ContainsKey(argument))
            {
                open.Push(argument);
            }
        }

        return open.Count > before;
    }

    private T Compute(TermNode node)
    {
        if (node.Arguments.IsEmpty)
        {
            return node.Input is { } input ? leaf(input) : node.Value;
        }

        var arguments = new T[node.Arguments.Length];
        for (var place = 0; place < arguments.Length; place++)
        {
            arguments[place] = _known[node.Arguments[place]];
        }

        return TermOperations.Apply<T>(node.Operation, arguments);
    }
}
