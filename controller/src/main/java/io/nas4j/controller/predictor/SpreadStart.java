package io.nas4j.controller.predictor;

import io.nas4j.space.search.Choices;
import io.nas4j.space.search.DecisionSpace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The first networks of a search, spread over sizes: uniform draws are sorted by their multiply-accumulates and cut into equal
 * parts, and each part gives one, in a random order. Where all first networks happen to be small, a model expects little of large
 * ones. In a space that knows nothing of its networks' sizes they are uniform draws.
 */
final class SpreadStart {

    private static final int DRAWS = 16;

    /** A space may reject most draws. */
    private static final int TRIES = 10;

    /** Of {@link DecisionSpace#covariates}: the logarithm of multiply-accumulates. */
    private static final int MACS = 1;

    private record Sized(Choices choices, double size) {}

    private SpreadStart() {}

    /**
     * Draws them.
     *
     * @param count as many, or fewer where the space rejects nearly all draws
     */
    static List<Choices> draw(DecisionSpace space, int count, RandomGenerator random) {
        List<Sized> drawn = new ArrayList<>();
        for (int i = 0; i < TRIES * DRAWS * count && drawn.size() < DRAWS * count; i++) {
            Choices choices = space.uniform(random);
            if (space.permits(choices)) {
                drawn.add(new Sized(choices, size(space.covariates(choices))));
            }
        }
        drawn.sort(Comparator.comparingDouble(Sized::size));
        List<Choices> spread = new ArrayList<>();
        for (int part = 0; part < Math.min(count, drawn.size()); part++) {
            int from = part * drawn.size() / count;
            int to = (part + 1) * drawn.size() / count;
            if (from < to) {
                Choices one = drawn.get(from + random.nextInt(to - from)).choices();
                spread.add(random.nextInt(spread.size() + 1), one);
            }
        }
        return spread;
    }

    private static double size(double[] covariates) {
        return covariates.length > MACS ? covariates[MACS] : 0;
    }
}
