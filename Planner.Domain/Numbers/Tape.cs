using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Planner.Domain.Numbers;

/// <summary>
/// A <see cref="Term"/> run, written down as the list of its steps and replayed in <see cref="Lanes"/> for as many draws as one likes. What no drawn input
/// reaches is a constant; the rest is computed once however often the formulas name it. The same operations in the same order as a run in <see cref="Lanes"/>,
/// without the objects that build a plan: which is what makes ten thousand futures of five options take a blink.
/// </summary>
public sealed record Tape
{
    /// <summary>Draws that one pass over the steps carries along.</summary>
    public const int BlockDraws = BlockLanes * Lanes.Count;

    private const int BlockLanes = 8;

    private readonly TapeStep[] _steps;
    private readonly double[] _constants;
    private readonly int _registers;

    internal Tape(TapeStep[] steps, double[] constants, int registers, ImmutableArray<Input> inputs, int results)
    {
        (_steps, _constants, _registers, Inputs, Results) = (steps, constants, registers, inputs, results);
    }

    /// <summary>The inputs that are drawn, in the order of the columns.</summary>
    public ImmutableArray<Input> Inputs { get; }

    /// <summary>How many results each draw gives.</summary>
    public int Results { get; }

    /// <summary>Steps of one pass.</summary>
    public int Steps => _steps.Length;

    /// <summary>Whether a derivation can be written down: a rate that is solved for cannot.</summary>
    public static bool CanHold(TermNode result) => result.WithAllBelow().All(node => node.Operation != TermOperation.SolveRate);

    /// <summary>Writes down how results follow from inputs.</summary>
    /// <param name="results">From a run in <see cref="Term"/> whose inputs were read by <see cref="TermReading"/>.</param>
    /// <param name="drawn">Whether an input is drawn; all others keep their central value.</param>
    public static Tape Record(IEnumerable<TermNode> results, Func<Input, bool> drawn) => new TapeWriter(drawn).Write(results);

    /// <summary>A player of its own for each thread: it holds the intermediate values.</summary>
    public Player Open() => new(this);

    /// <summary>Replays a tape, a block of draws at a time.</summary>
    public readonly struct Player
    {
        private readonly Tape _tape;
        private readonly Lanes[] _file;

        internal Player(Tape tape)
        {
            _tape = tape;
            _file = new Lanes[(tape._registers * BlockLanes) + tape._constants.Length];
            for (var place = 0; place < tape._constants.Length; place++)
            {
                _file[(tape._registers * BlockLanes) + place] = tape._constants[place];
            }
        }

        /// <summary>Computes the results of some draws.</summary>
        /// <param name="columns">The drawn inputs in base units, in the order of <see cref="Inputs"/>, one value a draw.</param>
        /// <param name="results">One array a result, with room for the draws.</param>
        /// <param name="first">The first draw; a multiple of eight.</param>
        /// <param name="draws">How many: a multiple of eight, at most <see cref="BlockDraws"/>.</param>
        /// <param name="at">Where in the results the first draw stands; as in the columns unless said.</param>
        /// <exception cref="ArgumentException">The draws do not fit the columns or are no multiple of eight.</exception>
        public void Play(double[][] columns, double[][] results, int first, int draws, int? at = null)
        {
            if (first % Lanes.Count != 0 || draws % Lanes.Count != 0 || draws > BlockDraws)
            {
                throw new ArgumentException($"{draws} draws from {first} on are no block");
            }

            var lanes = draws / Lanes.Count;
            ref var file = ref MemoryMarshal.GetArrayDataReference(_file);
            foreach (ref readonly var step in _tape._steps.AsSpan())
            {
                ref var target = ref Unsafe.Add(ref file, step.Target);
                switch (step.Operation)
                {
                    case TermOperation.Input:
                        columns[step.Left.Offset].AsSpan(first, draws).CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.As<Lanes, double>(ref target), draws));
                        break;
                    case TermOperation.Named:
                        Store(in step, ref file, results[step.Target].AsSpan(at ?? first, draws));
                        break;
                    default:
                        TapeArithmetic.Run(in step, ref file, lanes);
                        break;
                }
            }
        }

        private static void Store(in TapeStep step, ref Lanes file, Span<double> result)
        {
            for (var lane = 0; lane * Lanes.Count < result.Length; lane++)
            {
                Unsafe.Add(ref file, step.Left.Offset + (lane * step.Left.Stride)).Value.CopyTo(result[(lane * Lanes.Count)..]);
            }
        }
    }
}

/// <summary>Where an operand lies: a register moves on with the lanes of the block, a constant (stride 0) stays.</summary>
internal readonly record struct TapeOperand(int Offset, int Stride);

/// <summary>One step: an operation, reading a column (<see cref="TermOperation.Input"/>) or keeping a result (<see cref="TermOperation.Named"/>); operands that it lacks are zero.</summary>
internal readonly record struct TapeStep(TermOperation Operation, int Target, TapeOperand Left, TapeOperand Right, TapeOperand Third, TapeOperand Fourth);
