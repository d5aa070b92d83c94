package io.nas4j.space.architecture;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The non-linearity behind a convolution's batch norm. */
public enum Activation {
    /** {@code max(0, x)}: MnasNet. */
    RELU,
    /** {@code min(6, max(0, x))}: MobileNetV2. */
    RELU6,
    /** {@code x * sigmoid(x)}, also SiLU: EfficientNet. */
    SWISH;

    /** The name in text forms: {@code relu}, {@code relu6}, {@code swish}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All names that text forms allow. */
    public static List<String> texts() {
        return Arrays.stream(values()).map(Activation::text).toList();
    }
}
