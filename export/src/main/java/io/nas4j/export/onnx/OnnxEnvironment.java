package io.nas4j.export.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import io.nas4j.core.WorkFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * The one environment that ONNX Runtime has in a process, without telemetry.
 *
 * <p>When ONNX Runtime 1.29 makes its environment, it matches the command line of the process against patterns, for its
 * telemetry. That takes about 256 bytes of stack a character and ends the process where a thread has too few: with 1 MB at
 * about 4,000 characters, which a class path soon has. So a thread with enough makes it. ({@code ORT_DISABLE_TELEMETRY=1} avoids
 * the matching, and the launcher sets it, but Java cannot set a variable of its own process.)
 */
final class OnnxEnvironment {

    private static final long BYTES_A_CHARACTER = 512;
    private static final long BYTES_BESIDE = 1 << 21;

    private static final Path COMMAND_LINE = Path.of("/proc/self/cmdline");

    private OnnxEnvironment() {}

    /**
     * The environment; makes it where there is none.
     *
     * @throws WorkFailedException where ONNX Runtime has no natives for this machine
     */
    static OrtEnvironment get() throws OrtException {
        FutureTask<OrtEnvironment> making = new FutureTask<>(OnnxEnvironment::make);
        new Thread(null, making, "onnx-environment", BYTES_BESIDE + BYTES_A_CHARACTER * commandLine()).start();
        try {
            return making.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WorkFailedException("interrupted while ONNX Runtime was started", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof OrtException cause) {
                throw cause;
            }
            if (!(e.getCause() instanceof LinkageError) && !(e.getCause() instanceof IllegalStateException)) {
                throw new WorkFailedException("ONNX Runtime cannot be started: " + e.getMessage(), e);
            }
            throw new WorkFailedException(
                    "ONNX Runtime has no native library for " + System.getProperty("os.name") + " on "
                            + System.getProperty("os.arch") + ", so exported files cannot be run here",
                    e);
        }
    }

    /** Whether there are natives for this machine; loads none. */
    static boolean hasNatives() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String system = os.contains("win") ? "win" : os.contains("mac") ? "osx" : "linux";
        String machine = System.getProperty("os.arch").matches("aarch64|arm64") ? "aarch64" : "x64";
        String library =
                system.equals("win") ? "onnxruntime.dll" : "libonnxruntime." + (system.equals("osx") ? "dylib" : "so");
        String folder = "/ai/onnxruntime/native/" + system + "-" + machine + "/";
        return OrtEnvironment.class.getResource(folder + library) != null;
    }

    /** Below level ERROR it complains about missing GPUs. */
    private static OrtEnvironment make() throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "nas4j");
        environment.setTelemetry(false);
        return environment;
    }

    /** Bytes of this process's command line; 0 where the system does not tell. */
    private static long commandLine() {
        try {
            return Files.readAllBytes(COMMAND_LINE).length;
        } catch (IOException e) {
            return 0;
        }
    }
}
