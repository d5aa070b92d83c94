package io.nas4j.grid.truth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The short form of benchmarks/grid-truth. */
class GridTruthTest {

    @Test
    void findsTheTruthWithHalfOfTheTrainingsOfAPlainGrid() {
        GridTruth truth = GridTruth.of(40, 12, 3, Allocation.RACE, 4);
        assertThat(truth.covered()).isBetween(0.9, 1.001);
        assertThat(truth.size()).as("a region that says something").isLessThan(0.75);
        assertThat(truth.surface()).isLessThan(0.002);
        assertThat(truth.plainFor(truth.plain()).orElse(Double.POSITIVE_INFINITY))
                .as("%s", truth)
                .isGreaterThanOrEqualTo(2 * truth.trainings());
    }
}
