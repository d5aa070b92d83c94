package io.nas4j.evaluator.supernet;

import io.nas4j.core.json.StudyConfigJson;
import io.nas4j.core.study.Reduction;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.weights.Safetensors;
import io.nas4j.core.weights.Tensor;
import io.nas4j.core.weights.Weights;
import io.nas4j.core.weights.WeightsMetadata;
import io.nas4j.space.Decimals;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.plan.NetworkPlan;
import io.nas4j.space.plan.ParameterSpec;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A trained supernet as a safetensors file: the shared tensors, and in its metadata all that is needed to judge networks by
 * them.
 *
 * @param facts normalisation and classes; the architecture is one of the space's
 * @param study what it was trained for: space, data, proxy task
 * @param training how it was trained
 */
public record SupernetFile(
        SharedTensors tensors, Weights weights, WeightsMetadata facts, StudyConfig study, SupernetOrigin training) {

    private static final String SHARING = "sharing";
    private static final String STUDY = "study";
    private static final String TRAINING = "training";
    private static final String ORDER = "order";
    private static final String SECONDS = "seconds";

    /**
     * Writes the file, whole or not at all.
     *
     * @throws io.nas4j.core.WorkFailedException where it cannot be written
     */
    public void write(Path file) {
        Map<String, String> texts = new LinkedHashMap<>(facts.texts());
        texts.put(SHARING, tensors.sharing().text());
        texts.put(STUDY, StudyConfigJson.write(study));
        texts.put(TRAINING, training.text());
        texts.put(ORDER, training.order());
        texts.put(SECONDS, Decimals.text(training.seconds()));
        Safetensors.write(file, weights, texts);
    }

    /**
     * Reads the file.
     *
     * @throws InvalidInputException where it is none, or broken
     */
    public static SupernetFile read(Path file) {
        Map<String, String> texts = Safetensors.metadata(file);
        WeightSharing sharing = WeightSharing.parse(text(file, texts, SHARING));
        StudyConfig study = study(file, text(file, texts, STUDY));
        SupernetOrigin origin = new SupernetOrigin(
                text(file, texts, ORDER), text(file, texts, TRAINING), seconds(file, text(file, texts, SECONDS)));
        Weights weights = Safetensors.read(file);
        Map<String, ParameterSpec> specs = new LinkedHashMap<>();
        weights.tensors()
                .forEach(
                        (name, tensor) -> specs.put(name, new ParameterSpec(name, role(name, tensor), tensor.shape())));
        return new SupernetFile(new SharedTensors(sharing, specs), weights, WeightsMetadata.of(texts), study, origin);
    }

    private static String text(Path file, Map<String, String> texts, String key) {
        String text = texts.get(key);
        if (text == null) {
            throw new InvalidInputException(
                    file + " must be a supernet, as 'nas4j supernet train' writes it, but has no '" + key + "'");
        }
        return text;
    }

    private static StudyConfig study(Path file, String text) {
        try {
            return StudyConfigJson.read(text);
        } catch (InvalidInputException e) {
            throw e.at(file.toString());
        }
    }

    private static double seconds(Path file, String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new InvalidInputException(
                    file + " must say in how many seconds it was trained, but says '" + text + "'", e);
        }
    }

    private static ParameterSpec.Role role(String name, Tensor tensor) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "weight" ->
                tensor.shape().size() == 2 ? ParameterSpec.Role.DENSE_WEIGHT : ParameterSpec.Role.CONV_WEIGHT;
            case "bias" -> ParameterSpec.Role.BIAS;
            case "gamma" -> ParameterSpec.Role.GAMMA;
            case "beta" -> ParameterSpec.Role.BETA;
            case "mean" -> ParameterSpec.Role.RUNNING_MEAN;
            case "variance" -> ParameterSpec.Role.RUNNING_VARIANCE;
            default -> throw new InvalidInputException("a supernet has no tensor like " + name);
        };
    }

    /** What makes each network of the study smaller. */
    public Reduction reduction() {
        return study.plan().task().reduction();
    }

    /** The path of a network. Nothing is dropped in it. */
    public NetworkPlan plan(Architecture architecture) {
        return SupernetSpace.plan(architecture, reduction());
    }

    /** Pixels a side of the images that paths read. */
    public int resolution() {
        return reduction().resolution(study.data().input().resolution());
    }

    /**
     * Refuses another study than one on the same networks and images.
     *
     * @throws InvalidInputException saying what differs
     */
    public void requireFits(Path file, StudyConfig other) {
        require(file, "space", study.plan().space().name(), other.plan().space().name());
        if (!study.plan().space().definition().equals(other.plan().space().definition())) {
            throw new InvalidInputException(file + " was trained in another space named "
                    + study.plan().space().name() + ": its definition differs");
        }
        require(file, "input", study.data().input(), other.data().input());
        require(file, "classes", study.data().classes(), other.data().classes());
        require(
                file,
                "data",
                study.data().fingerprint().orElse("unknown"),
                other.data().fingerprint().orElse("unknown"));
    }

    private static void require(Path file, String what, Object own, Object asked) {
        if (!own.equals(asked)) {
            throw new InvalidInputException("supernet " + file + " was trained for " + what + " " + own
                    + ", but asked for is " + asked + "; train another with 'nas4j supernet train'");
        }
    }
}
