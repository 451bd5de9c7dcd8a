namespace Planner.Domain.Scenarios;

/// <summary>How a model comes to serve one's own work: the rungs of the ladder, the least effort first.</summary>
public enum Approach
{
    /// <summary>A model as it is, told in each request what is wanted.</summary>
    Prompt,

    /// <summary>As <see cref="Prompt"/>, with passages of one's own documents looked up and put before each request.</summary>
    Retrieval,

    /// <summary>A provider tunes a model on one's examples and serves it, by token.</summary>
    ManagedTuning,

    /// <summary>Adapters beside weights that are frozen in four bits.</summary>
    Qlora,

    /// <summary>Adapters beside weights that are frozen.</summary>
    Lora,

    /// <summary>All weights of an open model are tuned on examples.</summary>
    FullTuning,

    /// <summary>All weights of an open model are trained on with the whole of one's own text.</summary>
    ContinuedPretraining,

    /// <summary>A model is trained from nothing.</summary>
    Pretraining,
}
