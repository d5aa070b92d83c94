package io.nas4j.evaluator.engine;

import io.nas4j.core.random.SavedRandom;
import io.nas4j.evaluator.checkpoint.TrainingState;
import io.nas4j.space.plan.BlockPlan;
import io.nas4j.space.plan.NetworkPlan;
import java.util.Map;
import java.util.TreeMap;

/**
 * What dropout and drop-connect of one network zero, step after step. Each place draws from a random stream of its own, so
 * that engines drop the same whatever order they compute in.
 */
public final class Drops implements TrainingState.Holder {

    /** The place of dropout; a block that is dropped has its own name. */
    public static final String DROPOUT = "dropout";

    private static final String STATE = "drops";

    private final Map<String, SavedRandom> streams = new TreeMap<>();

    public Drops(NetworkPlan plan, long seed) {
        SavedRandom root = new SavedRandom(seed);
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
        SavedRandom random = streams.get(place);
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

    @Override
    public void save(TrainingState into) {
        into.put(
                STATE,
                streams.values().stream().mapToLong(SavedRandom::position).toArray());
    }

    @Override
    public void restore(TrainingState from) {
        long[] positions = from.longs(STATE);
        int next = 0;
        for (SavedRandom stream : streams.values()) {
            stream.moveTo(positions[next++]);
        }
    }
}
