package io.nas4j.evaluator.dl4j;

import io.nas4j.evaluator.engine.Batch;
import io.nas4j.evaluator.engine.Lesson;
import io.nas4j.space.Decimals;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Input;
import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Batches in native memory, in one array for as long as batches have one size: what is left to the collector piles up. */
final class BatchArrays implements AutoCloseable {

    private final Input input;
    private final int classes;
    private final float labelSmoothing;
    private INDArray pixels;
    private INDArray targets;

    BatchArrays(Input input, int classes, double labelSmoothing) {
        this.input = input;
        this.classes = classes;
        this.labelSmoothing = (float) labelSmoothing;
        this.pixels = images(1);
        this.targets = rows(1);
    }

    private INDArray images(int count) {
        return Nd4j.createUninitializedDetached(
                DataType.FLOAT, 'c', count, input.channels(), input.resolution(), input.resolution());
    }

    private INDArray rows(int count) {
        return Nd4j.createUninitializedDetached(DataType.FLOAT, 'c', count, classes);
    }

    /** The images as {@code [batch, channels, size, size]}; valid until the next call. */
    INDArray pixels(Batch batch) {
        int size = input.resolution();
        int channels = input.channels();
        if (batch.size() != size || batch.channels() != channels) {
            throw new IllegalArgumentException("a network for " + input + " was given images of " + batch.size() + "x"
                    + batch.size() + "x" + batch.channels());
        }
        if (pixels.size(0) != batch.count()) {
            pixels.close();
            pixels = images(batch.count());
        }
        int area = size * size;
        float[] planes = new float[batch.pixels().length];
        for (int image = 0; image < batch.count(); image++) {
            int begin = image * area * channels;
            for (int channel = 0; channel < channels; channel++) {
                int plane = begin + channel * area;
                for (int i = 0; i < area; i++) {
                    planes[plane + i] = batch.pixels()[begin + i * channels + channel];
                }
            }
        }
        Floats.view(pixels).put(0, planes);
        return pixels;
    }

    /** The smoothed labels, with a teacher's answers in them, as {@code [batch, classes]}; valid until the next call. */
    INDArray targets(Batch batch) {
        if (targets.size(0) != batch.count()) {
            targets.close();
            targets = rows(batch.count());
        }
        float[] rows = new float[batch.count() * classes];
        Arrays.fill(rows, labelSmoothing / classes);
        if (batch.soft().isPresent()) {
            float[] shares = batch.soft().get().shares();
            for (int i = 0; i < rows.length; i++) {
                rows[i] += (1 - labelSmoothing) * shares[i];
            }
        } else {
            for (int i = 0; i < batch.count(); i++) {
                rows[i * classes + batch.labels()[i]] += 1 - labelSmoothing;
            }
        }
        batch.lesson().ifPresent(lesson -> teach(rows, lesson));
        Floats.view(targets).put(0, rows);
        return targets;
    }

    /** Cross-entropy is linear in the labels: at temperature 1 the teacher's part of the loss is a part of them. */
    private static void teach(float[] rows, Lesson lesson) {
        if (lesson.temperature() != 1) {
            throw new InvalidInputException(
                    "Deeplearning4j here learns a teacher's answers at temperature 1, but not at "
                            + Decimals.text(lesson.temperature()) + ": give --temperature 1 or --engine torch");
        }
        float share = (float) lesson.share();
        float[] answers = lesson.answers().shares();
        for (int i = 0; i < rows.length; i++) {
            rows[i] = (1 - share) * rows[i] + share * answers[i];
        }
    }

    @Override
    public void close() {
        pixels.close();
        targets.close();
    }
}
