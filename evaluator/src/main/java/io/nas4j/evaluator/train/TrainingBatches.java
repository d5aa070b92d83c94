package io.nas4j.evaluator.train;

import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.random.SavedRandom;
import io.nas4j.core.study.Augmentation;
import io.nas4j.evaluator.checkpoint.TrainingState;
import io.nas4j.evaluator.data.image.Shuffling;
import io.nas4j.evaluator.engine.Batch;
import io.nas4j.evaluator.engine.SoftLabels;
import io.nas4j.space.InvalidInputException;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The training batches of one trial, epoch after epoch in new random orders. All batches are full: the few images that
 * would be left over sit an epoch out, others each time. One batch is used over and over, so that it holds until the
 * next one is asked for.
 */
public final class TrainingBatches implements TrainingState.Holder {

    private final PixelReader reader;
    private final Augmenter augmenter;
    private final int[] order;
    private final SavedRandom ordering;
    private final SavedRandom changing;
    private final Optional<Lessons> lessons;
    private final Optional<Mixer> mixer;
    private final Batch batch;

    /** Batches without a teacher. */
    public TrainingBatches(PixelReader reader, int batchSize, Augmentation augmentation, RandomStreams streams) {
        this(reader, batchSize, augmentation, Optional.empty(), streams);
    }

    TrainingBatches(
            PixelReader reader,
            int batchSize,
            Augmentation augmentation,
            Optional<Lessons> lessons,
            RandomStreams streams) {
        int images = reader.images().count();
        if (images < 2) {
            throw new InvalidInputException("training images must be at least 2, but are " + images);
        }
        int count = Math.min(batchSize, images);
        int size = reader.images().size();
        this.reader = reader;
        this.changing = streams.saved("augmentation");
        this.augmenter = new Augmenter(reader, augmentation, changing);
        this.order = IntStream.range(0, images).toArray();
        this.ordering = streams.saved("order");
        this.lessons = lessons;
        this.mixer = augmentation.mixing().any()
                ? Optional.of(new Mixer(augmentation.mixing(), streams.saved("mixing")))
                : Optional.empty();
        int classes = reader.images().classNames().size();
        this.batch = new Batch(
                count,
                size,
                reader.images().channels(),
                new float[count * reader.stride()],
                new int[count],
                mixer.map(each -> new SoftLabels(classes, new float[count * classes])),
                lessons.map(each -> each.lesson(count)));
    }

    /** Steps of one epoch. */
    public int perEpoch() {
        return order.length / batch.count();
    }

    /** Images in each batch. */
    int batchSize() {
        return batch.count();
    }

    /** Draws the order of the next epoch. */
    public void startEpoch() {
        Shuffling.shuffle(order, ordering);
    }

    /** Batch {@code step} of the epoch, from 0. */
    public Batch batch(int step) {
        for (int i = 0; i < batch.count(); i++) {
            int index = order[step * batch.count() + i];
            batch.labels()[i] = reader.images().label(index);
            augmenter.read(index, batch.pixels(), i * reader.stride());
            int row = i;
            lessons.ifPresent(each -> each.copy(index, batch.lesson().orElseThrow(), row));
        }
        mixer.ifPresent(each -> each.mix(batch));
        return batch;
    }

    @Override
    public void save(TrainingState into) {
        into.put("batches/order", order.clone());
        into.put("batches/streams", ordering.position(), changing.position());
        mixer.ifPresent(each -> each.save(into));
    }

    @Override
    public void restore(TrainingState from) {
        System.arraycopy(from.ints("batches/order"), 0, order, 0, order.length);
        ordering.moveTo(from.longs("batches/streams")[0]);
        changing.moveTo(from.longs("batches/streams")[1]);
        mixer.ifPresent(each -> each.restore(from));
    }
}
