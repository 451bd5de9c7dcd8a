using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Planner.Domain.Engines;
using Planner.Domain.Scenarios;

namespace Planner.Domain.Studies.Ladder;

/// <summary>
/// What the answers hold against a cell. These are judgements of the trade, marked as such wherever they are shown, and where research stands behind
/// one its source is named in the sentence; no accuracy of a model is computed anywhere.
/// </summary>
internal static class LadderJudgement
{
    /// <summary>The answers with open ones filled from the work that is named; skills stay open, and then rule nothing out.</summary>
    public static Answers Taken(Application application) => application.Answers with { OwnData = application.Answers.OwnData ?? Implied(application) };

    /// <summary>What speaks against an approach from a source.</summary>
    public static ImmutableArray<Finding> Against(Approach approach, Sourcing sourcing, Answers answers, Constraints constraints) =>
        [.. Data(approach, answers.OwnData, constraints.OwnWeights), .. Skill(approach, sourcing, answers.Skills)];

    /// <summary>Who must be in the house.</summary>
    public static Skills Needed(Approach approach, Sourcing sourcing) => approach switch
    {
        Approach.Pretraining or Approach.ContinuedPretraining => Skills.Trainers,
        _ => sourcing == Sourcing.Api ? Skills.Callers : Skills.Tuners,
    };

    private static OwnMaterial Implied(Application application) =>
        !application.Tune.IsEmpty ? OwnMaterial.Examples
        : application.Documents is not null ? OwnMaterial.Documents
        : !application.Train.IsEmpty ? OwnMaterial.Corpus
        : OwnMaterial.None;

    private static IEnumerable<Finding> Data(Approach approach, OwnMaterial? data, bool ownWeights)
    {
        // Weights of one's own leave no choice: whatever the data, they come from training.
        if (ownWeights && approach == Approach.Pretraining)
        {
            return [];
        }

        return (data, approach) switch
        {
            (OwnMaterial.None, not Approach.Prompt) => [Finding.Of("against-no-data")],
            (OwnMaterial.Documents, Approach.Prompt) => [Finding.Of("against-documents-unread")],
            (OwnMaterial.Documents, not (Approach.Prompt or Approach.Retrieval)) => [Finding.Of("against-facts-change")],
            (OwnMaterial.Examples, Approach.Prompt or Approach.Retrieval) => [Finding.Of("against-examples-unused")],
            (OwnMaterial.Examples, Approach.ContinuedPretraining or Approach.Pretraining) => [Finding.Of("against-examples-suffice")],
            (OwnMaterial.Corpus, Approach.Prompt or Approach.Retrieval) => [Finding.Of("against-corpus-unread")],
            (OwnMaterial.Corpus, Approach.ManagedTuning or Approach.Qlora or Approach.Lora or Approach.FullTuning) => [Finding.Of(approach == Approach.FullTuning ? "against-corpus-is-no-example" : "against-adapters-learn-less")],
            _ => [],
        };
    }

    private static IEnumerable<Finding> Skill(Approach approach, Sourcing sourcing, Skills? skills)
    {
        var needed = Needed(approach, sourcing);
        return skills is { } have && have < needed ? [Finding.Of(needed == Skills.Trainers ? "against-no-trainers" : "against-no-tuners")] : [];
    }
}
