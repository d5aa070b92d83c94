package io.nas4j.export.target;

import io.nas4j.core.weights.TrainedNetwork;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

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

    /** What can be chosen of this form. */
    default Set<Choice> choices() {
        return Set.of();
    }

    /**
     * This exporter with what a user chose. {@link io.nas4j.export.Exporters#with} refuses what no target knows.
     *
     * @param settings of {@link #choices} and of nothing else
     * @throws io.nas4j.space.InvalidInputException where a value is not allowed
     */
    default Exporter with(Settings settings) {
        return this;
    }

    /** This exporter with images of the kind that the network reads, for a form that must see what flows through it. */
    default Exporter calibratedOn(CalibrationImages images) {
        return this;
    }

    /** Whether a file is written, or a folder of files. */
    Form form();

    /**
     * Refuses a network that this form cannot hold exactly; for what writes after long work.
     *
     * @throws io.nas4j.space.InvalidInputException with the reason
     */
    default void requireHolds(TrainedNetwork network) {}

    /**
     * Writes the network; equal networks give equal bytes. A file is written whole or not at all.
     *
     * @param output the file, or the folder for the files, which exists
     * @throws io.nas4j.space.InvalidInputException where this form cannot hold the network, or nothing can be written at
     *     that path
     * @throws io.nas4j.core.WorkFailedException where writing breaks off
     */
    void write(TrainedNetwork network, Path output);

    /**
     * How what was written is used, for the page that is written beside it.
     *
     * @param file name of the file that was written, or {@link Form#file} in a folder
     */
    Usage usage(TrainedNetwork network, String file);

    /** The backends that can run or read what was written, each as a check; in the order in which they are asked. */
    List<BackendCheck> checks();

    /** Whether what was written may differ so much from the network: rounding is allowed, another network is not. */
    boolean accepts(Agreement agreement);
}
