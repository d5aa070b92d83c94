package io.nas4j.evaluator.supernet;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.core.study.Reduction;
import io.nas4j.core.weights.Tensor;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.plan.NetworkPlan;
import io.nas4j.space.plan.ParameterSpec;
import io.nas4j.space.staged.SearchSpaces;
import io.nas4j.space.staged.SpaceDefinition;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SharedTensorsTest {

    static List<String> spaces() {
        return SearchSpaces.names();
    }

    private static SupernetSpace space(String name, Reduction reduction) {
        SpaceDefinition definition = SearchSpaces.definition(name);
        return SupernetSpace.of(definition.space(new Input(32, 3), 10).definition(), reduction);
    }

    @ParameterizedTest
    @MethodSource("spaces")
    void holdsEveryNetworkOfASpace(String name) {
        for (Reduction reduction : List.of(Reduction.NONE, new Reduction(0.25, 16))) {
            SupernetSpace space = space(name, reduction);
            SharedTensors tensors = space.tensors();
            SplittableRandom random = new SplittableRandom(1);
            Set<String> used = new HashSet<>();
            for (int i = 0; i < 100; i++) {
                NetworkPlan path = space.plan(space.space().sample(random));
                List<SharedParameter> parameters = tensors.sharing().of(path);
                assertThat(parameters.stream().map(SharedParameter::shared))
                        .as("no tensor twice")
                        .doesNotHaveDuplicates();
                for (SharedParameter parameter : parameters) {
                    ParameterSpec spec = parameter.own();
                    String shared = parameter.shared();
                    used.add(shared);
                    ParameterSpec whole = tensors.specs().get(shared);
                    assertThat(whole).as(shared).isNotNull();
                    assertThat(whole.role()).isEqualTo(spec.role());
                    for (int axis = 0; axis < spec.shape().size(); axis++) {
                        assertThat(whole.shape().get(axis))
                                .as(shared + " axis " + axis)
                                .isGreaterThanOrEqualTo(spec.shape().get(axis));
                    }
                }
            }
            assertThat(used)
                    .as("nothing is there in vain")
                    .hasSizeGreaterThan(tensors.specs().size() * 9 / 10);
        }
    }

    @Test
    void operatorsThatFixTheirKernelsHaveWeightsOfTheirOwn() {
        assertThat(WeightSharing.of(SearchSpaces.definition("nas-bench-macro")).operatorsApart())
                .isTrue();
        assertThat(WeightSharing.of(SearchSpaces.definition("mnasnet-micro")).operatorsApart())
                .isFalse();
        SharedTensors macro = space("nas-bench-macro", Reduction.NONE).tensors();
        assertThat(macro.specs().keySet())
                .anyMatch(name -> name.contains("-e3-k3."))
                .anyMatch(name -> name.contains("-e6-k5."));
    }

    @Test
    void readsTheRuleThatItWrote() {
        WeightSharing rule = WeightSharing.of(SearchSpaces.definition("nas-bench-macro"));
        assertThat(WeightSharing.parse(rule.text()).text()).isEqualTo(rule.text());
        assertThat(WeightSharing.parse(rule.text()).operatorsApart()).isTrue();
    }

    @Test
    void slicesTheFirstChannelsAndTheInnerKernel() {
        float[] values = new float[2 * 2 * 3 * 3];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }
        Tensor whole = new Tensor(List.of(2, 2, 3, 3), values);
        assertThat(Slice.of(whole, List.of(2, 1, 1, 1))).containsExactly(4, 22);
        assertThat(Slice.of(whole, List.of(1, 2, 1, 3))).containsExactly(3, 4, 5, 12, 13, 14);
        assertThat(Slice.of(whole, whole.shape())).isEqualTo(values);
    }
}
