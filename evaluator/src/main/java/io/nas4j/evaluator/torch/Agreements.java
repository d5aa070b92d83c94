package io.nas4j.evaluator.torch;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Counts, for each two images of a batch, the units of activations that both switch on or both leave off. */
final class Agreements {

    /** Units whose states are floats at a time: a large map would take gigabytes, and a float counts no further than 2^24. */
    private static final long AT_ONCE = 1 << 18;

    private final double[][] counts;
    private double units;

    Agreements(int images) {
        this.counts = new double[images][images];
    }

    /** Counts the units of one activation, {@code [images, ...]}. */
    void note(Tensor x) {
        int images = counts.length;
        long here = x.numel() / images;
        try (PointerScope scope = new PointerScope();
                Scalar zero = new Scalar(0.0)) {
            Tensor active = x.gt(zero).reshape(images, here);
            for (long from = 0; from < here; from += AT_ONCE) {
                count(active.narrow(1, from, Math.min(AT_ONCE, here - from)));
            }
        }
        units += here;
    }

    private void count(Tensor active) {
        int images = counts.length;
        float[] both = new float[images * images];
        try (PointerScope scope = new PointerScope()) {
            Tensor ones = active.to(torch.ScalarType.Float);
            ones.matmul(ones.t()).contiguous().data_ptr_float().get(both);
        }
        double here = active.size(1);
        for (int i = 0; i < images; i++) {
            for (int j = 0; j < images; j++) {
                // on in both, and off in both
                double on = both[i * images + j];
                counts[i][j] += on + here - both[i * images + i] - both[j * images + j] + on;
            }
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
