using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Engines.Kernels;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Training;

/// <summary>A layout with its step time and memory on the central values.</summary>
/// <param name="Layout">The layout.</param>
/// <param name="StepSeconds">Step time in seconds.</param>
/// <param name="Memory">Memory of one accelerator.</param>
public sealed record RankedLayout(ParallelLayout Layout, double StepSeconds, MemoryFootprint Memory);

/// <summary>What a search over layouts found.</summary>
/// <param name="Best">The fastest layouts that fit, best first; when none fits, the one that needs the least memory.</param>
/// <param name="Fits">Whether they fit.</param>
/// <param name="Timed">Layouts that fitted and were timed.</param>
/// <param name="TooLarge">Layouts that do not fit in memory.</param>
public sealed record LayoutFinding(ImmutableArray<RankedLayout> Best, bool Fits, long Timed, long TooLarge);

/// <summary>Searches all layouts of a job on a cluster in plain numbers; what a person has fixed stays fixed.</summary>
public static class LayoutSearch
{
    /// <summary>Share of an accelerator's memory that a layout may plan to fill.</summary>
    public const double UsableMemory = 0.95;

    private const int MaximumTensorBeyondDomain = 16;
    private const int MaximumMicroBatch = 64;
    private const int MaximumContext = 64;
    private const int ShortestSlice = 512;

    private static readonly (Recompute Kind, double Share)[] s_recomputes =
        [(Recompute.None, 0), (Recompute.Selective, 0), (Recompute.Full, 0.25), (Recompute.Full, 0.5), (Recompute.Full, 0.75), (Recompute.Full, 1)];

    /// <summary>The best layouts, at most <paramref name="keep"/> of them; none when nothing divides evenly.</summary>
    public static LayoutFinding Best(TrainingJob job, Cluster cluster, EngineSection constants, int keep = 1)
    {
        var width = ChipPaces.Width(cluster.Chip, job.Precision);
        var pace = ChipPaces.Of<Real>(cluster.Chip, cluster.PerNode, cluster.Fabric, job.Precision, constants, CentralReading.Instance);
        var stack = SoftwareCosts.Of<Real>(job, cluster.Chip, constants, CentralReading.Instance);
        var space = new Space(job, cluster, pace, stack, width, cluster.Chip.Memory.Central * UsableMemory, keep);
        space.Explore();
        return space.Finding();
    }

    /// <summary>Divisors of a number, ascending.</summary>
    internal static List<int> Divisors(int number)
    {
        var divisors = new List<int>();
        for (var i = 1; (long)i * i <= number; i++)
        {
            if (number % i == 0)
            {
                divisors.Add(i);
                if (i != number / i)
                {
                    divisors.Add(number / i);
                }
            }
        }

        divisors.Sort();
        return divisors;
    }

