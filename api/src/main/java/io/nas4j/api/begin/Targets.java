package io.nas4j.api.begin;

import io.nas4j.core.random.RandomStreams;
import io.nas4j.space.search.Metric;
import io.nas4j.space.search.SearchSpace;
import java.util.Arrays;
import java.util.SplittableRandom;

/** The target of the reward where the user gives none. */
public final class Targets {

    private static final int SAMPLES = 1000;

    private Targets() {}

    /** The median cost of random networks of a space. Every call gives the same value. */
    public static double median(SearchSpace space, Metric metric) {
        SplittableRandom random = new RandomStreams(0).stream("target");
        long[] costs = new long[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            costs[i] = space.cost(metric, space.sample(random));
        }
        Arrays.sort(costs);
        return costs[SAMPLES / 2];
    }
}
