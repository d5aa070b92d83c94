package io.nas4j.export.source;

import io.nas4j.core.weights.Tensor;
import io.nas4j.core.weights.Weights;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.plan.NetworkPlan;
import io.nas4j.space.plan.ParameterSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Takes a file's tensors for those of a network, one after the other, and gathers what does not fit. */
final class TensorFit {

    private static final int MOST_SHOWN = 10;

    private final WantedNetwork wanted;
    private final NetworkPlan plan;
    private final Map<String, ParameterSpec> open;
    private final Map<String, Tensor> taken = new HashMap<>();
    private final List<String> problems = new ArrayList<>();

    TensorFit(WantedNetwork wanted) {
        this.wanted = wanted;
        this.plan = wanted.plan();
        this.open = plan.parameters().stream().collect(Collectors.toMap(ParameterSpec::name, Function.identity()));
    }

    NetworkPlan plan() {
        return plan;
    }

    /**
     * Takes a tensor. A 1×1 convolution that stands for a dense layer has two axes more, of one each.
     *
     * @param own the network's name of it
     * @param foreign the file's
     */
    void take(String own, String foreign, Optional<Tensor> found) {
        List<Integer> shape = Objects.requireNonNull(open.get(own), own).shape();
        if (found.isEmpty()) {
            problem(foreign + " is missing");
        } else if (axes(found.get().shape()).equals(axes(shape))) {
            taken.put(own, new Tensor(shape, found.get().values()));
        } else {
            problem(foreign + " must have shape " + shape + ", but has "
                    + found.get().shape());
        }
    }

    void problem(String text) {
        problems.add(text);
    }

    private static List<Integer> axes(List<Integer> shape) {
        int end = shape.size();
        while (end > 1 && shape.get(end - 1) == 1) {
            end--;
        }
        return shape.subList(0, end);
    }

    /**
     * All tensors of the network.
     *
     * @throws InvalidInputException naming what does not fit
     */
    Weights weights() {
        if (!problems.isEmpty()) {
            int more = problems.size() - MOST_SHOWN;
            throw new InvalidInputException("its weights do not fit " + wanted.name() + ": "
                    + String.join("; ", problems.subList(0, Math.min(MOST_SHOWN, problems.size())))
                    + (more > 0 ? "; and " + more + " more" : ""));
        }
        Map<String, Tensor> ordered = new LinkedHashMap<>();
        plan.parameters().forEach(spec -> ordered.put(spec.name(), Objects.requireNonNull(taken.get(spec.name()))));
        return new Weights(ordered);
    }
}
