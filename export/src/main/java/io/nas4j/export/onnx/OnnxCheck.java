package io.nas4j.export.onnx;

import ai.onnxruntime.OrtException;
import io.nas4j.core.WorkFailedException;
import io.nas4j.export.target.Agreement;
import io.nas4j.export.target.BackendCheck;
import io.nas4j.export.target.Evidence;
import io.nas4j.export.target.RawImages;
import io.nas4j.export.target.Reference;
import java.nio.file.Path;

/** Runs an exported file with ONNX Runtime, on one thread. */
public final class OnnxCheck implements BackendCheck {

    private static final int MOST_IN_A_BATCH = 32;
    private static final int MOST_PIXELS_IN_A_BATCH = 1 << 24;

    @Override
    public String backend() {
        return "ONNX Runtime";
    }

    @Override
    public boolean available() {
        return OnnxEnvironment.hasNatives();
    }

    @Override
    public Evidence check(Path file, Reference reference) {
        return new Evidence.Ran(logits(file, reference.images(), reference.logits().length));
    }

    /** Compares the file's logits with those of an engine, row-major {@code [count, classes]}; refuses as {@link #check}. */
    public Agreement compare(Path file, RawImages images, float[] reference) {
        return Agreement.of(logits(file, images, reference.length), reference, reference.length / images.count());
    }

    private static float[] logits(Path file, RawImages images, int length) {
        try (OnnxSession session = OnnxSession.open(file)) {
            session.requireShapes(images, length);
            float[] logits = new float[length];
            int classes = session.classes();
            int batch = batch(images.pixels().length / images.count());
            for (int first = 0; first < images.count(); first += batch) {
                int count = Math.min(batch, images.count() - first);
                session.run(images, first, count, logits, first * classes);
            }
            return logits;
        } catch (OrtException e) {
            throw new WorkFailedException("ONNX Runtime broke off at " + file + ": " + OnnxSession.reason(e), e);
        }
    }

    private static int batch(int pixelsOfOne) {
        return Math.max(1, Math.min(MOST_IN_A_BATCH, MOST_PIXELS_IN_A_BATCH / Math.max(1, pixelsOfOne)));
    }
}
