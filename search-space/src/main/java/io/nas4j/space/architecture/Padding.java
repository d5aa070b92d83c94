package io.nas4j.space.architecture;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How windows of kernel {@code k} are laid over a map. Under both, a window of stride {@code s} makes {@code ceil(size / s)}
 * pixels a side. They differ at stride 2 on an even size alone, where the windows begin one pixel earlier under
 * {@link #SYMMETRIC}.
 */
public enum Padding {
    /**
     * TensorFlow's {@code SAME}: as little padding as the windows need, and where it is odd, the larger part at the end
     * (tensorflow/core/framework/kernel_shape_util.cc).
     */
    SAME,
    /** {@code (k - 1) / 2} on each side: PyTorch's networks, such as those of torchvision. */
    SYMMETRIC;

    /** The name in text forms: {@code same}, {@code symmetric}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The padding with that name. */
    public static Optional<Padding> find(String text) {
        return Arrays.stream(values())
                .filter(padding -> padding.text().equals(text))
                .findFirst();
    }

    /** All names that text forms allow. */
    public static List<String> texts() {
        return Arrays.stream(values()).map(Padding::text).toList();
    }
}
