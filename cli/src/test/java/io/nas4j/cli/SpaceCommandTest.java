package io.nas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpaceCommandTest {

    private static final String MINE = """
            name: mine
            input: {resolution: 24}
            classes: 10
            stem: {kernel: 3, filters: 8}
            head: {filters: 64}
            constraints: [macs <= 1M]
            stages:
              - stride: 2
                operators: [conv, fused:e3, mb:e3]
                kernels: [3, 5]
                filters: [8, 12]
              - {stride: 2, each: layer, layers: [1, 2], operators: [id, mb:e3, mb:e6_k5], se: [0, 0.25], filters: 24}
            """;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return Main.run(arguments, new PrintWriter(out), new PrintWriter(err));
    }

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("mine.yaml"), text).toString();
    }

    @Test
    void listsWhatIsBuiltIn() {
        assertThat(run("space", "--format", "csv")).isZero();
        assertThat(out.toString())
                .startsWith(
                        "name,resolution,resolution_least,resolution_most,classes,stages,decision_count,sequences,networks,macs_least,macs_most,"
                                + "params_least,params_most\r\nmnasnet,224,96,224,1000,7,40,18823075481032704,18823075481032704,")
                .contains("\r\nnas-bench-macro,32,32,32,10,3,8,6561,3969,7713280,105660928,387882,2932586\r\n");
    }

    @Test
    void showsWhatIsToDecide() {
        assertThat(run("space", "mnasnet")).isZero();
        assertThat(out.toString())
                .contains("operator mb:e1 or mb:e3 or mb:e6")
                .contains("sequences  18,823,075,481,032,704, about 10^16.3")
                .contains("efficientnet-b0, ", "mnasnet-a1, mnasnet-b1, ");
    }

    @Test
    void showsASpaceFromAFile() throws IOException {
        assertThat(run("space", file(MINE), "--format", "json", "--constraint", "params <= 30k"))
                .isZero();
        assertThat(out.toString())
                .contains("\"name\" : \"mine\"", "\"sequences\" : 360", "\"macs_least\" : ")
                .contains("\"constraints\" : [ \"macs <= 1M\", \"params <= 30k\" ]", "\"kept_share\" : 0.");
    }

    @Test
    void refusesWithFileAndLine() throws IOException {
        assertThat(run("space", file(MINE.replace("[3, 5]", "[3, 4]")))).isEqualTo(2);
        assertThat(err.toString())
                .isEqualToIgnoringNewLines("nas4j: " + folder.resolve("mine.yaml")
                        + ", line 10: kernel must be one of 1, 3, 5, 7, but was 4");
    }

    @Test
    void saysWhatASpaceAndAConstraintMayBe() {
        assertThat(run("space", "nasnet")).isEqualTo(2);
        assertThat(run("space", "mnasnet", "--constraint", "macs < 3")).isEqualTo(2);
        assertThat(err.toString())
                .contains("nas4j: unknown space 'nasnet'; allowed are a YAML file that defines one, or mnasnet, ")
                .contains("Invalid value for option '--constraint' (C): a constraint is METRIC <= LIMIT");
    }

    @Test
    void saysWhatSizesASpaceWasMadeForAndWarnsOutsideThem() throws IOException {
        assertThat(run("space", "mnasnet-micro", "--resolution", "64")).isZero();
        assertThat(run("space", "nas-bench-macro")).isZero();
        assertThat(out.toString())
                .contains("made for   images of 16 to 32 pixels a side")
                .contains("made for   images of 32 pixels a side");
        assertThat(err.toString())
                .isEqualToIgnoringNewLines("warning: space mnasnet-micro was made for 16 to 32 pixels, but the"
                        + " resolution is 64: networks cost about 4.0 times what they cost at 32");
        assertThat(run("space", file(MINE))).isZero();
        assertThat(out.toString()).contains("made for   images of any size, as far as its file says");
    }
}
