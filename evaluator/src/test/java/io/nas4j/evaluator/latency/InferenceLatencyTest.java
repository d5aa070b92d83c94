package io.nas4j.evaluator.latency;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.core.trial.MeasuredLatency;
import io.nas4j.evaluator.torch.TorchEngine;
import io.nas4j.evaluator.torch.TorchInference;
import io.nas4j.evaluator.torch.WeightPool;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.ArchitectureText;
import io.nas4j.space.latency.TimedOperator;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class InferenceLatencyTest {

    /** Every operator of the language, odd sizes, every way to join. */
    private static final List<Architecture> NETWORKS = List.of(
            ArchitectureText.parse("in:17x3 stem:k3_s2_c8 conv:k3_s1_c8 sep:k3_s2_c12_se0.25 mb:e6_k5_s2_c16_se0.25_r2"
                    + " fused:e4_k3_s1_c16 head:c32 classes:10"),
            ArchitectureText.parse("in:32x3 stem:k7_s2_c16_pool res:e0.25_k3_s2_c32_r2 id:s2_c40 head:none classes:7"),
            ArchitectureText.parse(
                    "in:16x3 stem:k3_s1_c8 mb:e3_k3_s1_c8_pool mb:e3_k3_s1_c8_noskip head:c32 classes:10"));

    @BeforeAll
    static void load() {
        new TorchEngine();
    }

    @Test
    void runsEveryOperatorOfEveryKindOfNetwork() {
        Set<TimedOperator> operators = new LinkedHashSet<>();
        NETWORKS.forEach(network -> TimedOperator.each(network, operators::add));
        try (WeightPool pool = new WeightPool()) {
            for (TimedOperator operator : operators) {
                try (TorchInference inference = TorchInference.of(operator, 3, pool)) {
                    assertThat(inference.nanos(System::nanoTime))
                            .as(operator.text())
                            .isPositive();
                }
            }
        }
    }

    @Test
    void timesAWholeNetworkAtEveryBatch() {
        Architecture small = NETWORKS.get(0);
        Architecture large = ArchitectureText.parse(
                "in:96x3 stem:k3_s1_c32 mb:e6_k5_s1_c32_r2 mb:e6_k5_s2_c64_r2 head:c128 classes:10");
        List<MeasuredLatency> measured = InferenceLatency.of(small, List.of(1, 8), () -> {});
        assertThat(measured).extracting(MeasuredLatency::batch).containsExactly(1, 8);
        long quick = measured.get(0).timing().median();
        long slow =
                InferenceLatency.of(large, List.of(1), () -> {}).get(0).timing().median();
        assertThat(slow).as("400 times the MACs").isGreaterThan(5 * quick);
    }

    @Test
    void answersInTheOrderOfTheRequest() throws IOException {
        String operator = "unit 8 64 kernel 1 stride 1 groups 1 size 16 swish";
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        LatencyChild.run(
                new BufferedReader(new StringReader("batch 2\noperator " + operator
                        + "\noperator mean 8 size 4\nnetwork " + NETWORKS.get(0) + "\ngo 0\n")),
                new PrintStream(out, true, StandardCharsets.UTF_8));
        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).contains("@rounds 7", "@end");
        assertThat(lines.stream().filter(line -> line.matches("@timing [1-9][0-9]* [0-9]+")))
                .hasSize(3);
    }

    @Test
    void saysNothingWhereTheRequestEndsEarly() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        LatencyChild.run(
                new BufferedReader(new StringReader("batch 2\noperator mean 8 size 4\n")),
                new PrintStream(out, true, StandardCharsets.UTF_8));
        assertThat(out.size()).isZero();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void findsTheCoreInTheStateOfAThread() {
        String fields =
                " S 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36"
                        + " 37 38";
        assertThat(CorePin.core("123 (a thread (1)))" + fields)).isEqualTo("36");
        try (CorePin pin = CorePin.here()) {
            pin.core().ifPresent(core -> assertThat(core).matches("[0-9]+"));
        }
    }
}
