package io.nas4j.evaluator.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The operations against Pillow's, on which torchvision and timm build. Needs a Python with {@code PIL}:
 * {@code NAS4J_PYTHON}, or else {@code python3}; skipped, with the reason printed, where there is none.
 */
class PillowTest {

    private static final int SIDE = 24;
    private static final double[] STRENGTHS = {0.1, 0.3, 0.7, 1};

    @TempDir
    Path folder;

    @Test
    void operationsGiveWhatPillowGives() throws Exception {
        Path script = folder.resolve("rand_augment.py");
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("/rand_augment.py"))) {
            Files.copy(in, script);
        }
        boolean there = python(script.toString(), "--probe") == 0;
        if (!there) {
            System.out.println("skipped: no Python with Pillow, set NAS4J_PYTHON to one");
        }
        assumeTrue(there, "no Python with Pillow");
        ImageFormat frame = new ImageFormat(SIDE, 3, new byte[] {10, 20, 30});
        byte[] image = image();
        Files.write(folder.resolve("in.rgb"), image);

        for (Operation operation : Operation.values()) {
            for (double strength : STRENGTHS) {
                for (int sign : List.of(1, -1)) {
                    byte[] ours = new byte[frame.length()];
                    operation.apply(image, ours, frame, strength, sign);
                    int exit = python(
                            script.toString(),
                            operation.name(),
                            Double.toString(strength),
                            Integer.toString(sign),
                            Integer.toString(SIDE),
                            folder.toString());
                    assertThat(exit).as("%s: %s", operation, said()).isZero();
                    assertThat(different(ours, Files.readAllBytes(folder.resolve("out.rgb"))))
                            .as("%s %s %s", operation, strength, sign)
                            .isLessThanOrEqualTo(0.01);
                }
            }
        }
    }

    /** Waves and noise, so that neighbours are alike but no two pixels need be. */
    private static byte[] image() {
        SplittableRandom random = new SplittableRandom(4);
        byte[] pixels = new byte[SIDE * SIDE * 3];
        for (int i = 0; i < pixels.length; i++) {
            double wave = 110 + 60 * Math.sin(i % 7 * 0.4 + i / 300.0);
            pixels[i] = (byte) (wave + random.nextInt(60));
        }
        return pixels;
    }

    /** Share of bytes that differ by more than one grey level: rounding aside, there should be none. */
    private static double different(byte[] ours, byte[] theirs) {
        assertThat(theirs).hasSameSizeAs(ours);
        int count = 0;
        for (int i = 0; i < ours.length; i++) {
            count += Math.abs((ours[i] & 0xff) - (theirs[i] & 0xff)) > 1 ? 1 : 0;
        }
        return (double) count / ours.length;
    }

    private String said() throws IOException {
        return Files.readString(folder.resolve("log"));
    }

    private int python(String... arguments) throws InterruptedException {
        List<String> command = new java.util.ArrayList<>();
        command.add(Optional.ofNullable(System.getenv("NAS4J_PYTHON")).orElse("python3"));
        command.addAll(List.of(arguments));
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start()
                    .waitFor();
        } catch (IOException e) {
            return -1;
        }
    }
}
