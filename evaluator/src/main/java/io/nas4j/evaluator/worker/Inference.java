package io.nas4j.evaluator.worker;

import io.nas4j.core.WorkFailedException;
import io.nas4j.core.weights.Safetensors;
import io.nas4j.evaluator.engine.Batch;
import io.nas4j.evaluator.engine.EngineProvider;
import io.nas4j.evaluator.engine.Optimisation;
import io.nas4j.evaluator.engine.TrainableNetwork;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.ArchitectureText;
import io.nas4j.space.plan.NetworkPlan;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * What a trained network says to pictures, computed by its engine in a process of its own: LibTorch and ONNX Runtime crash
 * when one process loads both.
 */
public final class Inference {

    private static final int BATCH = 64;

    private Inference() {}

    /**
     * The parent's side.
     *
     * @param command comes to {@link #serve} with the arguments that are added here
     * @param pictures normalised
     * @return row-major logits {@code [count, classes]}
     * @throws WorkFailedException where the process ends in any other way than well
     */
    public static float[] logits(
            WorkerCommand command, String engine, Architecture architecture, Path weights, Batch pictures)
            throws InterruptedException {
        try {
            Path folder = Files.createTempDirectory("nas4j-inference");
            Path in = folder.resolve("pictures");
            Path out = folder.resolve("logits");
            Path log = folder.resolve("log");
            try {
                write(in, pictures.pixels());
                List<String> arguments = new ArrayList<>(command.command());
                Collections.addAll(
                        arguments,
                        engine,
                        architecture.toString(),
                        weights.toString(),
                        in.toString(),
                        out.toString());
                ProcessBuilder builder = new ProcessBuilder(arguments);
                builder.environment().putAll(command.environment());
                Process process = builder.redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
                int exit = waitFor(process);
                if (exit != 0) {
                    List<String> lines = Files.readAllLines(log);
                    throw new WorkFailedException("the process that runs the network ended with exit code " + exit
                            + (lines.isEmpty() ? "" : ": " + lines.get(lines.size() - 1)));
                }
                return read(out);
            } finally {
                for (Path file : List.of(in, out, log, folder)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new WorkFailedException("cannot run the network in a process of its own: " + e, e);
        }
    }

    private static int waitFor(Process process) throws InterruptedException {
        try {
            return process.waitFor();
        } finally {
            process.destroyForcibly();
        }
    }

    /** The child's side. */
    public static void serve(
            EngineProvider engines, String engine, String architecture, Path weights, Path in, Path out) {
        NetworkPlan plan = NetworkPlan.of(ArchitectureText.parse(architecture));
        int size = plan.architecture().input().resolution();
        int channels = plan.architecture().input().channels();
        int classes = plan.classifier().out();
        try (TrainableNetwork network = engines.engine(engine)
                .build(plan, Safetensors.read(weights, plan), new Optimisation(0, 0, 0), 0)) {
            float[] pixels = read(in);
            int stride = size * size * channels;
            int count = pixels.length / stride;
            float[] logits = new float[count * classes];
            for (int first = 0; first < count; first += BATCH) {
                int some = Math.min(BATCH, count - first);
                float[] part = Arrays.copyOfRange(pixels, first * stride, (first + some) * stride);
                float[] said = network.logits(new Batch(some, size, channels, part, new int[some]));
                System.arraycopy(said, 0, logits, first * classes, said.length);
            }
            write(out, logits);
        } catch (IOException e) {
            throw new WorkFailedException("cannot exchange pictures and logits: " + e, e);
        }
    }

    private static void write(Path file, float[] values) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        Files.write(file, bytes.array());
    }

    private static float[] read(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        float[] values = new float[bytes.capacity() / Float.BYTES];
        bytes.asFloatBuffer().get(values);
        return values;
    }
}
