package io.nas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nas4j.export.Exporters;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportCommandTest {

    private static final String SMALL = "in:8x3 stem:k3_s2_c8 mb:e2_k3_s1_c8_se0.25 head:c8 classes:2";

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Main.run(args, new PrintWriter(out), new PrintWriter(err));
    }

    private String storage;

    @BeforeEach
    void namesAStorage() {
        storage = "--storage=" + folder.resolve("data");
    }

    @Test
    void listsEveryTargetAndWhetherItsCheckerIsHere() throws IOException {
        assertThat(run("export", "--list", "--format", "json")).isZero();
        JsonNode rows = new ObjectMapper().readTree(out.toString());
        assertThat(rows.findValuesAsText("target")).isEqualTo(Exporters.names());
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.get("checker_here").asText()).isIn("yes", "no");
            assertThat(row.get("checked_with")).isNotEmpty();
        });
        assertThat(rows.get(0).get("options")).extracting(JsonNode::asText).containsExactly("--opset", "--half");
        assertThat(run("export", "--list")).isZero();
        assertThat(out.toString()).startsWith("target").contains("model.onnx");
    }

    @Test
    void writesAllTargetsAndPrintsOneTable() throws IOException {
        Path all = folder.resolve("all");
        assertThat(run("export", SMALL, "--to", "all", "-o", all.toString(), "--format", "json", storage))
                .as(err.toString())
                .isZero();
        assertThat(err.toString())
                .contains(
                        "is not trained: it is written with fresh weights of seed 0",
                        "mmpretrain builds its backbones from tables");
        JsonNode rows = new ObjectMapper().readTree(out.toString());
        assertThat(rows.findValuesAsText("target")).isEqualTo(held());
        for (JsonNode row : rows) {
            assertThat(row.fieldNames())
                    .toIterable()
                    .containsExactly(
                            "target",
                            "path",
                            "bytes",
                            "images",
                            "equal_classes",
                            "largest_difference",
                            "accuracy_here",
                            "accuracy_there",
                            "checked_with");
            Path written = Path.of(row.get("path").asText());
            assertThat(written).isEqualTo(all.resolve(row.get("target").asText()));
            assertThat(written.resolve("README.md")).content().contains("8 x 8", "`class 1`", SMALL);
            assertThat(bytes(written)).isEqualTo(row.get("bytes").asLong());
        }
        assertThat(rows.get(0).get("images")).isEqualTo(rows.get(0).get("equal_classes"));
        assertThat(run("export", SMALL, "--to", "all", "-o", all.toString(), storage))
                .isEqualTo(2);
        assertThat(err.toString()).contains(all.resolve("onnx") + " has files in it; --force replaces it");
        String[] options = {"--force", "--half", "--opset=18", "--calibration=entropy"};
        assertThat(run(Stream.concat(
                                Stream.of("export", SMALL, "--to", "all", "-o", all.toString(), storage),
                                Stream.of(options))
                        .toArray(String[]::new)))
                .as(err.toString())
                .isZero();
        assertThat(all.resolve("onnx/README.md")).content().contains("operator set 18 with 16-bit numbers inside");
        assertThat(all.resolve("onnx-int8/README.md")).content().contains("operator set 18", "(entropy)");
        try (Stream<Path> left = Files.list(all)) {
            assertThat(left.map(path -> path.getFileName().toString())).containsExactlyInAnyOrderElementsOf(held());
        }
    }

    /** The small network is in no table of mmpretrain. */
    private static List<String> held() {
        return Exporters.names().stream()
                .filter(name -> !name.equals("mmpretrain"))
                .toList();
    }

    private static long bytes(Path written) throws IOException {
        try (Stream<Path> files = Files.list(written)) {
            long bytes = 0;
            for (Path file : files.filter(path -> !path.endsWith("README.md")).toList()) {
                bytes += Files.size(file);
            }
            return bytes;
        }
    }

    @Test
    void writesAFileAndItsPageAndNothingElse() throws IOException {
        Path file = folder.resolve("net.onnx");
        assertThat(run("export", SMALL, "--to", "onnx", "-o", file.toString(), storage))
                .isZero();
        assertThat(out.toString())
                .startsWith("wrote " + file + " (")
                .contains("16 of 16 random images get the same class from ONNX Runtime as from torch");
        assertThat(names()).containsExactlyInAnyOrder("net.onnx", "net.onnx.README.md");
        byte[] before = Files.readAllBytes(file);
        assertThat(run("export", SMALL, "--to", "onnx", "-o", file.toString(), "--seed=1", storage))
                .isEqualTo(2);
        assertThat(err.toString()).contains("net.onnx exists; --force replaces it");
        assertThat(file).hasBinaryContent(before);
        assertThat(run("export", SMALL, "--to", "onnx", "-o", file.toString(), "--seed=1", "--force", storage))
                .isZero();
        assertThat(Files.readAllBytes(file)).isNotEqualTo(before);
        assertThat(names()).containsExactlyInAnyOrder("net.onnx", "net.onnx.README.md");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString()).toList();
        }
    }

    /** Weights of nas4j's own, from where another target's export left them. */
    @Test
    void exportsAFileOfWeights() {
        Path torch = folder.resolve("torch");
        assertThat(run("export", SMALL, "--to", "json", "-o", torch.toString(), "--seed=3", storage))
                .isZero();
        Path model = torch.resolve("model.safetensors");
        Path file = folder.resolve("net.onnx");
        assertThat(run("export", model.toString(), "--to", "onnx", "-o", file.toString()))
                .as(err.toString())
                .isZero();
        assertThat(err.toString()).doesNotContain("fresh");
        Path direct = folder.resolve("direct.onnx");
        assertThat(run("export", SMALL, "--to", "onnx", "-o", direct.toString(), "--seed=3", storage))
                .isZero();
        assertThat(file).hasSameBinaryContentAs(direct);
    }

    @Test
    void refusesInOneSentenceAndWritesNothing() throws IOException {
        Path file = folder.resolve("net.onnx");
        refuses("export needs --to TARGET, which is all or one of onnx, ", SMALL, "-o", file.toString());
        refuses("--half belongs to onnx, and not to keras", SMALL, "--to=keras", "--half", "-o", file.toString());
        refuses("--opset must be a whole number from 11 to 22, but was 99", SMALL, "--to=all", "--opset=99", "-o=x");
        refuses("export needs -o PATH, where to write", SMALL, "--to", "onnx");
        refuses("export needs what to export", "--to", "onnx", "-o", file.toString());
        refuses("did you mean pytorch?", SMALL, "--to", "pytorhc", "-o", file.toString());
        refuses("did you mean efficientnet-b0?", "efficientnet-bo", "--to", "onnx", "-o", file.toString());
        refuses("--member belongs to a study, and '" + SMALL + "' is none", SMALL, "--member=1", "--to=onnx", "-o=x");
        refuses(
                "none.safetensors: must be a safetensors file, but there is no such file",
                folder.resolve("none.safetensors").toString(),
                "--to",
                "onnx",
                "-o",
                file.toString());
        Path nowhere = folder.resolve("no/where");
        refuses("folder " + nowhere.getParent(), SMALL, "--to", "pytorch", "-o", nowhere.toString());
        assertThat(names()).isEmpty();
    }

    private void refuses(String sentence, String... args) {
        String[] all =
                Stream.concat(Stream.of("export", storage), Stream.of(args)).toArray(String[]::new);
        assertThat(run(all)).as(err.toString()).isEqualTo(2);
        assertThat(err.toString().lines().filter(line -> line.startsWith("nas4j: ")))
                .singleElement()
                .asString()
                .contains(sentence.replaceFirst("^folder ", ""));
        assertThat(out.toString()).isEmpty();
    }
}
