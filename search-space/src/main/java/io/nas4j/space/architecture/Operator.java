package io.nas4j.space.architecture;

import java.util.Arrays;
import java.util.Optional;

/** What a block computes on its branch; batch norm follows every convolution. */
public enum Operator {
    /** k×k convolution, activation. */
    CONV("conv", "conv"),
    /** Depthwise k×k convolution, activation, optional SE, 1×1 convolution, activation (MobileNetV1, table 1). */
    SEPCONV("sep", "sepconv"),
    /**
     * Mobile inverted bottleneck: 1×1 expansion and activation, depthwise k×k convolution and activation, optional SE,
     * linear 1×1 projection (MobileNetV2, table 1; MnasNet, figure 7). At expansion 1 there is no expansion convolution:
     * MnasNet's "SepConv".
     */
    MBCONV("mb", "MBConv"),
    /**
     * Fused MBConv: k×k expansion and activation, optional SE, linear 1×1 projection (EfficientNetV2, figure 2). At
     * expansion 1 it is the plain convolution.
     */
    FUSED("fused", "FusedMBConv"),
    /**
     * Residual bottleneck: 1×1 reduction, k×k convolution that carries the stride, linear 1×1 expansion, activation behind
     * the sum (ResNet, figure 5, in the "v1.5" form). Where shapes differ, the shortcut is a linear 1×1 convolution.
     */
    BOTTLENECK("res", "bottleneck"),
    /** Nothing where input and output shapes are equal; elsewhere a linear 1×1 convolution (NAS-Bench-Macro). */
    IDENTITY("id", "identity");

    private final String text;
    private final String title;

    Operator(String text, String title) {
        this.text = text;
        this.title = title;
    }

    /** The short name in text forms. */
    public String text() {
        return text;
    }

    /** The name that people read. */
    public String title() {
        return title;
    }

    /** The operator with that short name. */
    public static Optional<Operator> find(String text) {
        return Arrays.stream(values())
                .filter(operator -> operator.text.equals(text))
                .findFirst();
    }

    /** Whether an expansion ratio can be chosen. */
    public boolean expands() {
        return this == MBCONV || this == FUSED || this == BOTTLENECK;
    }

    /** Whether squeeze-and-excitation can be asked for. */
    public boolean squeezes() {
        return this == SEPCONV || this == MBCONV || this == FUSED;
    }
}
