package io.nas4j.space.plan;

import java.util.List;

/**
 * A tensor that a network owns.
 *
 * @param name unique in the network
 * @param role what the tensor is for
 * @param shape convolutions {@code [out, in / groups, kernel, kernel]}, dense {@code [out, in]}, all others one axis
 */
public record ParameterSpec(String name, Role role, List<Integer> shape) {

    /** What a tensor is for; decides how it starts, whether it is trained, and whether weight decay applies. */
    public enum Role {
        CONV_WEIGHT(true, true),
        DENSE_WEIGHT(true, true),
        BIAS(true, false),
        GAMMA(true, false),
        BETA(true, false),
        RUNNING_MEAN(false, false),
        RUNNING_VARIANCE(false, false);

        private final boolean trained;
        private final boolean decayed;

        Role(boolean trained, boolean decayed) {
            this.trained = trained;
            this.decayed = decayed;
        }

        /** Whether gradients reach it; running statistics are not trained. */
        public boolean trained() {
            return trained;
        }

        /** Whether weight decay applies: kernels only, neither biases nor batch norms. */
        public boolean decayed() {
            return decayed;
        }
    }

    public ParameterSpec {
        shape = List.copyOf(shape);
    }

    /** Numbers in the tensor. */
    public int size() {
        int size = 1;
        for (int axis : shape) {
            size = Math.multiplyExact(size, axis);
        }
        return size;
    }
}
