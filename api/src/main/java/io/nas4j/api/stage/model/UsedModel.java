package io.nas4j.api.stage.model;

import io.nas4j.core.classify.Classifier;
import io.nas4j.core.evaluation.InputNormalisation;
import io.nas4j.space.architecture.Architecture;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A trained network with all that is needed to use it on images. */
public interface UsedModel {

    /** As the user named it. */
    String name();

    /** The file that it was read from. */
    Path file();

    Architecture architecture();

    /** One name for each class, in the order of the logits. */
    List<String> classNames();

    /** What is applied to images before the network; empty where the file itself does that. */
    Optional<InputNormalisation> normalisation();

    /** The study that trained it, where one is known. */
    Optional<ModelOrigin> origin();

    /** What runs it where the user names nothing. */
    String usualRunner();

    /**
     * The same weights for images of another size.
     *
     * @throws io.nas4j.space.InvalidInputException where it reads images of one size only
     */
    UsedModel at(int resolution);

    /**
     * Loads it.
     *
     * @param runner an engine's name, or {@link Runners#ONNX}
     * @throws io.nas4j.space.InvalidInputException where that cannot run it
     */
    Classifier open(String runner);
}
