package io.nas4j.space.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.space.Architectures;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.ArchitectureText;
import io.nas4j.space.search.SearchSpace;
import io.nas4j.space.staged.SearchSpaces;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DataFlowTest {

    @Provide
    Arbitrary<Architecture> architectures() {
        return Architectures.any();
    }

    static List<String> spaces() {
        return SearchSpaces.names();
    }

    @Test
    void callsEveryOperatorInTheOrderInWhichDataFlows() {
        String text = "in:16x3 stem:k3_s1_c8_pool mb:e2_k3_s1_c8_se0.5 sep:k3_s2_c8_pool res:e0.5_k3_s2_c12"
                + " conv:k3_s1_c6 head:c20_d16 classes:5 dropout:0.25 dropconnect:0.5";
        assertThat(RecordingBuilder.of(NetworkPlan.of(ArchitectureText.parse(text)))
                        .lines())
                .containsExactly(
                        "1 unit stem [0]",
                        "2 maximum stem [1]",
                        "3 unit stages.0.0.expand [2]",
                        "4 unit stages.0.0.depthwise [3]",
                        "5 squeeze stages.0.0.se [4]",
                        "6 unit stages.0.0.project [5]",
                        "7 sum stages.0.0 [6, 2]",
                        "8 unit stages.1.0.depthwise [7]",
                        "9 unit stages.1.0.project [8]",
                        "10 drop stages.1.0 [9]",
                        "11 mean stages.1.0 [7]",
                        "12 sum stages.1.0 [10, 11]",
                        "13 unit stages.2.0.reduce [12]",
                        "14 unit stages.2.0.conv [13]",
                        "15 unit stages.2.0.project [14]",
                        "16 drop stages.2.0 [15]",
                        "17 unit stages.2.0.shortcut [12]",
                        "18 sum stages.2.0 [16, 17]",
                        "19 activation stages.2.0 [18]",
                        "20 unit stages.3.0.conv [19]",
                        "21 unit head [20]",
                        "22 mean map [21]",
                        "23 features features [22]",
                        "24 dropout 0.25 [23]",
                        "25 classifier classifier [24]");
    }

    @Property(tries = 200)
    void holdsForAnyArchitecture(@ForAll("architectures") Architecture architecture) {
        requireWhole(NetworkPlan.of(architecture));
    }

    @ParameterizedTest
    @MethodSource("spaces")
    void holdsForNetworksOfEverySpace(String name) {
        SearchSpace space = SearchSpaces.definition(name).space();
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 30; i++) {
            requireWhole(NetworkPlan.of(space.build(space.sample(random))));
        }
    }

    private static void requireWhole(NetworkPlan plan) {
        RecordingBuilder recorder = RecordingBuilder.of(plan);
        usesEveryTensorOnce(plan, recorder);
        wastesNothing(recorder);
        assertThat(recorder.blocks())
                .containsExactlyElementsOf(
                        plan.blocks().stream().map(BlockPlan::name).toList());
        assertThat(told(plan.architecture())).isEqualTo(operators(recorder));
    }

    private static void usesEveryTensorOnce(NetworkPlan plan, RecordingBuilder recorder) {
        List<String> used = recorder.calls().stream()
                .flatMap(call -> call.tensors().stream())
                .toList();
        assertThat(used)
                .doesNotHaveDuplicates()
                .containsExactlyElementsOf(
                        plan.parameters().stream().map(ParameterSpec::name).toList());
        assertThat(plan.units().stream().map(ConvUnit::name))
                .containsExactlyElementsOf(recorder.calls().stream()
                        .filter(call -> call.operator().equals("unit"))
                        .map(RecordingBuilder.Call::name)
                        .toList());
    }

    /** What a call makes flows into a later one; only the last makes the network's output. */
    private static void wastesNothing(RecordingBuilder recorder) {
        List<RecordingBuilder.Call> calls = recorder.calls();
        boolean[] used = new boolean[calls.size() + 1];
        for (int number = 1; number <= calls.size(); number++) {
            for (int input : calls.get(number - 1).inputs()) {
                assertThat(input).isBetween(0, number - 1);
                used[input] = true;
            }
        }
        assertThat(IntStream.range(0, calls.size()).filter(number -> !used[number]))
                .isEmpty();
    }

    /** The operators that the layout of an architecture tells, which counts read. */
    private static List<String> told(Architecture architecture) {
        List<String> words = new ArrayList<>();
        Layout.walk(architecture, new LayoutWords(words));
        return words;
    }

    /** The same of the recorded calls; what training drops has no operator of its own in a layout. */
    private static List<String> operators(RecordingBuilder recorder) {
        return recorder.calls().stream()
                .map(RecordingBuilder.Call::operator)
                .filter(operator -> !operator.equals("drop") && !operator.equals("dropout"))
                .map(operator -> operator.replace("features", "dense").replace("classifier", "dense"))
                .toList();
    }
}
