package io.nas4j.export.source;

import io.nas4j.core.weights.TrainedNetwork;
import io.nas4j.core.weights.Weights;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.BatchNorm;
import io.nas4j.space.plan.NetworkPlan;
import java.util.List;

/**
 * A network of another program, its tensors under our names and in our order of axes.
 *
 * @param architecture with the file's number of classes
 * @param classNames as the file has them; empty where it has none
 */
public record ForeignNetwork(
        Architecture architecture, Weights weights, Conventions conventions, List<String> classNames) {

    public ForeignNetwork {
        classNames = List.copyOf(classNames);
    }

    /** The same under conventions that a user knows better. */
    public ForeignNetwork with(Conventions others) {
        return new ForeignNetwork(architecture, weights, others, classNames);
    }

    /**
     * The network that computes what the file's does.
     *
     * @param names of its classes, in the order of the outputs
     * @throws io.nas4j.space.InvalidInputException where there are more or fewer names than classes, or a weight is not finite
     */
    public TrainedNetwork named(List<String> names) {
        Architecture same = architecture
                .withBatchNorm(new BatchNorm(architecture.batchNorm().momentum(), conventions.epsilon()))
                .withPadding(conventions.padding());
        return new TrainedNetwork(NetworkPlan.of(same), weights, conventions.normalisation(), names);
    }
}
