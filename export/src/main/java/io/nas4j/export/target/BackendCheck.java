package io.nas4j.export.target;

import java.nio.file.Path;

/** Runs what an exporter wrote in one backend. */
public interface BackendCheck {

    /** The backend's own name, as {@code ONNX Runtime}. */
    String backend();

    /**
     * Compares the backend's logits with those of the engine that trained the network.
     *
     * @param written what the exporter wrote
     * @param reference the engine's logits for the same images, row-major {@code [count, classes]}
     * @throws io.nas4j.space.InvalidInputException where the backend cannot run it, or it reads images of another shape or
     *     gives another number of logits
     * @throws io.nas4j.core.WorkFailedException where the backend is not to be had on this machine, or breaks off
     */
    Agreement compare(Path written, RawImages images, float[] reference);
}
