package io.nas4j.evaluator.throughput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.nas4j.core.WorkFailedException;
import io.nas4j.evaluator.process.WorkerCommand;
import io.nas4j.evaluator.torch.TorchEngine;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ThroughputTest {

    /** Two processes that each say 4 seconds for 10 steps of 64 images. */
    @Test
    void addsUpWhatProcessesSay() {
        WorkerCommand says = shell("echo noise; echo @ready; read turn; echo '@seconds 4.0'");
        Throughput measured = Throughput.measure("torch", 2, 10, says);
        assertThat(measured.imagesPerSecond()).isCloseTo(2 * 10 * 64 / 4.0, within(1e-9));
        assertThat(measured.workers()).isEqualTo(2);
    }

    @Test
    void saysWhereAProcessEndsWithoutAResult() {
        assertThatThrownBy(() -> Throughput.measure("torch", 1, 10, shell("echo @ready; read turn; exit 3")))
                .isInstanceOf(WorkFailedException.class)
                .hasMessageContaining("the process that measures engine torch ended without a result");
    }

    @Test
    void trainsWhenItIsItsTurn() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BufferedReader turn = new BufferedReader(new StringReader("\n"));
        ThroughputChild.run(new TorchEngine(), 0, 1, turn, new PrintStream(out, true, StandardCharsets.UTF_8));
        assertThat(out.toString(StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank()))
                .hasSize(2)
                .satisfies(lines -> {
                    assertThat(lines.get(0)).isEqualTo("@ready");
                    assertThat(Double.parseDouble(lines.get(1).substring("@seconds ".length())))
                            .isPositive();
                });
    }

    private static WorkerCommand shell(String script) {
        return new WorkerCommand(List.of("sh", "-c", script), Map.of());
    }
}
