package io.nas4j.api.stage.model;

import io.nas4j.core.WorkFailedException;
import io.nas4j.core.classify.Classifier;
import io.nas4j.core.evaluation.InputNormalisation;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.weights.TrainedNetwork;
import io.nas4j.evaluator.Engines;
import io.nas4j.evaluator.inference.EngineClassifier;
import io.nas4j.export.onnx.OnnxClassifier;
import io.nas4j.export.onnx.OnnxExporter;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.plan.NetworkPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Weights in a safetensors file, which engines run. */
record WeightsModel(String name, Path file, TrainedNetwork network, Optional<ModelOrigin> origin, EnginesInUse engines)
        implements UsedModel {

    @Override
    public Architecture architecture() {
        return network.architecture();
    }

    @Override
    public List<String> classNames() {
        return network.classNames();
    }

    @Override
    public Optional<InputNormalisation> normalisation() {
        return Optional.of(network.normalisation());
    }

    @Override
    public String usualRunner() {
        return origin.map(from -> from.study().execution().engine(Phase.BASELINE))
                .orElseGet(() -> Engines.resolve("auto"));
    }

    @Override
    public UsedModel at(int resolution) {
        TrainedNetwork sized = new TrainedNetwork(
                NetworkPlan.of(architecture().withResolution(resolution)),
                network.weights(),
                network.normalisation(),
                network.classNames());
        return new WeightsModel(name, file, sized, origin, engines);
    }

    @Override
    public Classifier open(String runner) {
        return runner.equals(Runners.ONNX) ? exported() : new EngineClassifier(network, engines.get(runner));
    }

    /** ONNX Runtime keeps what it needs of the file in memory. */
    private Classifier exported() {
        try {
            Path written = Files.createTempFile("nas4j", ".onnx");
            try {
                new OnnxExporter().write(network, written);
                return OnnxClassifier.open(written);
            } finally {
                Files.deleteIfExists(written);
            }
        } catch (IOException e) {
            throw new WorkFailedException("an ONNX file for the time of this command cannot be written: " + e, e);
        }
    }
}
