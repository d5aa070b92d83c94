package io.nas4j.evaluator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** NVIDIA GPUs, as the driver tells on Linux; asks no native library. */
public final class Gpus {

    private static final Path DRIVER = Path.of("/proc/driver/nvidia/gpus");
    private static final String MODEL = "Model:";

    private Gpus() {}

    /** Their names; empty where there is none, or none can be seen. */
    public static List<String> names() {
        if (!Files.isDirectory(DRIVER)) {
            return List.of();
        }
        try (Stream<Path> gpus = Files.list(DRIVER)) {
            return gpus.sorted().map(Gpus::name).toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static String name(Path gpu) {
        try (Stream<String> lines = Files.lines(gpu.resolve("information"))) {
            return lines.filter(line -> line.startsWith(MODEL))
                    .map(line -> line.substring(MODEL.length()).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }
}
