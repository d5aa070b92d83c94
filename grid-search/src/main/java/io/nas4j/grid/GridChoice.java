package io.nas4j.grid;

import io.nas4j.space.Require;
import io.nas4j.space.scaling.ScalingCoefficients;
import java.util.Arrays;
import java.util.Locale;

/**
 * What a family is scaled from, and by which coefficients.
 *
 * @param baseline by its place in the plan
 * @param reason in words
 */
public record GridChoice(int baseline, ScalingCoefficients coefficients, String reason) {

    /** What makes the choice. */
    public enum By {
        /** The optimum of the surface. */
        SURFACE,
        /** The candidate that is expected to be the best at equal MACs. */
        BEST,
        /** The paper's coefficients, whatever was measured. */
        PUBLISHED;

        /** As people type it. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The choice of that name. */
        public static By parse(String text) {
            String name = Require.oneOf(
                    "--choose", text, Arrays.stream(values()).map(By::text).toList());
            return valueOf(name.toUpperCase(Locale.ROOT));
        }
    }
}
