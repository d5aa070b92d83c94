package io.nas4j.evaluator.train;

import io.nas4j.core.weights.Weights;
import java.io.IOException;
import java.nio.file.Path;

/** Writes a network's tensors to a file. */
@FunctionalInterface
public interface WeightsWriter {

    void write(Weights weights, Path file) throws IOException;
}
