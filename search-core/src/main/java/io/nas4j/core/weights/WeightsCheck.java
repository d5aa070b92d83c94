package io.nas4j.core.weights;

import io.nas4j.space.Decimals;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.plan.NetworkPlan;
import io.nas4j.space.plan.ParameterSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Checks that tensors belong to a network: names, shapes, numbers. Each refusal names the tensor and what is allowed. */
final class WeightsCheck {

    private static final int LONGEST_NAME = 100;

    private WeightsCheck() {}

    /** Refuses missing tensors, foreign tensors, and tensors of another shape than the network's. */
    static void shapes(NetworkPlan plan, Map<String, List<Integer>> shapes) {
        Map<String, List<Integer>> others = new HashMap<>(shapes);
        List<ParameterSpec> needed = plan.parameters();
        for (ParameterSpec spec : needed) {
            List<Integer> shape = others.remove(spec.name());
            if (shape == null) {
                throw new InvalidInputException("tensor " + spec.name() + " is missing; the network has "
                        + needed.size() + " tensors, and " + shapes.size() + " are given");
            }
            if (!shape.equals(spec.shape())) {
                throw new InvalidInputException(
                        "tensor " + spec.name() + " must have shape " + spec.shape() + ", but has " + shape);
            }
        }
        if (!others.isEmpty()) {
            String name = others.keySet().stream().sorted().findFirst().orElseThrow();
            throw new InvalidInputException(
                    "tensor " + printable(name) + " is not part of the network, whose tensors are "
                            + needed.get(0).name() + " to "
                            + needed.get(needed.size() - 1).name());
        }
    }

    /** Refuses NaN, infinity, and a variance below zero. */
    static void values(ParameterSpec spec, float[] values) {
        OptionalInt broken = notFinite(values);
        if (broken.isPresent()) {
            int at = broken.getAsInt();
            throw new InvalidInputException("tensor " + spec.name() + " must have finite numbers only, but number " + at
                    + " is " + Decimals.text(values[at]));
        }
        if (spec.role() == ParameterSpec.Role.RUNNING_VARIANCE) {
            for (int i = 0; i < values.length; i++) {
                if (values[i] < 0) {
                    throw new InvalidInputException("tensor " + spec.name()
                            + " must have no number below 0, but number " + i + " is " + Decimals.text(values[i]));
                }
            }
        }
    }

    /** The index of the first NaN or infinity. */
    static OptionalInt notFinite(float[] values) {
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    /** A name from an untrusted file, made safe and short for a message. */
    static String printable(String name) {
        String plain = name.replaceAll("\\p{Cntrl}", "?");
        return plain.length() <= LONGEST_NAME ? plain : plain.substring(0, LONGEST_NAME - 3) + "...";
    }
}
