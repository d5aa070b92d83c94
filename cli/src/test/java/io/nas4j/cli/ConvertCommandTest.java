package io.nas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.space.published.PublishedNetworks;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConvertCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        return Main.run(args, new PrintWriter(out), new PrintWriter(err));
    }

    @ParameterizedTest
    @ValueSource(strings = {"timm", "tf-tpu"})
    void printsStringsAndSaysWhatTheyLeaveOut(String notation) {
        assertThat(run("convert", "efficientnet-b0", "--to", notation)).isZero();
        assertThat(out.toString()).doesNotContain("#").contains("r4_k5_s2").contains("se0.25");
        assertThat(err.toString())
                .startsWith("# not in the strings: input 224x224x3; stem 3x3, stride 2, 32 filters; head 1280 filters;"
                        + " 1000 classes; activation swish; batch norm momentum 0.99, epsilon 0.001; dropout 0.2;"
                        + " drop-connect 0.2; padding same; ");
        String printed = out.toString();
        out.getBuffer().setLength(0);
        assertThat(run("convert", printed, "--to", "text")).isZero();
        assertThat(out.toString().strip())
                .isEqualTo(PublishedNetworks.get("efficientnet-b0").toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "yaml"})
    void printsWholeArchitecturesWithoutAComment(String notation) {
        assertThat(run("convert", "resnet-50", "--to", notation)).isZero();
        assertThat(out.toString()).contains("pool");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void refusesWhatANotationCannotSay() {
        assertThat(run("convert", "resnet-50", "--to", "timm")).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString().lines().toList())
                .containsExactly(
                        "nas4j: timm arch_def: the maximum behind the stem cannot be said; the stem is one convolution");
    }

    @Test
    void namesTheNotations() {
        assertThat(run("convert", "resnet-50", "--to", "onnx")).isEqualTo(2);
        assertThat(err.toString()).contains("text, yaml, timm, tf-tpu, efficientnetv2");
        assertThat(run("convert", "resnet-50")).isEqualTo(2);
        assertThat(err.toString()).contains("--to");
    }
}
