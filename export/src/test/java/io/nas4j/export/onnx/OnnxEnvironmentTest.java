package io.nas4j.export.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnnxEnvironmentTest {

    /** Started with a command line of any length. */
    static final class Child {

        private Child() {}

        public static void main(String[] args) throws OrtException {
            System.out.println("ONNX Runtime " + OnnxEnvironment.get().getVersion());
        }
    }

    /** ONNX Runtime 1.29 ended the process, without a word, from about 4,000 characters on. */
    @ParameterizedTest
    @ValueSource(ints = {1, 5_000, 100_000})
    void startsWhateverTheLengthOfTheCommandLine(int length) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xss512k",
                "-XX:-CreateCoredumpOnCrash",
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName(),
                "a".repeat(length)));
        builder.environment().remove("ORT_DISABLE_TELEMETRY");
        Process child = builder.redirectErrorStream(true).start();
        String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(child.waitFor()).as(said).isZero();
        // Newer JDKs warn first that native code is loaded.
        assertThat(said.lines()).as(said).last().asString().startsWith("ONNX Runtime 1.");
    }
}
