using System.Collections.Immutable;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Studies.Ladder;

/// <summary>The research behind what is said of an approach: keys of <c>seed-data/sources.json</c>.</summary>
public static class LadderEvidence
{
    /// <summary>What the statement about an approach rests on; empty: usage of the trade.</summary>
    public static ImmutableArray<string> SourcesOf(Approach approach) => approach switch
    {
        Approach.Prompt => ["brown-2020"],
        Approach.Retrieval => ["lewis-2020", "ovadia-2023"],
        Approach.Qlora => ["dettmers-2023"],
        Approach.Lora => ["hu-2021", "biderman-2024"],
        Approach.FullTuning => ["biderman-2024"],
        Approach.ContinuedPretraining => ["gururangan-2020"],
        Approach.Pretraining => ["wu-2023"],
        _ => [],
    };
}
