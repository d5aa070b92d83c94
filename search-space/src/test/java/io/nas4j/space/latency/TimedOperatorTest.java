package io.nas4j.space.latency;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.space.Architectures;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.plan.NetworkPlan;
import io.nas4j.space.plan.ParameterSpec;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TimedOperatorTest {

    @Provide
    Arbitrary<Architecture> architectures() {
        return Architectures.any();
    }

    /** What is timed alone is what the whole network is made of: the same tensors, in the same order. */
    @Property(tries = 200)
    void ownTheTensorsOfThePlan(@ForAll("architectures") Architecture architecture) {
        List<String> timed = new ArrayList<>();
        TimedOperator.each(
                architecture,
                operator -> operator.parameters().forEach(spec -> timed.add(spec.role() + " " + spec.shape())));
        List<ParameterSpec> whole = NetworkPlan.of(architecture).parameters();
        assertThat(timed)
                .containsExactlyElementsOf(whole.stream()
                        .map(spec -> spec.role() + " " + spec.shape())
                        .toList());
    }
}
