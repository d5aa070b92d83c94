package io.nas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules by which networks are scaled, on the command line. */
class ScaleCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private int scale(String... arguments) {
        List<String> line = new ArrayList<>(List.of("scale"));
        line.addAll(List.of(arguments));
        line.addAll(List.of("--storage", folder.resolve("data").toString()));
        return Main.run(line.toArray(String[]::new), new PrintWriter(out), new PrintWriter(err));
    }

    private JsonNode rows(String... arguments) throws IOException {
        assertThat(scale(arguments)).as(err.toString()).isZero();
        return new ObjectMapper().readTree(out.toString());
    }

    @Test
    void aReleasedFamilyIsScaledFromAnyBaseline() throws IOException {
        JsonNode rows = rows("efficientnet-b0", "--rule", "tinynet", "--format", "json");
        assertThat(rows.findValuesAsText("published"))
                .containsExactly("tinynet-a", "tinynet-b", "tinynet-c", "tinynet-d", "tinynet-e");
        assertThat(rows.findValuesAsText("macs"))
                .containsExactly("336867712", "200709360", "99536432", "51580656", "24356848");
        assertThat(rows.get(0).get("activation_ratio").asDouble()).isEqualTo(5_411_164 / 6_747_036.0);
        out.getBuffer().setLength(0);
        JsonNode second = rows("mobilenet-v2", "--rule", "efficientnetv2", "--format", "json");
        assertThat(second.findValuesAsText("resolution")).containsExactly("240", "260", "300");
    }

    @Test
    void activationsOfFastCompoundScalingGrowLessThanMacs() throws IOException {
        JsonNode fast = rows("efficientnet-b0", "--rule", "dwr", "--phi", "2", "--format", "json")
                .get(0);
        out.getBuffer().setLength(0);
        JsonNode uniform = rows("efficientnet-b0", "--rule", "uniform", "--phi", "2", "--format", "json")
                .get(0);
        assertThat(fast.get("nominal_ratio").asDouble()).isEqualTo(4);
        assertThat(fast.get("mac_ratio").asDouble()).isBetween(3.0, 4.2);
        assertThat(fast.get("activation_ratio").asDouble())
                .isLessThan(0.75 * uniform.get("activation_ratio").asDouble());
    }

    @Test
    void aNegativePhiMakesSmallerNetworks() throws IOException {
        JsonNode rows = rows("efficientnet-b0", "--phi", "-2,-1,0", "--format", "json");
        assertThat(rows.findValuesAsText("macs")).containsExactly("176817648", "301557888", "385814752");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--rule dwrr | a scaling rule must be one of compound, dwr:D:W:R, uniform, tinynet, efficientnetv2, but was 'dwrr'; did you mean dwr?",
                "--rule tinynett | did you mean tinynet?",
                "--rule tinynet --phi 1 | --rule tinynet has multipliers and a rounding of its own",
                "--rule tinynet --divisor 4 | --rule tinynet has multipliers and a rounding of its own",
                "--rule uniform --alpha 1.2 | --alpha, --beta and --gamma belong to --rule compound",
                "--rule uniform --published b3 | --rule cannot stand beside it",
                "--rule dwr:0:0:0 | the weights of a dwr rule must be from 0 to 1000",
                "--phi -101 | --phi must be a number from -100 to 100, but was -101"
            })
    void refusesInASentence(String options, String sentence) {
        List<String> line = new ArrayList<>(List.of("efficientnet-b0"));
        line.addAll(List.of(options.strip().split(" ")));
        assertThat(scale(line.toArray(String[]::new))).isEqualTo(2);
        assertThat(err.toString().strip().lines()).hasSize(1);
        assertThat(err.toString()).startsWith("nas4j: ").contains(sentence.strip());
    }
}
