package io.nas4j.evaluator.train;

import io.nas4j.core.random.RandomStreams;
import io.nas4j.evaluator.data.Shuffling;
import io.nas4j.evaluator.engine.Batch;
import io.nas4j.space.InvalidInputException;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The training batches of one trial, epoch after epoch in new random orders. All batches are full: the few pictures that
 * would be left over sit an epoch out, others each time. One batch is used over and over, so that it holds until the
 * next one is asked for.
 */
final class TrainingBatches {

    /** Pictures move by up to an eighth of their side, as 4 pixels of 32 (He et al. 2016, section 4.2). */
    private static final int SIDE_PER_SHIFT = 8;

    private final PixelReader reader;
    private final boolean augment;
    private final int maxShift;
    private final int[] order;
    private final SplittableRandom ordering;
    private final SplittableRandom augmentation;
    private final Batch batch;

    TrainingBatches(PixelReader reader, int batchSize, boolean augment, RandomStreams streams) {
        int pictures = reader.pictures().count();
        if (pictures < 2) {
            throw new InvalidInputException("training images must be at least 2, but are " + pictures);
        }
        int count = Math.min(batchSize, pictures);
        int size = reader.pictures().size();
        this.reader = reader;
        this.augment = augment;
        this.maxShift = (size + SIDE_PER_SHIFT / 2) / SIDE_PER_SHIFT;
        this.order = IntStream.range(0, pictures).toArray();
        this.ordering = streams.stream("order");
        this.augmentation = streams.stream("augmentation");
        this.batch = new Batch(
                count, size, reader.pictures().channels(), new float[count * reader.stride()], new int[count]);
    }

    /** Steps of one epoch. */
    int perEpoch() {
        return order.length / batch.count();
    }

    /** Pictures in each batch. */
    int batchSize() {
        return batch.count();
    }

    /** Draws the order of the next epoch. */
    void startEpoch() {
        Shuffling.shuffle(order, ordering);
    }

    /** Batch {@code step} of the epoch, from 0. */
    Batch batch(int step) {
        for (int i = 0; i < batch.count(); i++) {
            int index = order[step * batch.count() + i];
            batch.labels()[i] = reader.pictures().label(index);
            if (augment) {
                int down = augmentation.nextInt(2 * maxShift + 1) - maxShift;
                int right = augmentation.nextInt(2 * maxShift + 1) - maxShift;
                boolean mirrored = augmentation.nextInt(2) == 1;
                reader.read(index, down, right, mirrored, batch.pixels(), i * reader.stride());
            } else {
                reader.read(index, batch.pixels(), i * reader.stride());
            }
        }
        return batch;
    }
}
