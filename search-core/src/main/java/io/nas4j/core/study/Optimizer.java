package io.nas4j.core.study;

import io.nas4j.space.InvalidInputException;
import io.nas4j.space.NearName;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How gradients become steps. The formulas stand in the engines' {@code Optimisation}. */
public enum Optimizer {
    /** Stochastic gradient descent with momentum. */
    SGD(0.1, 1e-4),
    /**
     * Adam with decoupled weight decay (Loshchilov and Hutter 2019): every weight by the size of its own gradients, as in the
     * RMSProp that MnasNet and EfficientNet were trained with.
     */
    ADAMW(0.01, 0.1),
    /** RMSProp with momentum as MnasNet and EfficientNet were trained with; the rate is that of 256 images. */
    RMSPROP(0.016, 1e-5);

    private final double usualRate;
    private final double usualDecay;

    Optimizer(double usualRate, double usualDecay) {
        this.usualRate = usualRate;
        this.usualDecay = usualDecay;
    }

    /** The peak learning rate where none is given. */
    public double usualRate() {
        return usualRate;
    }

    /** The weight decay where none is given. */
    public double usualDecay() {
        return usualDecay;
    }

    /** As users write it: {@code sgd}, {@code adamw}, {@code rmsprop}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The optimizer of that name.
     *
     * @throws InvalidInputException where there is none
     */
    public static Optimizer parse(String text) {
        return Arrays.stream(values())
                .filter(optimizer -> optimizer.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException("the optimizer must be one of "
                        + String.join(", ", texts()) + ", but was '" + text + "'" + NearName.hint(text, texts())));
    }

    private static List<String> texts() {
        return Arrays.stream(values()).map(Optimizer::text).toList();
    }
}
