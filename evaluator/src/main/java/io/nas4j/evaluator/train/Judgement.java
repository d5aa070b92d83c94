package io.nas4j.evaluator.train;

import io.nas4j.evaluator.engine.Batch;
import io.nas4j.evaluator.engine.TrainableNetwork;
import java.util.Optional;

/**
 * How well a network tells images apart.
 *
 * @param accuracy the fraction of images whose own class has the largest logit
 * @param loss mean cross-entropy of the images in nats, without label smoothing
 */
record Judgement(double accuracy, double loss) {

    /**
     * Judges a network; empty where a logit is not a finite number.
     *
     * @param progress is told after every batch
     */
    static Optional<Judgement> of(TrainableNetwork network, PixelReader reader, int batchSize, Runnable progress) {
        int count = reader.images().count();
        int right = 0;
        double loss = 0;
        float[] full = new float[Math.min(batchSize, count) * reader.stride()];
        for (int from = 0; from < count; from += batchSize) {
            int size = Math.min(batchSize, count - from);
            Batch batch = batch(reader, from, size, full);
            float[] logits = network.logits(batch);
            progress.run();
            int classes = logits.length / size;
            for (int i = 0; i < size; i++) {
                int largest = i * classes;
                for (int k = i * classes; k < (i + 1) * classes; k++) {
                    if (!Float.isFinite(logits[k])) {
                        return Optional.empty();
                    }
                    largest = logits[k] > logits[largest] ? k : largest;
                }
                right += largest - i * classes == batch.labels()[i] ? 1 : 0;
                loss += crossEntropy(logits, i * classes, classes, batch.labels()[i], logits[largest]);
            }
        }
        return Optional.of(new Judgement((double) right / count, loss / count));
    }

    private static double crossEntropy(float[] logits, int from, int classes, int label, double largest) {
        double sum = 0;
        for (int k = from; k < from + classes; k++) {
            sum += StrictMath.exp(logits[k] - largest);
        }
        return StrictMath.log(sum) - (logits[from + label] - largest);
    }

    /** Images in their order, as they are; {@code full} is filled where it has their size. */
    static Batch batch(PixelReader reader, int from, int size, float[] full) {
        int numbers = size * reader.stride();
        float[] pixels = numbers == full.length ? full : new float[numbers];
        int[] labels = new int[size];
        for (int i = 0; i < size; i++) {
            reader.read(from + i, pixels, i * reader.stride());
            labels[i] = reader.images().label(from + i);
        }
        return new Batch(size, reader.images().size(), reader.images().channels(), pixels, labels);
    }
}
