package io.nas4j.evaluator.torch;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** The patterns in which the units of maps switch over the images of a batch: bit i says whether image i switches one on. */
final class Patterns {

    private final int images;
    private long[] patterns = new long[0];

    Patterns(int images) {
        if (images > Long.SIZE) {
            throw new IllegalArgumentException(
                    "a pattern has at most " + Long.SIZE + " images, but the batch " + images);
        }
        this.images = images;
    }

    /** Notes the units of one activation, {@code [images, channels, height, width]}. */
    void note(Tensor x) {
        int units = Math.toIntExact(x.numel() / images);
        byte[] active = new byte[images * units];
        try (PointerScope scope = new PointerScope();
                Scalar zero = new Scalar(0.0)) {
            x.gt(zero).to(torch.ScalarType.Byte).contiguous().data_ptr_byte().get(active);
        }
        int before = patterns.length;
        patterns = Arrays.copyOf(patterns, before + units);
        for (int i = 0; i < images; i++) {
            for (int unit = 0; unit < units; unit++) {
                patterns[before + unit] |= (long) active[i * units + unit] << i;
            }
        }
    }

    /** How many different ones there are. */
    long distinct() {
        return LongStream.of(patterns).sorted().distinct().count();
    }
}
