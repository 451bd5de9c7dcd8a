using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Planner.Domain.Plans;
using Planner.Domain.Scenarios;
using Planner.Domain.Studies;
using OptionComparison = Planner.Domain.Plans.Comparison<Planner.Domain.Numbers.Real>;

namespace Planner.Web.Components.Results;

/// <summary>What many futures say about a comparison; parts come one after another and are null until then.</summary>
public sealed record StudyResults(RiskStudy? Risk, DriverStudy? Drivers, MapStudy? Map)
{
    private const int Draws = 5_000;
    private const int Uses = 30;
    private static readonly ImmutableArray<int> s_horizons = [24, 36, 48, 60, 72, 84, 96];

    /// <summary>Runs the studies off the caller's thread, telling of each part as it comes; ends early and silently when cancelled.</summary>
    public static Task Run(Scenario scenario, Ground ground, OptionComparison comparison, Action<StudyResults> tell, CancellationToken cancellation) => Task.Run(
        () =>
        {
            var decisions = PlanBuilder.Decide(scenario, ground);
            var results = new StudyResults(MonteCarlo.Run(scenario, ground, comparison, decisions, Draws, cancellation: cancellation), null, null);
            Tell(results);
            Tell(results = results with { Drivers = Sensitivity.Rank(scenario, ground, comparison, decisions) });
            Tell(results with { Map = DecisionMap.Draw(scenario, ground, Uses, s_horizons, cancellation) });

            void Tell(StudyResults part)
            {
                cancellation.ThrowIfCancellationRequested();
                tell(part);
            }
        },
        cancellation);

    /// <summary>Wins of each option in a hundred futures, whole numbers that add up to a hundred; without a study, none.</summary>
    public ImmutableArray<(string Option, int Wins)> Hundred()
    {
        var shares = (Risk?.Options ?? []).Where(option => option.WinShare is > 0).Select(option => (option.OptionId, Share: option.WinShare!.Value * 100)).ToArray();
        var missing = shares.Length == 0 ? 0 : 100 - shares.Sum(share => (int)Math.Floor(share.Share));
        return
        [
            .. shares.OrderByDescending(share => share.Share - Math.Floor(share.Share))
                .Select((share, place) => (share.OptionId, Wins: (int)Math.Floor(share.Share) + (place < missing ? 1 : 0)))
                .Where(pair => pair.Wins > 0)
                .OrderByDescending(pair => pair.Wins),
        ];
    }
}
