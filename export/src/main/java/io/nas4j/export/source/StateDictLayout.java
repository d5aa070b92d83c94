package io.nas4j.export.source;

import io.nas4j.space.plan.NetworkPlan;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * How a library names the tensors of one kind of network.
 *
 * @param sign a tensor that networks of this kind have, and of the library's others none
 * @param names of a plan: makes the library's name of a tensor of the plan's
 */
public record StateDictLayout(String sign, Function<NetworkPlan, UnaryOperator<String>> names) {

    boolean of(Set<String> tensors) {
        return tensors.contains(sign);
    }
}
