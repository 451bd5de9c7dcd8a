using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Linq;
using Planner.Domain.Catalogue;
using Planner.Domain.Engines.Kernels;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Serving;

/// <summary>
/// Constants fitted to measured runs, by key. A key belongs to a chip generation, a number format, a link or an engine, never to a model,
/// a row or a source; the most particular key that exists is taken: <c>gemm-blackwell-pcie-fp4</c>, <c>gemm-blackwell-fp4</c>, <c>gemm-fp4</c>.
/// </summary>
public sealed record ServingConstants
{
    private readonly FrozenDictionary<string, Constant> _values;

    public ServingConstants(string version, IEnumerable<KeyValuePair<string, Constant>> values)
    {
        Version = version;
        _values = values.ToFrozenDictionary(StringComparer.Ordinal);
    }

    public string Version { get; }

    public IReadOnlyDictionary<string, Constant> Values => _values;

    /// <summary>The constants of the serving engine.</summary>
    public static ServingConstants From(EngineConstants constants) => new(
        constants.Version,
        constants.Serving.Constants.Values.Select(fitted => KeyValuePair.Create(fitted.Id, new Constant(fitted.Value, fitted.Unit, Labels.EngineConstant(fitted.Engine, fitted.Id, fitted.Unit)))));

    /// <summary>The constant of exactly this key.</summary>
    public Constant this[string key] => _values.TryGetValue(key, out var constant)
        ? constant
        : throw new KeyNotFoundException($"engine-constants has no serving constant {key}");

    /// <summary>The constant that fits the chip and the variant most particularly.</summary>
    public Constant For(string key, Accelerator chip, string? variant = null)
    {
        string[] families = [$"-{chip.Generation}-{chip.ScaleUpLink}", $"-{chip.Generation}", $"-{chip.ScaleUpLink}", ""];
        return Particular(key, families, variant);
    }

    /// <summary>The constant of a variant, or the general one.</summary>
    public Constant For(string key, string variant) => Particular(key, [""], variant);

    /// <summary>The same constants with some replaced.</summary>
    public ServingConstants With(IReadOnlyDictionary<string, double> replaced) =>
        new(Version, _values.Select(pair => replaced.TryGetValue(pair.Key, out var value)
            ? KeyValuePair.Create(pair.Key, new Constant(value, pair.Value.Unit, pair.Value.Label))
            : pair));

    private Constant Particular(string key, ReadOnlySpan<string> families, string? variant)
    {
        // A variant of a variant (fp8-blocks) stands in the first one's place (fp8) where it has no constant of its own.
        for (var named = variant; named is not null; named = named.LastIndexOf('-') is > 0 and var end ? named[..end] : null)
        {
            foreach (var family in families)
            {
                if (_values.TryGetValue($"{key}{family}-{named}", out var particular))
                {
                    return particular;
                }
            }
        }

        foreach (var family in families)
        {
            if (_values.TryGetValue(key + family, out var general))
            {
                return general;
            }
        }

        throw new KeyNotFoundException($"engine-constants has no serving constant {key} for {variant}");
    }
}
