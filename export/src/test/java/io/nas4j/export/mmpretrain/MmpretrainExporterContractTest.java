package io.nas4j.export.mmpretrain;

import io.nas4j.core.evaluation.InputNormalisation;
import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.weights.TrainedNetwork;
import io.nas4j.core.weights.Weights;
import io.nas4j.export.target.Exporter;
import io.nas4j.export.target.ExporterContract;
import io.nas4j.space.plan.NetworkPlan;
import io.nas4j.space.published.PublishedNetworks;
import java.util.List;

class MmpretrainExporterContractTest extends ExporterContract {

    @Override
    protected Exporter create() {
        return new MmpretrainExporter();
    }

    /** The smallest that mmpretrain's tables hold. */
    @Override
    protected TrainedNetwork network() {
        NetworkPlan plan = NetworkPlan.of(
                PublishedNetworks.get("mobilenet-v2@0.05").withResolution(16).withClasses(2));
        return new TrainedNetwork(
                plan,
                Weights.initial(plan, new RandomStreams(1).stream("initial weights")),
                InputNormalisation.unit(3),
                List.of("cat", "dog"));
    }
}
