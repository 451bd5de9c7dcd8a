using System;
using Planner.Domain.Numbers;

namespace Planner.Domain.Studies;

/// <summary>Quantiles of one spread for eight shares at once; what does not depend on the share is worked out beforehand.</summary>
internal readonly struct SpreadLanes
{
    private readonly SpreadShape _shape;
    private readonly double _middle;
    private readonly double _below;
    private readonly double _above;
    private readonly Triangle _triangle;

    public SpreadLanes(Spread spread)
    {
        _shape = spread.IsFixed ? SpreadShape.Fixed : spread.Shape;
        var logarithmic = _shape == SpreadShape.LogNormal;
        double On(double value) => logarithmic ? Math.Log(value) : value;
        _middle = On(spread.Likely);
        _below = (_middle - On(spread.Low)) / Quantiles.FifthToMiddle;
        _above = (On(spread.High) - _middle) / Quantiles.FifthToMiddle;
        _triangle = _shape == SpreadShape.Triangular ? Triangle.Of(spread) : default;
    }

    /// <summary>The values that so many cases lie below, in the spread's unit, in the place of the shares.</summary>
    /// <param name="shares">Between 0 and 1, both excluded.</param>
    public void Fill(Span<Lanes> shares)
    {
        switch (_shape)
        {
            case SpreadShape.Fixed:
                shares.Fill(_middle);
                break;
            case SpreadShape.Triangular:
                foreach (ref var share in shares)
                {
                    share = _triangle.Quantile(share);
                }

                break;
            default:
                FillTwoSided(shares);
                break;
        }
    }

    private void FillTwoSided(Span<Lanes> shares)
    {
        Quantiles.Normal(shares);
        foreach (ref var share in shares)
        {
            var value = _middle + (share * Lanes.WhereLess(share, 0, _below, _above));
            share = _shape == SpreadShape.LogNormal ? Lanes.Exp(value) : value;
        }
    }
}
