package io.nas4j.export.target;

import io.nas4j.core.weights.TrainedNetwork;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes trained networks in the form that one kind of backend reads. An exporter holds its options and nothing else, is
 * immutable, and needs no backend to write. Which images a network is checked on, the reference logits, and what becomes of
 * the file are its caller's affair.
 */
public interface Exporter {

    /** The name that users give, in lower case, as {@code onnx}. */
    String name();

    /** What is written, and what must be there to check it: a phrase that help and refusals show behind the name. */
    String needs();

    /**
     * Writes the network, whole or not at all; equal networks give equal bytes.
     *
     * @throws io.nas4j.space.InvalidInputException where this form cannot hold the network, or nothing can be written at
     *     that path
     * @throws io.nas4j.core.WorkFailedException where writing breaks off
     */
    void write(TrainedNetwork network, Path output);

    /** The backends that can run what was written, each as a check; in the order in which they are asked. */
    List<BackendCheck> checks();

    /** Whether what was written may differ so much from the network: rounding is allowed, another network is not. */
    boolean accepts(Agreement agreement);
}
