package io.nas4j.export.target;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How the range of 8-bit numbers is chosen from what flows through a network. */
public enum CalibrationMethod {
    /** From the least to the largest number that flowed. */
    MINMAX,
    /**
     * Cut where the numbers lose the least information, measured by the Kullback-Leibler divergence (Migacz 2017, 8-bit
     * Inference with TensorRT). Rare outliers do not widen the range.
     */
    ENTROPY;

    /** The name that users give. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The method of that name. */
    public static Optional<CalibrationMethod> find(String text) {
        return Arrays.stream(values())
                .filter(method -> method.text().equals(text))
                .findFirst();
    }

    /** All names. */
    public static List<String> texts() {
        return Arrays.stream(values()).map(CalibrationMethod::text).toList();
    }
}
