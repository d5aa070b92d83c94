package io.nas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The examples in Python train what a search proposes, and learn. The Python is {@code NAS4J_PYTHON}, or else {@code python3};
 * skipped, with the reason printed, where it lacks what an example needs.
 */
@Timeout(300)
class TrainerExamplesTest {

    private static final Path EXAMPLES =
            Path.of("..", "examples", "trainers").toAbsolutePath().normalize();
    private static final String PYTHON =
            Optional.ofNullable(System.getenv("NAS4J_PYTHON")).orElse("python3");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"command, pytorch_images.py, torch", "command-server, keras_images.py, keras"})
    void trainsAndLearns(String engine, String script, String library) throws Exception {
        boolean there = has(library);
        if (!there) {
            System.out.println("skipped: no Python with " + library + ", numpy and pillow, set NAS4J_PYTHON to one");
        }
        assumeTrue(there, "no Python with " + library);
        Path images = images();
        assertThat(run(
                        "search",
                        "--study",
                        "s",
                        "--engine",
                        engine + ":" + PYTHON + " " + EXAMPLES.resolve(script) + " '" + images
                                + "' --train 24 --validation 12",
                        "--space",
                        "mnasnet-micro",
                        "--strategy",
                        "random",
                        "--trials",
                        "2",
                        "--workers",
                        "1",
                        "--classes",
                        "2",
                        "--resolution",
                        "16",
                        "--epochs",
                        "4",
                        "--batch-size",
                        "4"))
                .as(err.toString())
                .isZero();
        for (int number = 0; number < 2; number++) {
            out.getBuffer().setLength(0);
            assertThat(run("trial", "s", "" + number, "--format", "json"))
                    .as(err.toString())
                    .isZero();
            JsonNode trial = new ObjectMapper().readTree(out.toString());
            assertThat(trial.path("state").asText())
                    .as("%s", trial.path("message"))
                    .isEqualTo("COMPLETE");
            assertThat(trial.path("accuracy").asDouble()).isGreaterThan(0.8);
            assertThat(trial.path("epochs")).hasSize(4);
            double first = trial.path("epochs").get(0).path("loss").asDouble();
            assertThat(trial.path("epochs").get(3).path("loss").asDouble()).isLessThan(first);
        }
    }

    /** A class is dark at the top, the other one at the bottom, with noise on both. */
    private Path images() throws IOException {
        Path images = folder.resolve("two classes");
        SplittableRandom random = new SplittableRandom(1);
        for (String name : new String[] {"top", "bottom"}) {
            Files.createDirectories(images.resolve(name));
            for (int i = 0; i < 36; i++) {
                BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
                for (int pixel = 0; pixel < 256; pixel++) {
                    boolean dark = pixel / 16 < 8 == name.equals("top");
                    int grey = random.nextInt(120) + (dark ? 0 : 130);
                    image.setRGB(pixel % 16, pixel / 16, grey * 0x10101);
                }
                ImageIO.write(
                        image, "png", images.resolve(name).resolve(i + ".png").toFile());
            }
        }
        return images;
    }

    private static boolean has(String library) throws InterruptedException {
        try {
            return new ProcessBuilder(PYTHON, "-c", "import numpy, PIL, " + library)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private int run(String... arguments) {
        String[] line = Arrays.copyOf(arguments, arguments.length + 2);
        line[arguments.length] = "--storage";
        line[arguments.length + 1] = folder.resolve("data").toString();
        return Main.run(line, new PrintWriter(out), new PrintWriter(err));
    }
}
