package io.nas4j.space.architecture;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The non-linearity behind a convolution's batch norm. */
public enum Activation {
    /** {@code max(0, x)}: MnasNet, ResNet. */
    RELU,
    /** {@code min(6, max(0, x))}: MobileNetV2. */
    RELU6,
    /** {@code x * sigmoid(x)}, also SiLU: EfficientNet. */
    SWISH,
    /** {@code x * min(6, max(0, x + 3)) / 6}: MobileNetV3. */
    HSWISH;

    private static final List<String> TEXTS =
            Arrays.stream(values()).map(Activation::text).toList();

    private final Optional<Activation> present = Optional.of(this);
    private final String text = name().toLowerCase(Locale.ROOT);

    /** This, as a value that may be absent elsewhere; always the same object. */
    public Optional<Activation> present() {
        return present;
    }

    /** The name in text forms: {@code relu}, {@code relu6}, {@code swish}, {@code hswish}. */
    public String text() {
        return text;
    }

    /** The activation with that name. */
    public static Optional<Activation> find(String text) {
        return Arrays.stream(values())
                .filter(activation -> activation.text().equals(text))
                .findFirst();
    }

    /** All names that text forms allow. */
    public static List<String> texts() {
        return TEXTS;
    }
}
