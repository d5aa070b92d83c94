package io.nas4j.export.source;

import io.nas4j.core.weights.Tensor;
import java.util.List;

/**
 * A layer with weights, as a file has it. Its tensors are in our order of axes.
 *
 * @param name in the file
 * @param stride 1 where it has none
 * @param tensors of a convolution or dense layer weight and bias, or the weight alone; of a batch norm gamma, beta, mean and
 *     variance
 */
public record ForeignLayer(String name, Kind kind, int stride, List<Tensor> tensors) {

    /** What it computes. */
    public enum Kind {
        CONVOLUTION("a convolution"),
        BATCH_NORM("a batch norm"),
        DENSE("a dense layer");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        /** As sentences say it. */
        public String text() {
            return text;
        }
    }

    public ForeignLayer {
        tensors = List.copyOf(tensors);
    }
}
