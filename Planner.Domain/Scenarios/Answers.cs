namespace Planner.Domain.Scenarios;

/// <summary>What of one's own a model could learn from: the first of the four questions of the ladder.</summary>
public enum OwnMaterial
{
    /// <summary>Nothing that public text does not hold.</summary>
    None,

    /// <summary>Documents whose facts answers must hold, and which change.</summary>
    Documents,

    /// <summary>Checked examples of the very task: a request with the answer one wants.</summary>
    Examples,

    /// <summary>Billions of tokens of text of one's own field, in a language that public text hardly has.</summary>
    Corpus,
}

/// <summary>Who is in the house: the third of the four questions.</summary>
public enum Skills
{
    /// <summary>Nobody who has run a model: people who call an API.</summary>
    Callers,

    /// <summary>Engineers who have tuned an open model and keep accelerators serving.</summary>
    Tuners,

    /// <summary>A team that has trained models on hundreds of accelerators.</summary>
    Trainers,
}

/// <summary>
/// Answers to the questions that figures alone do not decide. Where data may lie (the second question) stands in <see cref="Constraints"/>.
/// What is null is not asked: it rules nothing out.
/// </summary>
public sealed record Answers
{
    public OwnMaterial? OwnData { get; init; }

    public Skills? Skills { get; init; }

    /// <summary>Months for which the model is needed; the ladder counts costs over them. Null: as long as the horizon.</summary>
    public int? NeedMonths { get; init; }
}
