package io.nas4j.export.target;

import io.nas4j.core.weights.Safetensors;
import io.nas4j.core.weights.Weights;
import io.nas4j.space.plan.NetworkPlan;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Reads a safetensors file back and compares every number.
 *
 * @param file its name in the folder that is written
 * @param names of a plan: makes the written name of the network's own name of a tensor
 */
public record SafetensorsCheck(String file, Function<NetworkPlan, UnaryOperator<String>> names)
        implements BackendCheck {

    @Override
    public String backend() {
        return "a safetensors reader";
    }

    @Override
    public boolean available() {
        return true;
    }

    @Override
    public Evidence check(Path folder, Reference reference) {
        Weights written = NamedWeights.renamed(
                reference.network().weights(), names.apply(reference.network().plan()));
        return NamedWeights.equal(written, Safetensors.read(folder.resolve(file)));
    }
}
