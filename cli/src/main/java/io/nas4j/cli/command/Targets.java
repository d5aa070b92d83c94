package io.nas4j.cli.command;

import io.nas4j.core.random.RandomStreams;
import io.nas4j.space.cost.CostModel;
import io.nas4j.space.search.SearchSpace;
import java.util.Arrays;
import java.util.SplittableRandom;

/** A target for the reward where the user gives none. */
final class Targets {

    private static final int SAMPLES = 1000;

    private Targets() {}

    /** The median MACs of random networks of a space; the same at every call. */
    static double median(SearchSpace space) {
        SplittableRandom random = new RandomStreams(0).stream("target");
        long[] macs = new long[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            macs[i] = CostModel.cost(space.build(space.sample(random))).macs();
        }
        Arrays.sort(macs);
        return macs[SAMPLES / 2];
    }
}
