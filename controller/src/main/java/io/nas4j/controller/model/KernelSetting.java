package io.nas4j.controller.model;

import io.nas4j.core.strategy.StateInput;
import io.nas4j.core.strategy.StateOutput;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A kernel as steps away from the one that is expected beforehand, each by a factor of 2. What is expected was chosen so
 * that few trials rank well in very different spaces ({@code docs/search-quality.md}): most of all by size, then by single
 * choices.
 *
 * @param steps of each group's two weights and length, and then of the noise
 * @param scale that the weights are divided by
 */
record KernelSetting(List<Integer> steps, double scale) {

    private static final List<Kernel.Part> EXPECTED = List.of(
            new Kernel.Part(0.3, 0.3, 4),
            new Kernel.Part(0.3, 0.3, 4),
            new Kernel.Part(3, 0.2, 1),
            new Kernel.Part(0.5, 0.3, 2),
            new Kernel.Part(1, 0.1, 1));

    /** What scores are expected to tell. */
    private static final double PRIOR = 1;

    private static final double NOISE = 0.2;

    /** How far a weight is expected to be from what was expected, as a logarithm. */
    private static final double WEIGHT_DEVIATION = 1.0;

    private static final double NOISE_DEVIATION = 1.2;

    private static final double LN_2 = StrictMath.log(2);
    private static final int SETTINGS = 3;

    /** How far a length may be off. */
    private static final int MOST_STEPS = 2;

    static final int COUNT = SETTINGS * EXPECTED.size() + 1;

    KernelSetting {
        steps = List.copyOf(steps);
        if (steps.size() != COUNT) {
            throw new IllegalArgumentException("a kernel has " + COUNT + " settings, but was " + steps);
        }
    }

    static KernelSetting expected() {
        return new KernelSetting(Collections.nCopies(COUNT, 0), 1);
    }

    /** Which group a setting is of; beyond the last for the noise. */
    static int group(int setting) {
        return setting / SETTINGS;
    }

    private static boolean isLength(int setting) {
        return setting < COUNT - 1 && setting % SETTINGS == SETTINGS - 1;
    }

    KernelSetting moved(int setting, int by) {
        List<Integer> moved = new ArrayList<>(steps);
        moved.set(setting, moved.get(setting) + by);
        return new KernelSetting(moved, scale);
    }

    KernelSetting scaled(double divisor) {
        return new KernelSetting(steps, divisor);
    }

    /** How likely it is beforehand, as a logarithm; minus infinity for what is not allowed. */
    double logPrior() {
        double sum = 0;
        for (int i = 0; i < COUNT; i++) {
            if (isLength(i)) {
                if (Math.abs(steps.get(i)) > MOST_STEPS) {
                    return Double.NEGATIVE_INFINITY;
                }
            } else {
                double away = steps.get(i) * LN_2 / (i == COUNT - 1 ? NOISE_DEVIATION : WEIGHT_DEVIATION);
                sum -= away * away / 2;
            }
        }
        return sum;
    }

    Kernel kernel() {
        List<Kernel.Part> parts = new ArrayList<>();
        for (int g = 0; g < EXPECTED.size(); g++) {
            Kernel.Part part = EXPECTED.get(g);
            parts.add(new Kernel.Part(
                    part.linear() * power(SETTINGS * g) / scale,
                    part.interaction() * power(SETTINGS * g + 1) / scale,
                    part.length() * power(SETTINGS * g + 2)));
        }
        return new Kernel(parts, NOISE * power(COUNT - 1), PRIOR / Math.sqrt(scale));
    }

    private double power(int setting) {
        return Math.scalb(1.0, steps.get(setting));
    }

    void save(StateOutput to) {
        to.each(steps, step -> to.whole(step));
        to.decimal(scale);
    }

    static KernelSetting restore(StateInput from) {
        return new KernelSetting(from.list(() -> (int) from.whole()), from.decimal());
    }
}
