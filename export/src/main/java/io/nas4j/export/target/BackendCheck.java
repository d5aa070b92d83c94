package io.nas4j.export.target;

import java.nio.file.Path;

/** Runs what an exporter wrote in one backend, or reads it with the backend's own reader. */
public interface BackendCheck {

    /** The backend's own name, as {@code ONNX Runtime}. */
    String backend();

    /** Whether the backend is to be had on this machine; loads nothing. */
    boolean available();

    /**
     * Asks the backend.
     *
     * @param written what the exporter wrote: a file, or the folder of its files
     * @throws io.nas4j.space.InvalidInputException where the backend cannot run it, or it reads images of another shape or
     *     gives another number of logits
     * @throws io.nas4j.core.WorkFailedException where the backend is not to be had on this machine, or breaks off, or what
     *     was written holds other numbers than the network
     */
    Evidence check(Path written, Reference reference);
}
