package io.nas4j.evaluator.torch;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;

/** The tensors that a forward pass reads, by the names of the plan. */
interface Parameters {

    /** @throws IllegalArgumentException where there is none of that name */
    Tensor get(String name);

    /** The same, as the operators take what may be missing. */
    TensorOptional optional(String name);
}
