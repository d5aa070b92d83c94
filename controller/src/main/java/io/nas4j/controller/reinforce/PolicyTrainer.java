package io.nas4j.controller.reinforce;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.factory.Environment;
import org.nd4j.linalg.factory.Nd4j;

/** Updates the policy's weights from batches of episodes. Loads nd4j at the first update, not before. */
final class PolicyTrainer {

    private final PolicyWeights weights;
    private final ReinforceOptions options;
    private final Adam adam;
    private @Nullable PolicyGraph graph;

    PolicyTrainer(PolicyWeights weights, ReinforceOptions options) {
        this.weights = weights;
        this.options = options;
        this.adam = new Adam(weights, options.learningRate());
    }

    /** One step of Adam along the policy gradient of exactly one batch. */
    void update(List<Episode> episodes) {
        if (graph == null) {
            useOneThread();
            graph = new PolicyGraph(weights.shape(), options.batch());
        }
        graph.load(weights);
        Map<Parameter, double[]> gradients = new EnumMap<>(Parameter.class);
        graph.gradients(new EpisodeBatch(weights.shape(), episodes, options.entropyWeight()))
                .forEach((parameter, gradient) ->
                        gradients.put(parameter, gradient.data().asDouble()));
        adam.step(gradients);
    }

    /** Sums split over threads depend on their number; with one thread the same trials give the same weights, bit by bit. */
    private static void useOneThread() {
        Environment environment = Nd4j.getEnvironment();
        environment.setMaxThreads(1);
        environment.setMaxMasterThreads(1);
    }
}