    private sealed class Space(
        TrainingJob job, Cluster cluster, ChipPace<Real> pace, StackCosts<Real> stack, double width, double memory, int keep)
    {
        private readonly PriorityQueue<RankedLayout, double> _best = new();
        private readonly LayoutWish _wish = job.Layout;
        private RankedLayout? _smallest;
        private long _timed;
        private long _tooLarge;

        public LayoutFinding Finding()
        {
            if (_best.Count == 0)
            {
                return new(_smallest is null ? [] : [_smallest], false, _timed, _tooLarge);
            }

            var ranked = _best.UnorderedItems.Select(item => item.Element).OrderBy(item => item.StepSeconds).ToImmutableArray();
            return new(ranked, true, _timed, _tooLarge);
        }

        public void Explore()
        {
            foreach (var tensor in Tensors())
            {
                foreach (var context in Contexts(cluster.Count / tensor))
                {
                    foreach (var micro in MicroBatches())
                    {
                        foreach (var expert in Experts())
                        {
                            Cut(tensor, context, micro, expert);
                        }
                    }
                }
            }
        }

        private void Cut(int tensor, int context, int micro, int expert)
        {
            var sequenceParallel = _wish.SequenceParallel ?? (tensor > 1 && job.Stack != StackClass.Legacy);
            var tokens = (double)micro * job.Sequence / context;
            foreach (var (kind, share) in Recomputes())
            {
                var cut = new LayerCut(tokens, tensor, context, expert, sequenceParallel, kind, share);
                var layer = LayerTiming.Estimate(pace, stack, job.Model, cut, job.Sequence, job.DocumentTokens, job.Frozen);
                foreach (var pipeline in Pipelines(cluster.Count / tensor / context))
                {
                    var data = cluster.Count / tensor / context / pipeline;
                    if (!Divides(tensor, context, data, micro, expert))
                    {
                        continue;
                    }

                    foreach (var zero in ZeroStages())
                    {
                        foreach (var interleave in Interleaves(pipeline, job.Batch / data / Math.Max(1, micro)))
                        {
                            Try(layer, new ParallelLayout
                            {
                                Tensor = tensor, Pipeline = pipeline, Context = context, Expert = expert, Data = data, MicroBatch = micro,
                                Interleave = interleave, ZeroStage = zero, SequenceParallel = sequenceParallel, Recompute = kind, RecomputeShare = share,
                            });
                        }
                    }
                }
            }
        }

        private void Try(in LayerTime<Real> layer, in ParallelLayout layout)
        {
            var footprint = MemoryFootprint.Of(job, layout, width);
            var fits = footprint.Total <= memory;
            if (!fits)
            {
                _tooLarge++;
                if (_best.Count > 0 || (_smallest is not null && _smallest.Memory.Total <= footprint.Total))
                {
                    return;
                }
            }

            var seconds = StepTiming.Estimate(job, cluster.Count, layout, pace, stack, layer).Total.Value;
            if (!fits)
            {
                _smallest = new(layout, seconds, footprint);
                return;
            }

            _timed++;
            Keep(layout, seconds, footprint);
        }

        private void Keep(in ParallelLayout layout, double seconds, in MemoryFootprint footprint)
        {
            if (_best.Count < keep)
            {
                _best.Enqueue(new(layout, seconds, footprint), -seconds);
            }
            else if (_best.TryPeek(out var slowest, out _) && seconds < slowest.StepSeconds)
            {
                _best.EnqueueDequeue(new(layout, seconds, footprint), -seconds);
            }
        }

        private bool Divides(int tensor, int context, int data, int micro, int expert)
        {
            if ((_wish.Data is int wished && wished != data) || data > job.Batch)
            {
                return false;
            }

            var cutting = LayerCut.ExpertTensor(job.Model, tensor);
            var ranks = (long)data * context * tensor / cutting;
            var share = job.Batch / data;
            var even = _wish.MicroBatch is not null || job.Batch % data != 0 || (share % micro == 0 && (int.IsPow2(micro) || micro == share));
            return even && micro <= Math.Max(1, share) && ranks % expert == 0;
        }

        private IEnumerable<int> Tensors()
        {
            if (_wish.Tensor is int wished)
            {
                return [wished];
            }

            var most = Math.Max(pace.Domain, MaximumTensorBeyondDomain);
            return Divisors(cluster.Count).Where(tensor => tensor <= most && tensor <= job.Model.Heads && job.Model.Heads % tensor == 0);
        }

        private IEnumerable<int> Contexts(int ranks) => _wish.Context is int wished
            ? [wished]
            : Divisors(ranks).Where(context => context == 1
                || (context <= MaximumContext && job.Sequence % context == 0 && job.Sequence / context >= ShortestSlice));

        private IEnumerable<int> Pipelines(int ranks) => _wish.Pipeline is int wished
            ? [wished]
            : Divisors(ranks).Where(stages => stages <= job.Model.Layers && (job.Model.Layers % stages == 0 || (job.Model.Layers + 2) % stages == 0));

        private IEnumerable<int> MicroBatches() => _wish.MicroBatch is int wished
            ? [wished]
            : Divisors(job.Batch).Where(micro => micro <= MaximumMicroBatch);

        private IEnumerable<int> Experts() => _wish.Expert is int wished
            ? [wished]
            : job.Model.IsMixture ? Divisors(job.Model.Experts).Where(expert => expert <= cluster.Count) : [1];

        // Interleaved schedules hand micro-batches on in rounds of as many as there are stages.
        private List<int> Interleaves(int pipeline, int microBatches)
        {
            if (_wish.Interleave is int wished)
            {
                return [wished];
            }

            return pipeline == 1 || job.Stack == StackClass.Legacy || microBatches % pipeline != 0 ? [1] : Divisors((job.Model.Layers + pipeline - 1) / pipeline);
        }

        private IEnumerable<int> ZeroStages() => _wish.ZeroStage is int wished
            ? [wished]
            : job.Stack switch
            {
                StackClass.Legacy => [0],
                StackClass.Fused => [1],
                _ => [3],
            };

        private (Recompute Kind, double Share)[] Recomputes() => job.Recompute switch
        {
            Recompute.Auto => s_recomputes,
            Recompute.Full => [(Recompute.Full, 1)],
            var kind => [(kind, 0)],
        };
    }
}
