package io.nas4j.controller.choice;

/**
 * What the trials that are left may bring.
 *
 * @param improvement the expected improvement of the reward, of all of them together, over the best that is expected of a
 *     network that was measured
 * @param probability that one of them improves it by more than {@link #WORTH} of the noise
 * @param noise the standard deviation that a trial's reward has around what is expected of its network
 */
public record Outlook(double improvement, double probability, double noise) {

    /** What is smaller than this share of the noise is not worth having. */
    public static final double WORTH = 0.1;

    /** Whether that is reason to end. */
    public boolean ends(StopWhen when) {
        return when.probability().isPresent()
                ? probability < when.probability().getAsDouble()
                : improvement < WORTH * noise;
    }
}
