package io.nas4j.core.race;

import java.util.OptionalDouble;

/**
 * A candidate of a race and what is known of it.
 *
 * @param candidate its number, from 0
 * @param state where it stands
 * @param measurements of it, without one that failed
 * @param mean of its measurements; where it lacks rounds that others have, what its mean over all rounds is expected to be;
 *     empty where it has none
 * @param interval half the width of the mean's 95 % interval by the noise between measurements; empty before a second round
 * @param probability that it is the best of all, if nothing is known but the measurements; empty before a second round
 */
public record Racer(
        int candidate,
        RaceState state,
        int measurements,
        OptionalDouble mean,
        OptionalDouble interval,
        OptionalDouble probability) {}
