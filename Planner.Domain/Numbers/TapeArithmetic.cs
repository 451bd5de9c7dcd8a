using System;
using System.Runtime.CompilerServices;

namespace Planner.Domain.Numbers;

/// <summary>The arithmetic of a <see cref="Tape"/>: each operation over all lanes of a block, exactly as <see cref="Lanes"/> computes it.</summary>
internal static class TapeArithmetic
{
    private interface IOne
    {
        static abstract Lanes Of(Lanes value);
    }

    private interface ITwo
    {
        static abstract Lanes Of(Lanes left, Lanes right);
    }

    public static void Run(in TapeStep step, ref Lanes file, int lanes)
    {
        switch (step.Operation)
        {
            case TermOperation.Add: Two<Adding>(in step, ref file, lanes); break;
            case TermOperation.Subtract: Two<Subtracting>(in step, ref file, lanes); break;
            case TermOperation.Multiply: Two<Multiplying>(in step, ref file, lanes); break;
            case TermOperation.Divide: Two<Dividing>(in step, ref file, lanes); break;
            case TermOperation.Min: Two<Lesser>(in step, ref file, lanes); break;
            case TermOperation.Max: Two<Greater>(in step, ref file, lanes); break;
            case TermOperation.Pow: Two<Power>(in step, ref file, lanes); break;
            case TermOperation.Negate: One<Negating>(in step, ref file, lanes); break;
            case TermOperation.Abs: One<Magnitude>(in step, ref file, lanes); break;
            case TermOperation.Floor: One<Floor>(in step, ref file, lanes); break;
            case TermOperation.Ceiling: One<Ceiling>(in step, ref file, lanes); break;
            case TermOperation.Sqrt: One<Root>(in step, ref file, lanes); break;
            case TermOperation.Exp: One<Exponential>(in step, ref file, lanes); break;
            case TermOperation.Log: One<Logarithm>(in step, ref file, lanes); break;
            case TermOperation.Log2: One<BinaryLogarithm>(in step, ref file, lanes); break;
            case TermOperation.WhereLess: Choose(in step, ref file, lanes); break;
            default: throw new InvalidOperationException($"{step.Operation} is no arithmetic");
        }
    }

    private static void One<TOperation>(in TapeStep step, ref Lanes file, int lanes)
        where TOperation : struct, IOne
    {
        ref var target = ref Unsafe.Add(ref file, step.Target);
        for (var lane = 0; lane < lanes; lane++)
        {
            Unsafe.Add(ref target, lane) = TOperation.Of(At(ref file, step.Left, lane));
        }
    }

    private static void Two<TOperation>(in TapeStep step, ref Lanes file, int lanes)
        where TOperation : struct, ITwo
    {
        ref var target = ref Unsafe.Add(ref file, step.Target);
        ref var left = ref Unsafe.Add(ref file, step.Left.Offset);
        ref var right = ref Unsafe.Add(ref file, step.Right.Offset);
        var (leftStride, rightStride) = (step.Left.Stride, step.Right.Stride);
        for (var lane = 0; lane < lanes; lane++)
        {
            Unsafe.Add(ref target, lane) = TOperation.Of(left, right);
            left = ref Unsafe.Add(ref left, leftStride);
            right = ref Unsafe.Add(ref right, rightStride);
        }
    }

    private static void Choose(in TapeStep step, ref Lanes file, int lanes)
    {
        ref var target = ref Unsafe.Add(ref file, step.Target);
        for (var lane = 0; lane < lanes; lane++)
        {
            Unsafe.Add(ref target, lane) = Lanes.WhereLess(
                At(ref file, step.Left, lane), At(ref file, step.Right, lane), At(ref file, step.Third, lane), At(ref file, step.Fourth, lane));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes At(ref Lanes file, TapeOperand operand, int lane) => Unsafe.Add(ref file, operand.Offset + (lane * operand.Stride));

    private readonly struct Adding : ITwo
    {
        public static Lanes Of(Lanes left, Lanes right) => left + right;
    }

    private readonly struct Subtracting : ITwo
    {
        public static Lanes Of(Lanes left, Lanes right) => left - right;
    }

    private readonly struct Multiplying : ITwo
    {
        public static Lanes Of(Lanes left, Lanes right) => left * right;
    }

    private readonly struct Dividing : ITwo
    {
        public static Lanes Of(Lanes left, Lanes right) => left / right;
    }

    private readonly struct Lesser : ITwo
    {
        public static Lanes Of(Lanes left, Lanes right) => Lanes.Min(left, right);
    }

    private readonly struct Greater : ITwo
    {
        public static Lanes Of(Lanes left, Lanes right) => Lanes.Max(left, right);
    }

    private readonly struct Power : ITwo
    {
        public static Lanes Of(Lanes left, Lanes right) => Lanes.Pow(left, right);
    }

    private readonly struct Negating : IOne
    {
        public static Lanes Of(Lanes value) => -value;
    }

    private readonly struct Magnitude : IOne
    {
        public static Lanes Of(Lanes value) => Lanes.Abs(value);
    }

    private readonly struct Floor : IOne
    {
        public static Lanes Of(Lanes value) => Lanes.Floor(value);
    }

    private readonly struct Ceiling : IOne
    {
        public static Lanes Of(Lanes value) => Lanes.Ceiling(value);
    }

    private readonly struct Root : IOne
    {
        public static Lanes Of(Lanes value) => Lanes.Sqrt(value);
    }

    private readonly struct Exponential : IOne
    {
        public static Lanes Of(Lanes value) => Lanes.Exp(value);
    }

    private readonly struct Logarithm : IOne
    {
        public static Lanes Of(Lanes value) => Lanes.Log(value);
    }

    private readonly struct BinaryLogarithm : IOne
    {
        public static Lanes Of(Lanes value) => Lanes.Log2(value);
    }
}
