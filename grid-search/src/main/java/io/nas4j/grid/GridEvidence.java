package io.nas4j.grid;

import java.util.OptionalDouble;

/**
 * What the trainings of a candidate say of it.
 *
 * @param replicates trainings that came to their end
 * @param failed whether a training of it failed, so that it was trained no more
 * @param accuracy mean validation accuracy, a fraction; empty where no training came to its end
 * @param standardError of the mean, by the noise of all trainings together; empty where no candidate was trained twice
 * @param score mean of {@code accuracy * (MACs / (2 * MACs of the first baseline))^w}: accuracy set against what the candidate
 *     really costs
 * @param expected accuracy that the surface and its own trainings let expect of it at two times the first baseline's MACs; empty
 *     without a surface
 * @param best the probability that it is the best of all at equal MACs; empty without a surface
 */
public record GridEvidence(
        int replicates,
        boolean failed,
        OptionalDouble accuracy,
        OptionalDouble standardError,
        OptionalDouble score,
        OptionalDouble expected,
        OptionalDouble best) {}
