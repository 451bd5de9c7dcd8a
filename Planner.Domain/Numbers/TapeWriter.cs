using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace Planner.Domain.Numbers;

/// <summary>Writes a derivation down as a <see cref="Tape"/>: each value once, arguments before what uses them, registers given back after the last use.</summary>
internal sealed class TapeWriter(Func<Input, bool> drawn)
{
    private const int BlockLanes = Tape.BlockDraws / Lanes.Count;

    private readonly Dictionary<TermNode, int> _places = [];
    private readonly Dictionary<Line, int> _known = [];
    private readonly Dictionary<long, int> _constantPlaces = [];
    private readonly List<Line> _lines = [];
    private readonly List<double> _constants = [];
    private readonly Dictionary<string, int> _columns = [];
    private readonly List<Input> _inputs = [];

    // A value is a line of the tape (not negative) or a constant (its complement).
    private readonly record struct Line(TermOperation Operation, int Left, int Right = Line.None, int Third = Line.None, int Fourth = Line.None)
    {
        public const int None = int.MinValue;
    }

    public Tape Write(IEnumerable<TermNode> results)
    {
        var values = results.Select(Visit).ToArray();
        return Allocate(values);
    }

    private int Visit(TermNode root)
    {
        var open = new Stack<TermNode>([root]);
        while (open.TryPeek(out var node))
        {
            if (_places.ContainsKey(node))
            {
                open.Pop();
                continue;
            }

            var missing = false;
            for (var place = node.Arguments.Length - 1; place >= 0; place--)
            {
                if (!_places.ContainsKey(node.Arguments[place]))
                {
                    missing = true;
                    open.Push(node.Arguments[place]);
                }
            }

            if (!missing)
            {
                open.Pop();
                _places.Add(node, Place(node));
            }
        }

        return _places[root];
    }

    private int Place(TermNode node) => node.Operation switch
    {
        TermOperation.Literal or TermOperation.Constant => Constant(node.Value),
        TermOperation.Input => drawn(node.Input!) ? Known(new Line(TermOperation.Input, Column(node.Input!))) : Constant(node.Value),
        TermOperation.Named => _places[node.Arguments[0]],
        _ => Compute(node),
    };

    private int Compute(TermNode node)
    {
        var moves = false;
        Span<int> places = [Line.None, Line.None, Line.None, Line.None];
        if (node.Operation == TermOperation.SolveRate)
        {
            throw new InvalidOperationException($"{node.Operation} cannot be replayed");
        }

        for (var place = 0; place < node.Arguments.Length; place++)
        {
            places[place] = _places[node.Arguments[place]];
            moves |= places[place] >= 0;
        }

        return !moves ? Constant(node.Value)
            : Unchanged(node.Operation, places[0], places[1]) is { } same ? same
            : Known(new Line(node.Operation, places[0], places[1], places[2], places[3]));
    }

    // Sums begin at zero and factors at one; what such a step leaves as it was needs no step.
    private int? Unchanged(TermOperation operation, int left, int right) => operation switch
    {
        TermOperation.Add when Is(left, 0) => right,
        TermOperation.Add or TermOperation.Subtract when Is(right, 0) => left,
        TermOperation.Multiply when Is(left, 1) => right,
        TermOperation.Multiply or TermOperation.Divide when Is(right, 1) => left,
        _ => null,
    };

    private bool Is(int place, double value) => place is < 0 and not Line.None && _constants[~place] == value;

    private int Constant(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        if (!_constantPlaces.TryGetValue(bits, out var place))
        {
            place = ~_constants.Count;
            _constants.Add(value);
            _constantPlaces.Add(bits, place);
        }

        return place;
    }

    private int Column(Input input)
    {
        if (!_columns.TryGetValue(input.Id, out var column))
        {
            column = _inputs.Count;
            _inputs.Add(input);
            _columns.Add(input.Id, column);
        }

        return column;
    }

    private int Known(Line line)
    {
        if (!_known.TryGetValue(line, out var place))
        {
            place = _lines.Count;
            _lines.Add(line);
            _known.Add(line, place);
        }

        return place;
    }

