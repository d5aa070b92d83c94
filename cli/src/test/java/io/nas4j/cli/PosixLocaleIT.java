package io.nas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher in the locale that most containers and cron have. Java would read names and arguments as ASCII there. All is
 * said by scripts of a shell, because the Java of this test may run in that locale itself.
 */
class PosixLocaleIT {

    private static final Path LAUNCHER =
            Path.of("target", "nas4j", "bin", "nas4j").toAbsolutePath();

    private static final String SEARCH = "nas4j search --study s --dataset images:dätä --space mnasnet-micro"
            + " --resolution 16 --proxy-resolution own --strategy random --epochs 1 --batch-size 4 --validation-images 4"
            + " --workers 1 --trials ";

    @TempDir
    private Path folder;

    private record Run(int exit, String said) {}

    /** Two classes that are one and the same where nothing but ASCII is read, each with noisy images of its own colour. */
    @BeforeEach
    void writeImages() throws IOException, InterruptedException {
        for (int i = 0; i < 8; i++) {
            image("blue" + i, 0x0000c0, i);
            image("red" + i, 0xc00000, i);
        }
        assertThat(shell("POSIX", """
                        for part in train test; do
                            mkdir -p "dätä/$part/猫" "dätä/$part/船"
                            cp blue*.png "dätä/$part/猫"
                            cp red*.png "dätä/$part/船"
                        done
                        """)).isEqualTo(new Run(0, ""));
    }

    private void image(String name, int colour, long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
        for (int pixel = 0; pixel < 256; pixel++) {
            image.setRGB(pixel % 16, pixel / 16, colour ^ (random.nextInt(1 << 24) & 0x3f3f3f));
        }
        ImageIO.write(image, "png", folder.resolve(name + ".png").toFile());
    }

    private Run shell(String locale, String script) throws IOException, InterruptedException {
        Path file = Files.writeString(
                folder.resolve("script.sh"), "nas4j() { \"$LAUNCHER\" \"$@\"; }\n" + script, StandardCharsets.UTF_8);
        ProcessBuilder builder = new ProcessBuilder("sh", file.toString()).directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("LC_") || name.startsWith("LANG"));
        builder.environment().remove("NAS4J_STORAGE");
        builder.environment().put("LC_ALL", locale);
        builder.environment().put("LAUNCHER", LAUNCHER.toString());
        builder.environment().put("NAS4J_JAVA_OPTS", JvmFlags.OF_A_SHORT_SEARCH);
        Path said = folder.resolve("said");
        Process process =
                builder.redirectErrorStream(true).redirectOutput(said.toFile()).start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return new Run(process.exitValue(), Files.readString(said, StandardCharsets.UTF_8));
    }

    private void done(String locale, String script, String... said) throws IOException, InterruptedException {
        Run run = shell(locale, script);
        assertThat(run.exit()).as(run.said()).isZero();
        assertThat(run.said()).as("a library's own words").doesNotContain("Warning");
        for (String each : said) {
            assertThat(run.said()).contains(each);
        }
    }

    @Test
    void namesOfAnyScriptAreReadAndWritten() throws IOException, InterruptedException {
        done("C", SEARCH + 2, "2 classes (猫, 船) in dätä/train");
        done("C", "nas4j train s --top 1 --epochs 1", "The baseline is search trial");
        done("C", "nas4j export s --to onnx -o tést.onnx && test -s tést.onnx", "tést.onnx");
        done("C", "grep -q 猫 tést.onnx && grep -q 船 tést.onnx");
        done("C.UTF-8", "nas4j resume s --trials 3");
        done("C", "nas4j resume s --trials 4 && test -s tést.onnx");
    }

    @Test
    void aStudyThatWasBegunInUtf8GoesOn() throws IOException, InterruptedException {
        done("C.UTF-8", SEARCH + 1, "2 classes (猫, 船)");
        done("C", "nas4j resume s --trials 2");
        done("POSIX", SEARCH + 3);
    }

    /** As in a container without one: {@code locale}, which the launcher asks, knows C and POSIX alone. */
    @Test
    void whereNoUtf8LocaleIsInstalledTheNameIsRefusedInOneSentence() throws IOException, InterruptedException {
        String none = """
                mkdir bin
                printf '#!/bin/sh\\nif [ "$1" = -a ]; then echo C; echo POSIX; else echo ANSI_X3.4-1968; fi\\n' >bin/locale
                chmod +x bin/locale
                PATH=$PWD/bin:$PATH
                """;
        Run dataSet = shell("C", none + SEARCH + 1);
        assertThat(dataSet.exit()).as(dataSet.said()).isEqualTo(2);
        assertThat(dataSet.said().strip().lines())
                .singleElement()
                .asString()
                .startsWith("nas4j: data set has characters that cannot be read, in ")
                .endsWith(
                        "; start it in a UTF-8 locale, as with LC_ALL=C.UTF-8 in the environment, and install one where"
                                + " 'locale -a' lists none");
        Run classes = shell("C", "PATH=$PWD/bin:$PATH; mv dätä data;" + SEARCH.replace("dätä", "data") + 1);
        assertThat(classes.exit()).as(classes.said()).isEqualTo(2);
        assertThat(classes.said().strip().lines())
                .singleElement()
                .asString()
                .startsWith("nas4j: ")
                .contains("%E7%8C%AB")
                .endsWith("'locale -a' lists none");
        assertThat(folder.resolve("nas4j-data")).doesNotExist();
    }
}
