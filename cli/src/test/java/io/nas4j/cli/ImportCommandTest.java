package io.nas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.core.evaluation.InputNormalisation;
import io.nas4j.core.weights.TrainedNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportCommandTest {

    @TempDir
    Path folder;

    private Path onnx;
    private Path out;
    private String arch;

    @BeforeEach
    void export() {
        onnx = SmallModel.onnx(folder, SmallModel.classes());
        out = folder.resolve("model.safetensors");
        arch = SmallModel.network(SmallModel.classes()).architecture().toString();
    }

    private CommandLines.Answer run(Object... more) {
        List<Object> line = new ArrayList<>(List.of("import", "--storage", folder.resolve("none")));
        Collections.addAll(line, more);
        return CommandLines.run(line.toArray());
    }

    /** Imports the file as what it is. */
    private CommandLines.Answer imported(Object... more) {
        List<Object> line = new ArrayList<>(List.of(onnx, "--from", "onnx", "--arch", arch, "-o", out));
        Collections.addAll(line, more);
        return run(line.toArray());
    }

    private static void refused(String reason, CommandLines.Answer answer) {
        assertThat(answer.exit()).isEqualTo(2);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err()).startsWith("nas4j: ").contains(reason);
        assertThat(answer.err().trim().lines()).hasSize(1);
    }

    @Test
    void whatWasImportedPredictsLikeTheFile() {
        CommandLines.Answer answer = imported();
        assertThat(answer.exit()).as(answer.err()).isZero();
        assertThat(answer.out()).contains("wrote " + out, "10 classes", "padding same, batch-norm epsilon 0.001");
        assertThat(answer.err()).isEmpty();

        List<Path> images = SmallModel.images(folder.resolve("images"), 3);
        for (Path image : images) {
            assertThat(CommandLines.run("predict", out, image, "--format", "json", "--engine", "torch")
                            .out())
                    .isEqualTo(CommandLines.run(
                                    "predict",
                                    SmallModel.weights(folder, SmallModel.classes()),
                                    image,
                                    "--format",
                                    "json",
                                    "--engine",
                                    "torch")
                            .out());
        }
    }

    @Test
    void whatTheUserSaysComesBeforeWhatTheFileSays() throws IOException {
        Path names = Files.write(folder.resolve("names"), List.of("a b", "c", "d", "e", "f", "g", "h", "i", "j", "ü"));
        CommandLines.Answer answer = imported(
                "--padding",
                "symmetric",
                "--bn-epsilon",
                "0.01",
                "--normalisation",
                "centred",
                "--class-names",
                names,
                "--resolution",
                "24");
        assertThat(answer.exit()).as(answer.err()).isZero();
        TrainedNetwork read = TrainedNetwork.read(out);
        assertThat(read.classNames()).contains("a b", "ü");
        assertThat(read.normalisation()).isEqualTo(InputNormalisation.CENTRED);
        assertThat(read.architecture().batchNorm().epsilon()).isEqualTo(0.01);
        assertThat(read.architecture().padding().text()).isEqualTo("symmetric");
        assertThat(read.architecture().input().resolution()).isEqualTo(24);
    }

    @Test
    void badInputIsRefusedInASentence() throws IOException {
        refused("--from must be one of timm (", run(onnx, "--from", "tim", "--arch", arch, "-o", out));
        refused("did you mean", run(onnx, "--from", "tim", "--arch", arch, "-o", out));
        refused("must be mobilenet-v2", run(onnx, "--from", "onnx", "--arch", "mobilenet-v2", "-o", out));
        refused("--output must end in .safetensors", run(onnx, "--from", "onnx", "--arch", arch, "-o", folder));
        refused("--padding must be one of same, symmetric", imported("--padding", "valid"));
        refused(
                "there must be 10 class names",
                imported("--class-names", Files.writeString(folder.resolve("one"), "one")));
        refused(
                "class names " + folder.resolve("none") + " cannot be read",
                imported("--class-names", folder.resolve("none")));
        Files.writeString(out, "mine");
        refused(out + " is there already; --force replaces it", imported());
        assertThat(out).hasContent("mine");
    }
}
