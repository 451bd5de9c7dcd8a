namespace Planner.Domain.Engines.Training;

/// <summary>What is trained: all weights from nothing, all weights of a given model, or adapters beside frozen weights.</summary>
public enum TrainingMethod
{
    Pretrain,
    Full,
    Lora,
    Qlora,
}

/// <summary>What of the forward pass is computed again in the backward pass to save memory.</summary>
public enum Recompute
{
    /// <summary>As much as memory demands.</summary>
    Auto,
    None,
    Selective,
    Full,
}

/// <summary>The class of the training software.</summary>
public enum StackClass
{
    /// <summary>Megatron-Core, NeMo, Transformer Engine, compiled PyTorch, tuned HIP and Gaudi stacks.</summary>
    Fused,

    /// <summary>Plain PyTorch FSDP without compilation.</summary>
    Eager,

    /// <summary>2020 to mid 2022: no flash attention, nothing overlapped.</summary>
    Legacy,

    /// <summary>JAX or TensorFlow through XLA.</summary>
    Xla,
}
