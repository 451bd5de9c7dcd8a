using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;

namespace Planner.Domain.Studies;

/// <summary>Costs and dates of all options in many draws, of which only the present values are kept; bands come out of a sieve.</summary>
internal sealed class SievedDraws : IDraws
{
    /// <summary>Draws that set the sieve's windows.</summary>
    public const int First = 8192;

    private readonly int _options;
    private readonly int _months;
    private readonly (int Own, int Other)? _saving;
    private readonly double[][] _presentValues;
    private Band[] _bands = [];

    /// <param name="options">How many.</param>
    /// <param name="months">Of the horizon.</param>
    /// <param name="draws">In all.</param>
    /// <param name="saving">Whose difference by month is wanted too.</param>
    /// <param name="first">The first draws.</param>
    public SievedDraws(int options, int months, int draws, (int Own, int Other)? saving, DrawResults first)
    {
        (_options, _months, Draws, _saving) = (options, months, draws, saving);
        _presentValues = [.. Enumerable.Range(0, options).Select(_ => new double[draws])];
        Sieve = new QuantileSieve([.. first.Columns, .. saving is { } pair ? Enumerable.Range(0, months).Select(month => first.Saving(pair.Own, pair.Other, month)) : []]);
    }

    public int Draws { get; }

    public QuantileSieve Sieve { get; }

    /// <summary>Takes a block of draws in.</summary>
    /// <param name="block">The draws, from 0 on.</param>
    /// <param name="part">The thread's.</param>
    /// <param name="from">Place of the first among all.</param>
    /// <param name="count">How many of the block count.</param>
    public void Pass(DrawResults block, QuantileSieve.Part part, int from, int count)
    {
        for (var column = 0; column < block.Columns.Length; column++)
        {
            part.Pass(column, block.Columns[column].AsSpan(0, count));
        }

        for (var option = 0; option < _options; option++)
        {
            block.PresentValues(option).AsSpan(0, count).CopyTo(_presentValues[option].AsSpan(from));
        }

        for (var month = 0; month < _months && _saving is { } pair; month++)
        {
            part.Pass(block.Columns.Length + month, block.Saving(pair.Own, pair.Other, month).AsSpan(0, count));
        }
    }

    /// <summary>Takes the bands once all draws have passed.</summary>
    /// <returns>False when a quantile lies outside of what the first draws promised: then all draws must be kept.</returns>
    public bool Settle()
    {
        var bands = new Band?[Sieve.Columns];
        Parallel.For(0, bands.Length, column => bands[column] = Sieve.BandOf(column, Draws));
        _bands = [.. bands.OfType<Band>()];
        return _bands.Length == bands.Length;
    }

    public double[] PresentValues(int option) => _presentValues[option];

    public Band Month(int option, int month) => _bands[(option * _months) + month];

    public Band FirstModel(int option) => _bands[(_options * _months) + option];

    /// <exception cref="ArgumentException">Another pair than was asked for.</exception>
    public ImmutableArray<Band> Savings(int option, int other) => _saving == (option, other)
        ? [.. _bands.AsSpan((_options * _months) + _options, _months)]
        : throw new ArgumentException($"of options {option} and {other} nothing was kept");
}
