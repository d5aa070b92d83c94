package io.nas4j.core.weights;

import io.nas4j.core.transfer.Transfer;
import io.nas4j.space.Decimals;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.plan.NetworkPlan;
import io.nas4j.space.plan.ParameterSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** First weights of a network that takes over those of another, all but the classifier where the classes are others. */
public final class TransferredWeights {

    private static final int MOST_SHOWN = 5;

    private TransferredWeights() {}

    /**
     * Reads the network that a transfer begins with.
     *
     * @throws InvalidInputException where the file cannot be read, or is not the one that the transfer was begun with
     */
    public static TrainedNetwork source(Transfer transfer) {
        return TrainedNetwork.read(Path.of(transfer.file()), transfer.content());
    }

    /**
     * The first weights.
     *
     * @param classNames of the images that the network will learn
     * @param fresh what it would begin with otherwise
     * @throws InvalidInputException where it has tensors of other shapes, another padding or epsilon than the source
     */
    public static Weights of(NetworkPlan plan, List<String> classNames, TrainedNetwork source, Weights fresh) {
        requireFits(plan, source);
        boolean sameClasses = classNames.equals(source.classNames());
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (ParameterSpec spec : plan.parameters()) {
            Weights from = ofClassifier(plan, spec) && !sameClasses ? fresh : source.weights();
            tensors.put(spec.name(), from.get(spec.name()));
        }
        return new Weights(tensors);
    }

    private static boolean ofClassifier(NetworkPlan plan, ParameterSpec spec) {
        return spec.name().startsWith(plan.classifier().name() + ".");
    }

    /**
     * Refuses a network that cannot begin with these weights.
     *
     * @throws InvalidInputException where it has tensors of other shapes, another padding or epsilon than the source
     */
    public static void requireFits(NetworkPlan plan, TrainedNetwork source) {
        requireSame(plan.architecture(), source.architecture());
        List<String> problems = new ArrayList<>();
        for (ParameterSpec spec : plan.parameters()) {
            Tensor given = source.weights().tensors().get(spec.name());
            if (!ofClassifier(plan, spec) && (given == null || !given.shape().equals(spec.shape()))) {
                problems.add(spec.name() + " must have shape " + spec.shape() + ", but "
                        + (given == null ? "is missing" : "has " + given.shape()));
            }
        }
        if (!problems.isEmpty()) {
            int more = problems.size() - MOST_SHOWN;
            throw new InvalidInputException("the weights to begin with do not fit the network: "
                    + String.join("; ", problems.subList(0, Math.min(problems.size(), MOST_SHOWN)))
                    + (more > 0 ? "; and " + more + " more" : ""));
        }
    }

    /** What no tensor shows. */
    private static void requireSame(Architecture network, Architecture source) {
        if (network.padding() != source.padding()
                || network.batchNorm().epsilon() != source.batchNorm().epsilon()) {
            throw new InvalidInputException(
                    "the network must have the padding and the batch-norm epsilon of the weights"
                            + " to begin with, " + source.padding().text() + " and "
                            + Decimals.text(source.batchNorm().epsilon()) + ", but has "
                            + network.padding().text() + " and "
                            + Decimals.text(network.batchNorm().epsilon())
                            + "; the file with the weights names the architecture too");
        }
    }
}
