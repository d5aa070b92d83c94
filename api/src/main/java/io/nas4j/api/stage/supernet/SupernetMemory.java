package io.nas4j.api.stage.supernet;

import io.nas4j.evaluator.attempt.ProcessMemory;
import io.nas4j.evaluator.supernet.SupernetSpace;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.cost.CostModel;
import io.nas4j.space.search.Extremes;
import io.nas4j.space.search.Metric;
import java.util.Locale;

/** The memory that the training of a supernet needs, known before it begins. */
final class SupernetMemory {

    /** Weights, two gradients, and what AdamW remembers twice. */
    private static final int COPIES = 5;

    /** What the forward pass keeps, and the gradients of the backward pass beside it. */
    private static final double BACKWARD = 1.5;

    private static final double MIB = 1 << 20;

    private SupernetMemory() {}

    /**
     * Refuses a supernet that needs more than this machine has.
     *
     * @throws InvalidInputException with both figures
     */
    static void require(SupernetSpace space, int batchSize) {
        double needed = bytes(space, batchSize) / MIB;
        double there = ProcessMemory.ofMachine() / MIB;
        if (needed > there) {
            throw new InvalidInputException(String.format(
                    Locale.ROOT,
                    "the supernet of space %s needs about %.0f MB with batches of %d images, but this machine has %.0f;"
                            + " make --batch-size, --proxy-width or --proxy-resolution smaller",
                    space.space().name(),
                    needed,
                    batchSize,
                    there));
        }
    }

    /** An estimate: the weights, and the largest path's maps. */
    static double bytes(SupernetSpace space, int batchSize) {
        Extremes extremes = space.space().extremes(Metric.MACS).orElseThrow();
        Architecture largest = space.reduction().of(space.space().build(extremes.most()));
        return (double) COPIES * Float.BYTES * space.tensors().numbers()
                + BACKWARD * batchSize * CostModel.footprint(largest).training();
    }
}
