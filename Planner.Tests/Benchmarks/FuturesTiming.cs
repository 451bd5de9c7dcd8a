using System;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using Planner.Domain.Plans;
using Planner.Domain.Studies;
using Planner.Tests.Plans;

namespace Planner.Tests.Benchmarks;

/// <summary>
/// Ten thousand paired draws of every example, with the bands, the wins and the value of learning: <c>dotnet run -c Release --project Planner.Tests -- benchmark futures</c>.
/// Beside the elapsed time stands that of the processors, which other work on the machine does not lengthen.
/// </summary>
public static class FuturesTiming
{
    private const int Turns = 15;

    public static int Start()
    {
        Console.WriteLine($"{Environment.ProcessorCount} cores");
        foreach (var name in SeedGround.ExampleNames)
        {
            var scenario = SeedGround.Example(name);
            var decisions = PlanBuilder.Decide(scenario, SeedGround.Ground);
            var comparison = PlanBuilder.Compare(scenario, SeedGround.Ground, decisions);
            var (elapsed, processors) = (new double[Turns], new double[Turns]);
            RiskStudy? study = null;
            for (var turn = 0; turn < Turns; turn++)
            {
                var (clock, before) = (Stopwatch.StartNew(), Process.GetCurrentProcess().TotalProcessorTime);
                study = MonteCarlo.Run(scenario, SeedGround.Ground, comparison, decisions);
                (elapsed[turn], processors[turn]) = (clock.Elapsed.TotalMilliseconds, (Process.GetCurrentProcess().TotalProcessorTime - before).TotalMilliseconds);
            }

            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{name}: {decisions.Options.Length} options, {scenario.Terms.HorizonMonths} months, {study!.Inputs.Length} inputs, {study.Draws} draws: best {elapsed.Min():0} ms, median {elapsed.Order().ElementAt(Turns / 2):0} ms; processors {processors.Min():0} and {processors.Order().ElementAt(Turns / 2):0} ms"));
        }

        return 0;
    }
}
