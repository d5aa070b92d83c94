package io.nas4j.controller;

import io.nas4j.space.search.Choices;
import io.nas4j.space.search.SearchSpace;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A made-up reward on a real space: each choice has a worth, so has each pair of neighbouring choices, and every
 * measurement is noisy. Scaled so that uniform samples have mean 0.5 and standard deviation 0.1 before noise.
 */
public final class SyntheticReward {

    private static final int PAIRS = 64;

    private final double[][] single;
    private final double[][][] pair;
    private final double noise;
    private final SplittableRandom random;
    private final double mean;
    private final double deviation;

    /** @param noise standard deviation of a measurement */
    public SyntheticReward(SearchSpace space, long seed, double noise) {
        this.random = new SplittableRandom(seed);
        this.noise = noise;
        int decisions = space.decisions().size();
        this.single = new double[decisions][PAIRS];
        this.pair = new double[decisions][PAIRS][PAIRS];
        for (int d = 0; d < decisions; d++) {
            int choices = space.decisions().get(d).choices().size();
            for (int a = 0; a < choices; a++) {
                single[d][a] = random.nextGaussian();
                for (int b = 0;
                        d > 0 && b < space.decisions().get(d - 1).choices().size();
                        b++) {
                    pair[d][a][b] = random.nextGaussian() * 0.7;
                }
            }
        }
        double[] samples = IntStream.range(0, 2_000)
                .mapToDouble(i -> worth(space.sample(random)))
                .toArray();
        this.mean = IntStream.range(0, samples.length)
                .mapToDouble(i -> samples[i])
                .average()
                .orElseThrow();
        this.deviation = Math.sqrt(IntStream.range(0, samples.length)
                .mapToDouble(i -> (samples[i] - mean) * (samples[i] - mean))
                .average()
                .orElseThrow());
    }

    /** Without noise. */
    public double value(Choices choices) {
        return 0.5 + 0.1 * (worth(choices) - mean) / deviation;
    }

    public double measure(Choices choices) {
        return value(choices) + noise * random.nextGaussian();
    }

    private double worth(Choices choices) {
        double worth = 0;
        for (int d = 0; d < choices.size(); d++) {
            int choice = choices.get(d);
            worth += single[d][choice] + (d == 0 ? 0 : pair[d][choice][choices.get(d - 1)]);
        }
        return worth;
    }
}