    private Tape Allocate(int[] results)
    {
        var registers = new TapeRegisters(_lines.Count);
        for (var place = 0; place < _lines.Count; place++)
        {
            foreach (var operand in Operands(_lines[place]))
            {
                registers.Uses(operand, place);
            }
        }

        var storedAt = results.Select((value, result) => (value, result)).ToLookup(pair => pair.value, pair => pair.result);
        var steps = new List<TapeStep>(_lines.Count + results.Length);
        for (var place = 0; place < _lines.Count; place++)
        {
            var line = _lines[place];
            steps.Add(Step(line, place, registers));
            steps.AddRange(storedAt[place].Select(result => new TapeStep(TermOperation.Named, result, registers.Of(place), default, default, default)));
            registers.Release(place);
        }

        steps.AddRange(results.Select((value, result) => (value, result)).Where(pair => pair.value < 0).Select(pair => new TapeStep(TermOperation.Named, pair.result, new TapeOperand(~pair.value, 0), default, default, default)));
        return new Tape([.. steps.Select(step => Constants(step, registers.Count * BlockLanes))], [.. _constants], registers.Count, [.. _inputs], results.Length);
    }

    private static TapeStep Step(Line line, int place, TapeRegisters registers)
    {
        if (line.Operation == TermOperation.Input)
        {
            return new TapeStep(TermOperation.Input, registers.Take(place), new TapeOperand(line.Left, BlockLanes), default, default, default);
        }

        // Operands first: the register of one that ends here may hold the result.
        var (left, right, third, fourth) = (registers.Of(line.Left), registers.Of(line.Right), registers.Of(line.Third), registers.Of(line.Fourth));
        foreach (var operand in Operands(line))
        {
            registers.ReleaseAfter(operand, place);
        }

        return new TapeStep(line.Operation, registers.Take(place), left, right, third, fourth);
    }

    // Constants lie behind the registers, whose number is known only now.
    private static TapeStep Constants(TapeStep step, int behind) => step with
    {
        Left = Constant(step.Left, behind),
        Right = Constant(step.Right, behind),
        Third = Constant(step.Third, behind),
        Fourth = Constant(step.Fourth, behind),
    };

    private static TapeOperand Constant(TapeOperand operand, int behind) => operand.Stride == 0 ? operand with { Offset = operand.Offset + behind } : operand;

    private static IEnumerable<int> Operands(Line line)
    {
        if (line.Operation == TermOperation.Input)
        {
            yield break;
        }

        yield return line.Left;
        yield return line.Right;
        yield return line.Third;
        yield return line.Fourth;
    }
}

/// <summary>Which register holds which value, and until when.</summary>
internal sealed class TapeRegisters(int values)
{
    private const int BlockLanes = Tape.BlockDraws / Lanes.Count;

    private readonly int[] _register = new int[values];
    private readonly int[] _lastUse = new int[values];
    private readonly Stack<int> _free = [];

    public int Count { get; private set; }

    public void Uses(int value, int place)
    {
        if (value >= 0)
        {
            _lastUse[value] = place;
        }
    }

    public TapeOperand Of(int value) => value >= 0 ? new TapeOperand(_register[value] * BlockLanes, 1) : value == int.MinValue ? default : new TapeOperand(~value, 0);

    public int Take(int value)
    {
        var register = _free.Count > 0 ? _free.Pop() : Count++;
        _register[value] = register;
        return register * BlockLanes;
    }

    /// <summary>Gives the operand's register back when this is its last use.</summary>
    public void ReleaseAfter(int value, int place)
    {
        if (value >= 0 && _lastUse[value] == place)
        {
            _free.Push(_register[value]);
            _lastUse[value] = -1;
        }
    }

    /// <summary>Gives a register back that nothing uses after its own step.</summary>
    public void Release(int value)
    {
        if (_lastUse[value] == 0)
        {
            _free.Push(_register[value]);
        }
    }
}
