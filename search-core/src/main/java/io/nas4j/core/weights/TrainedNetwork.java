package io.nas4j.core.weights;

import io.nas4j.core.evaluation.InputNormalisation;
import io.nas4j.core.file.FileHash;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.plan.NetworkPlan;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A network with everything that is needed to use it on images. All parts fit each other.
 *
 * @param weights all tensors of the plan, and no others
 * @param normalisation what training applied to the images, with as many channels as the network reads
 * @param classNames one name for each class, in the order of the logits
 */
public record TrainedNetwork(
        NetworkPlan plan, Weights weights, InputNormalisation normalisation, List<String> classNames) {

    /** Refuses parts that do not fit, with {@link InvalidInputException}. */
    public TrainedNetwork {
        classNames = List.copyOf(classNames);
        Architecture architecture = plan.architecture();
        if (normalisation.channels() != architecture.input().channels()) {
            throw new InvalidInputException("the normalisation must have "
                    + architecture.input().channels() + " channels, as the network's images, but has "
                    + normalisation.channels());
        }
        if (classNames.size() != architecture.classes()) {
            throw new InvalidInputException("there must be " + architecture.classes()
                    + " class names, as many as the network has classes, but there are " + classNames.size());
        }
        weights.requireFit(plan);
    }

    /**
     * Reads a network from the safetensors file that its training wrote.
     *
     * @throws InvalidInputException where the file cannot be read, is broken, or lacks what {@link WeightsMetadata} keeps
     */
    public static TrainedNetwork read(Path file) {
        WeightsMetadata metadata = metadata(file);
        NetworkPlan plan = NetworkPlan.of(metadata.architecture());
        Weights weights = Safetensors.read(file, plan);
        try {
            return new TrainedNetwork(plan, weights, metadata.normalisation(), metadata.classNames());
        } catch (InvalidInputException e) {
            throw e.at(file.toString());
        }
    }

    /**
     * Reads the network that a training was begun with.
     *
     * @param content SHA-256 that the file had then
     * @throws InvalidInputException where the file cannot be read, or has another content
     */
    public static TrainedNetwork read(Path file, String content) {
        TrainedNetwork network = read(file);
        if (!FileHash.sha256(file).equals(content)) {
            throw new InvalidInputException(
                    file + ": must be the file that the training was begun with, but was changed since");
        }
        return network;
    }

    /** Reads the architecture alone of such a file. */
    public static Architecture architecture(Path file) {
        return metadata(file).architecture();
    }

    private static WeightsMetadata metadata(Path file) {
        Map<String, String> texts = Safetensors.metadata(file);
        try {
            return WeightsMetadata.of(texts);
        } catch (InvalidInputException e) {
            throw e.at(file.toString());
        }
    }

    /**
     * Writes the file that {@link #read} reads, whole or not at all.
     *
     * @throws InvalidInputException where a file cannot be made at that path
     */
    public void write(Path file) {
        Safetensors.write(file, weights, metadata().texts());
    }

    /** What a file keeps beside the weights. */
    public WeightsMetadata metadata() {
        return new WeightsMetadata(architecture(), normalisation, classNames);
    }

    /** What the network is, without weights. */
    public Architecture architecture() {
        return plan.architecture();
    }
}
