using System;
using System.Linq;
using Planner.Domain.Plans;
using Planner.Domain.Studies;
using Planner.Tests.Plans;

namespace Planner.Tests.Benchmarks;

/// <summary>Prints every digit of a study, so that machines can be compared: <c>dotnet run -c Release --project Planner.Tests -- benchmark seed</c>.</summary>
public static class SeedPrint
{
    private const int Draws = 2_000;

    public static int Start()
    {
        var scenario = SeedGround.Example("dgx-a100-500");
        var decisions = PlanBuilder.Decide(scenario, SeedGround.Ground);
        var study = MonteCarlo.Run(scenario, SeedGround.Ground, PlanBuilder.Compare(scenario, SeedGround.Ground, decisions), decisions, Draws, 7);
        foreach (var option in study.Options)
        {
            Console.WriteLine(FormattableString.Invariant($"{option.OptionId} {option.PresentValue.P10:R} {option.PresentValue.P50:R} {option.PresentValue.P90:R} {option.FirstModelSeconds.P50:R} {option.WinShare:R}"));
        }

        Console.WriteLine(string.Join(' ', study.Learning.Select(one => FormattableString.Invariant($"{one.VarianceShare:R} {one.ValueOfLearning:R}"))));
        return 0;
    }
}
