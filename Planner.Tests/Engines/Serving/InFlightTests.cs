using System;
using System.Collections.Generic;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using Planner.Domain.Engines.Serving;
using Planner.Domain.Numbers;
using Xunit;

namespace Planner.Tests.Engines.Serving;

/// <summary>Laws that in-flight batching keeps whatever the constants.</summary>
public sealed class InFlightTests
{
    private static readonly ServingStep<Real> s_step = Servings.Step(Servings.Job("llama-3-1-70b"), Servings.Tensor(2));

    [Fact]
    public void A_full_queue_is_a_full_batch()
    {
        var full = InFlight.Saturated(s_step);

        Assert.Equal(InFlight.AtBatch(s_step, s_step.MostRequests), full);
        Assert.Equal(full.Batch.Value / InFlight.TokenTime(s_step, full.Batch).Value, full.OutputTokensPerSecond.Value, 9);
    }

    [Fact]
    public void A_list_that_ends_pays_for_its_last_wave()
    {
        var most = s_step.MostRequests.Value;
        var endless = InFlight.Saturated(s_step).OutputTokensPerSecond.Value;
        double Listed(double requests) => InFlight.Saturated(Servings.Step(Servings.Job("llama-3-1-70b") with { Requests = requests }, Servings.Tensor(2))).OutputTokensPerSecond.Value;

        Assert.Equal(InFlight.AtBatch<Real>(s_step, 10).OutputTokensPerSecond.Value, Listed(10), 6);
        Assert.True(Listed(most * 1.5) < 0.99 * endless);
        Assert.Equal(endless, Listed(most * 1e6), endless * 1e-5);
    }

    [Fact]
    public void Requests_in_flight_are_their_rate_times_their_stay() => Prop.ForAll(
        Gen.Choose(1, 400).Select(tenths => tenths / 10.0).ToArbitrary(),
        requests =>
        {
            var load = InFlight.AtConcurrency<Real>(s_step, requests);
            var stay = load.TimeToFirstToken.Value + (500 * load.TimePerOutputToken.Value);
            Assert.Equal(requests, load.OutputTokensPerSecond.Value / 500 * stay, requests * 1e-6);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void More_than_memory_holds_waits_in_a_queue()
    {
        var most = s_step.MostRequests.Value;
        var queued = InFlight.AtConcurrency<Real>(s_step, most * 3);

        Assert.Equal(InFlight.Saturated(s_step).OutputTokensPerSecond.Value, queued.OutputTokensPerSecond.Value, 3);
        Assert.True(queued.TimeToFirstToken.Value > 2 * InFlight.AtConcurrency<Real>(s_step, most).TimeToFirstToken.Value);
    }

    [Fact]
    public void Time_to_first_token_rises_with_load()
    {
        var most = InFlight.Saturated(s_step).OutputTokensPerSecond.Value / 500;
        var times = Enumerable.Range(1, 19).Select(share => InFlight.AtRate<Real>(s_step, most * share / 20).TimeToFirstToken.Value).ToList();

        Assert.Equal(times.Order(), times);
        Assert.True(times[^1] > 1.5 * times[0]);
    }

    [Fact]
    public void What_arrives_is_answered_until_the_replica_is_full()
    {
        var most = InFlight.Saturated(s_step).OutputTokensPerSecond.Value / 500;

        Assert.Equal(most * 0.5 * 500, InFlight.AtRate<Real>(s_step, most * 0.5).OutputTokensPerSecond.Value, 6);
        Assert.Equal(most * 500, InFlight.AtRate<Real>(s_step, most * 5).OutputTokensPerSecond.Value, 6);
    }

    [Fact]
    public void More_requests_in_flight_make_more_tokens_and_each_token_later() => Prop.ForAll(
        Gen.Choose(1, 200).Two().ToArbitrary(),
        pair =>
        {
            var (few, many) = (Math.Min(pair.Item1, pair.Item2), Math.Max(pair.Item1, pair.Item2));
            var (less, more) = (InFlight.AtConcurrency<Real>(s_step, few), InFlight.AtConcurrency<Real>(s_step, many));
            Assert.True(more.OutputTokensPerSecond.Value >= less.OutputTokensPerSecond.Value * (1 - 1e-9));
            Assert.True(more.TimePerOutputToken.Value >= less.TimePerOutputToken.Value * (1 - 1e-9));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Loads_are_the_same_in_all_readings() => AllReadings.Agree(new AllLoads());

    private sealed record AllLoads : IEngineFormula
    {
        public IEnumerable<T> Compute<T>(IReading<T> reading)
            where T : struct, IReal<T>
        {
            var job = Servings.Job("mixtral-8x7b") with { VariedLengths = true };
            var step = new ServingStep<T>(Servings.Replica(job, Servings.Tensor(2), Servings.Constants, reading));
            var loads = new[]
            {
                InFlight.Saturated(step), InFlight.AtBatch(step, 7), InFlight.AtConcurrency(step, 40), InFlight.AtRate(step, T.Of(ServingUnits.PerSecond) * 3),
            };
            return loads.SelectMany(load => new[] { load.Batch, load.OutputTokensPerSecond, load.TimePerOutputToken, load.TimeToFirstToken })
                .Append(InFlight.TokenTime(step, 3));
        }
    }
}
