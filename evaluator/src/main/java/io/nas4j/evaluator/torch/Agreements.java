package io.nas4j.evaluator.torch;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Counts, for each two images of a batch, the units of activations that both switch on or both leave off. */
final class Agreements {

    private final double[][] counts;
    private double units;

    Agreements(int images) {
        this.counts = new double[images][images];
    }

    /** Counts the units of one activation, {@code [images, ...]}. */
    void note(Tensor x) {
        int images = counts.length;
        try (PointerScope scope = new PointerScope();
                Scalar zero = new Scalar(0.0)) {
            Tensor active = x.gt(zero).to(torch.ScalarType.Float).reshape(images, x.numel() / images);
            float[] both = new float[images * images];
            active.matmul(active.t()).contiguous().data_ptr_float().get(both);
            double here = (double) x.numel() / images;
            for (int i = 0; i < images; i++) {
                for (int j = 0; j < images; j++) {
                    // on in both, and off in both
                    double on = both[i * images + j];
                    counts[i][j] += on + here - both[i * images + i] - both[j * images + j] + on;
                }
            }
            units += here;
        }
    }

    /** The counts, {@code [images, images]}. */
    double[][] counts() {
        return counts;
    }

    /** The units that were counted. */
    double units() {
        return units;
    }
}
