package io.nas4j.export.onnx;

import ai.onnxruntime.OrtException;
import io.nas4j.core.WorkFailedException;
import io.nas4j.export.target.Agreement;
import io.nas4j.export.target.RawImages;
import io.nas4j.space.InvalidInputException;
import java.nio.file.Path;

/** Runs an exported file with ONNX Runtime, on one thread, and compares what it says with what the engine said. */
public final class OnnxCheck {

    private static final int MOST_IN_A_BATCH = 32;
    private static final int MOST_PIXELS_IN_A_BATCH = 1 << 24;

    private OnnxCheck() {}

    /**
     * Compares logits on images.
     *
     * @param reference the engine's logits for the same images, row-major {@code [count, classes]}
     * @throws InvalidInputException where the file cannot be run, or reads images of another shape or gives another
     *     number of logits
     * @throws WorkFailedException where ONNX Runtime is not to be had on this machine, or breaks off
     */
    public static Agreement compare(Path file, RawImages images, float[] reference) {
        try (OnnxSession session = OnnxSession.open(file)) {
            session.requireShapes(images, reference.length);
            float[] logits = new float[reference.length];
            int classes = session.classes();
            int batch = batch(images.pixels().length / images.count());
            for (int first = 0; first < images.count(); first += batch) {
                int count = Math.min(batch, images.count() - first);
                session.run(images, first, count, logits, first * classes);
            }
            return Agreement.of(logits, reference, classes);
        } catch (OrtException e) {
            throw new WorkFailedException("ONNX Runtime broke off at " + file + ": " + OnnxSession.reason(e), e);
        }
    }

    private static int batch(int pixelsOfOne) {
        return Math.max(1, Math.min(MOST_IN_A_BATCH, MOST_PIXELS_IN_A_BATCH / Math.max(1, pixelsOfOne)));
    }
}
