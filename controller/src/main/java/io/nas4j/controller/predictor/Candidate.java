package io.nas4j.controller.predictor;

import io.nas4j.controller.model.ErrorScale;
import io.nas4j.controller.model.Point;
import io.nas4j.space.search.Choices;
import java.util.Comparator;

/**
 * A network that may be proposed.
 *
 * @param factor that makes a reward of its accuracy
 * @param mean of its accuracy on the error scale, as expected
 * @param score what it is worth by an {@link Acquisition}, or a bound of that
 */
record Candidate(Choices choices, Point point, double factor, double mean, double score) {

    /** The best first: by score, then by expected reward. */
    static final Comparator<Candidate> BEST_FIRST = Comparator.comparingDouble(Candidate::score)
            .thenComparingDouble(Candidate::reward)
            .reversed();

    double reward() {
        return factor * ErrorScale.accuracy(mean);
    }

    Candidate withScore(double changed) {
        return new Candidate(choices, point, factor, mean, changed);
    }
}
