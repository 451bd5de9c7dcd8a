using System;
using System.Runtime.Intrinsics;

namespace Planner.Domain.Numbers;

/// <summary>
/// The numbers of one row, one after the other. It grows, and is used again by the next row; of one thread at a time. What was computed a moment ago from the same two numbers is
/// not computed again: most months of a plan are like the month before.
/// </summary>
public sealed record StripRow
{
    private const int FirstLength = 4096;
    private const int MostKnown = 4096;
    private readonly Step[] _known = new Step[MostKnown];
    private int _next;
    private int _row;

    private readonly record struct Step(int Row, TermOperation Operation, (bool Lies, long Value) Left, (bool Lies, long Value) Right, int Place);

    internal Lanes[] Values { get; private set; } = new Lanes[FirstLength];

    internal int Width { get; private set; } = 1;

    /// <summary>Ends the row before, whose strips mean nothing from then on, and gives the values of the input that varies along the next, in base units.</summary>
    /// <param name="values">One a cell.</param>
    public Strip Begin(ReadOnlySpan<double> values)
    {
        (Width, _next, _row) = ((values.Length + Lanes.Count - 1) / Lanes.Count, 0, _row + 1);
        var place = Take();
        Span<double> eight = stackalloc double[Lanes.Count];
        for (var lane = 0; lane < Width; lane++)
        {
            for (var cell = 0; cell < Lanes.Count; cell++)
            {
                eight[cell] = values[Math.Min((lane * Lanes.Count) + cell, values.Length - 1)];
            }

            Values[place + lane] = new Lanes(Vector512.Create<double>(eight));
        }

        return new Strip(this, place);
    }

    /// <summary>Whether a number was computed in this row already, and where it lies; where it was not, room for it.</summary>
    internal bool Known(TermOperation operation, (bool Lies, long Value) left, (bool Lies, long Value) right, out int place)
    {
        ref var step = ref _known[(int)((uint)HashCode.Combine(operation, left, right) % MostKnown)];
        if (step.Row == _row && step.Operation == operation && step.Left == left && step.Right == right)
        {
            place = step.Place;
            return true;
        }

        place = Take();
        step = new Step(_row, operation, left, right, place);
        return false;
    }

    /// <summary>Room for one more number.</summary>
    internal int Take()
    {
        var place = _next;
        _next += Width;
        if (_next > Values.Length)
        {
            var longer = new Lanes[Math.Max(_next, Values.Length * 2)];
            Values.CopyTo(longer, 0);
            Values = longer;
        }

        return place;
    }
}
