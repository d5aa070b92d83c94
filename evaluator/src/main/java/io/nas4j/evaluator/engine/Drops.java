package io.nas4j.evaluator.engine;

import io.nas4j.space.plan.BlockPlan;
import io.nas4j.space.plan.NetworkPlan;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * What dropout and drop-connect of one network zero, step after step. Each place draws from a random stream of its own, so
 * that engines drop the same whatever order they compute in.
 */
public final class Drops {

    /** The place of dropout; a block that is dropped has its own name. */
    public static final String DROPOUT = "dropout";

    private final Map<String, SplittableRandom> streams = new HashMap<>();

    public Drops(NetworkPlan plan, long seed) {
        SplittableRandom root = new SplittableRandom(seed);
        for (BlockPlan block : plan.blocks()) {
            if (block.dropRate() > 0) {
                streams.put(block.name(), root.split());
            }
        }
        streams.put(DROPOUT, root.split());
    }

    /**
     * Draws the factors of one step: 0 with a probability of {@code rate}, else {@code 1 / (1 - rate)}.
     *
     * @param place a block's name, or {@link #DROPOUT}
     */
    public float[] factors(String place, double rate, int count) {
        SplittableRandom random = streams.get(place);
        if (random == null) {
            throw new IllegalArgumentException("nothing is dropped at " + place);
        }
        float[] factors = new float[count];
        float kept = (float) (1 / (1 - rate));
        for (int i = 0; i < count; i++) {
            factors[i] = random.nextDouble() < rate ? 0 : kept;
        }
        return factors;
    }
}
