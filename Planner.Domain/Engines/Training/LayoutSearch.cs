using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using Planner.Domain.Engines.Kernels;
using Planner.Domain.Numbers;

namespace Planner.Domain.Engines.Training;

/// <summary>A layout with its step time and memory on the central values.</summary>
/// <param name="Layout">The layout.</param>
/// <param name="Step">Step time and its parts, seconds: why it wins or loses.</param>
/// <param name="Memory">Memory of one accelerator.</param>
public sealed record RankedLayout(ParallelLayout Layout, StepTime<Real> Step, MemoryFootprint Memory)
{
    public double StepSeconds => Step.Total.Value;
}

/// <summary>What a search over layouts found.</summary>
/// <param name="Best">The fastest layouts that fit, best first; when none fits, the one that needs the least memory; none when nothing divides evenly.</param>
/// <param name="Fits">Whether they fit.</param>
/// <param name="Timed">Layouts that fitted and were timed.</param>
/// <param name="TooLarge">Layouts that do not fit in memory.</param>
public sealed record LayoutFinding(ImmutableArray<RankedLayout> Best, bool Fits, long Timed, long TooLarge);

/// <summary>Searches all layouts of a job on a cluster in plain numbers; what a person has fixed stays fixed.</summary>
public static class LayoutSearch
{
    /// <summary>Share of an accelerator's memory that a layout may plan to fill.</summary>
    public const double UsableMemory = 0.95;

    /// <summary>The best layouts, at most <paramref name="keep"/> of them.</summary>
    public static LayoutFinding Best(TrainingJob job, Cluster cluster, EngineSection constants, int keep = 1)
    {
        var pace = ChipPaces.Of(cluster.Chip, cluster.PerNode, cluster.Fabric, job.Precision, constants, CentralReading.Instance);
        var stack = SoftwareCosts.Of(job, cluster.Chip, constants, CentralReading.Instance);
        var search = new Search(new LayoutSpace(job, cluster), pace, stack, keep);
        search.Explore();
        return search.Finding();
    }

    /// <summary>The notes of one search: nobody outside holds them.</summary>
    private sealed class Search(LayoutSpace space, ChipPace<Real> pace, StackCosts<Real> stack, int keep)
    {
        private readonly TrainingJob _job = space.Job;
        private readonly int _count = space.Cluster.Count;
        private readonly double _usable = space.Cluster.Chip.Memory.Central * UsableMemory;
        private readonly int[] _zeroStages = space.ZeroStages();
        private readonly ImmutableArray<(Recompute Kind, double Share)> _recomputes = space.Recomputes();
        private readonly (int From, int To)[] _passes = space.Passes();
        private readonly Dictionary<(int Expert, int Micro), LayerTime<Real>[]> _layers = [];
        private readonly List<RankedLayout> _best = [];
        private RankedLayout? _smallest;
        private long _timed;
        private long _tooLarge;

        public LayoutFinding Finding() => _best.Count > 0
            ? new([.. _best], true, _timed, _tooLarge)
            : new(_smallest is null ? [] : [_smallest], false, _timed, _tooLarge);

        public void Explore()
        {
            foreach (var tensor in space.Tensors())
            {
                foreach (var context in space.Contexts(_count / tensor))
                {
                    _layers.Clear();
                    foreach (var pipeline in space.Pipelines(_count / tensor / context))
                    {
                        Explore(tensor, context, pipeline);
                    }
                }
            }
        }

        private void Explore(int tensor, int context, int pipeline)
        {
            var data = _count / tensor / context / pipeline;
            if (data < 1 || data > _job.Batch || (_job.Layout.Data is int wished && wished != data))
            {
                return;
            }

            var experts = space.Experts(tensor, context, data);
            var micros = space.MicroBatches(data);
            foreach (var (from, to) in _passes)
            {
                var timed = _timed;
                foreach (var micro in micros)
                {
                    var interleaves = space.Interleaves(pipeline, _job.Batch / data / micro);
                    foreach (var expert in experts)
                    {
                        Explore(new ParallelLayout
                        {
                            Tensor = tensor, Pipeline = pipeline, Context = context, Expert = expert, Data = data, MicroBatch = micro, Interleave = 1,
                            ZeroStage = 0, SequenceParallel = space.SequenceParallel(tensor), Recompute = Recompute.None, RecomputeShare = 0,
                        }, interleaves, from, to);
                    }
                }

                if (_timed > timed)
                {
                    return;
                }
            }
        }

        private void Explore(in ParallelLayout cut, int[] interleaves, int from, int to)
        {
            var layers = Layers(cut);
            for (var i = from; i < to; i++)
            {
                foreach (var zero in _zeroStages)
                {
                    foreach (var interleave in interleaves)
                    {
                        var layout = cut with
                        {
                            Interleave = interleave,
                            ZeroStage = zero,
                            Recompute = _recomputes[i].Kind,
                            RecomputeShare = _recomputes[i].Share,
                        };
                        Try(layers[i], layout);
                    }
                }
            }
        }

        /// <summary>Layer times of a cut with each kind of recomputation; they do not depend on the pipeline.</summary>
        private LayerTime<Real>[] Layers(in ParallelLayout cut)
        {
            if (!_layers.TryGetValue((cut.Expert, cut.MicroBatch), out var layers))
            {
                var layer = LayerTiming.Estimate(pace, stack, _job.Model, LayerCut.Of(_job, cut), _job.Sequence, _job.DocumentTokens, _job.Frozen);
                layers = new LayerTime<Real>[_recomputes.Length];
                for (var i = 0; i < layers.Length; i++)
                {
                    layers[i] = layer.With(_recomputes[i].Kind, _recomputes[i].Share);
                }

                _layers.Add((cut.Expert, cut.MicroBatch), layers);
            }

            return layers;
        }

        private void Try(in LayerTime<Real> layer, in ParallelLayout layout)
        {
            var footprint = MemoryFootprint.Of(_job, layout, pace.ElementBytes);
            if (footprint.Total > _usable)
            {
                _tooLarge++;
                if (_best.Count == 0 && (_smallest is null || footprint.Total < _smallest.Memory.Total))
                {
                    _smallest = new(layout, Time(layer, layout), footprint);
                }

                return;
            }

            _timed++;
            var step = Time(layer, layout);
            if (_best.Count < keep || step.Total.Value < _best[^1].StepSeconds)
            {
                Keep(new(layout, step, footprint));
            }
        }

        private StepTime<Real> Time(in LayerTime<Real> layer, in ParallelLayout layout) =>
            StepTiming.Estimate(_job, _count, layout, pace, stack, layer);

        private void Keep(RankedLayout found)
        {
            var at = _best.Count;
            while (at > 0 && _best[at - 1].StepSeconds > found.StepSeconds)
            {
                at--;
            }

            _best.Insert(at, found);
            if (_best.Count > keep)
            {
                _best.RemoveAt(keep);
            }
        }
    }
}
