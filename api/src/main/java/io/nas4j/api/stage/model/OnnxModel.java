package io.nas4j.api.stage.model;

import io.nas4j.core.classify.Classifier;
import io.nas4j.core.evaluation.InputNormalisation;
import io.nas4j.export.onnx.OnnxClassifier;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Architecture;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A file that {@code nas4j export --to onnx} wrote. ONNX Runtime runs it. */
record OnnxModel(String name, Path file, Architecture architecture, List<String> classNames) implements UsedModel {

    OnnxModel {
        classNames = List.copyOf(classNames);
    }

    static OnnxModel read(String name, Path file) {
        try (OnnxClassifier opened = OnnxClassifier.open(file)) {
            return new OnnxModel(name, file, opened.architecture(), opened.classNames());
        }
    }

    @Override
    public Optional<InputNormalisation> normalisation() {
        return Optional.empty();
    }

    @Override
    public Optional<ModelOrigin> origin() {
        return Optional.empty();
    }

    @Override
    public String usualRunner() {
        return Runners.ONNX;
    }

    @Override
    public UsedModel at(int resolution) {
        int own = architecture.input().resolution();
        if (resolution != own) {
            throw new InvalidInputException("an ONNX file reads images of one size, and " + file + " reads " + own
                    + " pixels a side, but --resolution has " + resolution);
        }
        return this;
    }

    @Override
    public Classifier open(String runner) {
        if (!runner.equals(Runners.ONNX)) {
            throw new InvalidInputException("ONNX Runtime alone runs the ONNX file " + file + ", but --engine has "
                    + runner + "; the .safetensors file that was exported runs in every engine");
        }
        return OnnxClassifier.open(file);
    }
}
