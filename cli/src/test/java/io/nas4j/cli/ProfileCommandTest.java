package io.nas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProfileCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return Main.run(arguments, new PrintWriter(out), new PrintWriter(err));
    }

    @Test
    void showsTheCostsOfADetectorPartByPart() throws IOException {
        assertThat(run("profile", "efficientdet-d3", "--format", "json"))
                .as(err.toString())
                .isZero();
        JsonNode detector = new ObjectMapper().readTree(out.toString());
        assertThat(detector.get("params").asLong()).isEqualTo(12_032_296);
        JsonNode parts = detector.get("parts");
        assertThat(parts.findValuesAsText("part"))
                .containsExactly("backbone", "resampling", "pyramid", "class head", "box head");
        assertThat(parts.findValues("macs").stream().mapToLong(JsonNode::asLong).sum())
                .isEqualTo(detector.get("macs").asLong());
        out.getBuffer().setLength(0);
        assertThat(run("profile", "efficientdet-d3")).isZero();
        assertThat(out.toString()).contains("total  12,032,296 params", "detection is not trained here");
    }
}
