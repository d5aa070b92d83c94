package io.nas4j.evaluator.throughput;

import io.nas4j.core.WorkFailedException;
import io.nas4j.evaluator.process.ShutdownHook;
import io.nas4j.evaluator.process.WorkerCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Trains the {@link ReferenceChild} in one or several processes at a time.
 *
 * @param engine by name
 * @param workers processes, one thread each
 * @param imagesPerSecond of all of them together
 */
public record Throughput(String engine, int workers, double imagesPerSecond) {

    /**
     * Measures with all processes training at once; their start and warm-up do not count.
     *
     * @param command comes to {@link ThroughputChild#run} with this engine and number of steps
     * @throws WorkFailedException where a process ends without a result
     */
    public static Throughput measure(String engine, int workers, int steps, WorkerCommand command) {
        List<Process> processes = new CopyOnWriteArrayList<>();
        try (ShutdownHook orphans =
                new ShutdownHook("throughput-end", () -> processes.forEach(Process::destroyForcibly))) {
            for (int i = 0; i < workers; i++) {
                processes.add(start(command));
            }
            List<BufferedReader> outputs = processes.stream()
                    .map(process ->
                            new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)))
                    .toList();
            for (BufferedReader output : outputs) {
                line(output, ThroughputChild.READY, engine);
            }
            for (Process process : processes) {
                OutputStream input = process.getOutputStream();
                input.write('\n');
                input.flush();
            }
            double rate = 0;
            for (BufferedReader output : outputs) {
                String line = line(output, ThroughputChild.SECONDS, engine);
                double seconds = Double.parseDouble(line.substring(ThroughputChild.SECONDS.length()));
                rate += steps * ReferenceChild.BATCH / seconds;
            }
            return new Throughput(engine, workers, rate);
        } catch (IOException e) {
            throw new WorkFailedException(
                    "the speed of engine " + engine + " cannot be measured: " + e.getMessage(), e);
        } finally {
            processes.forEach(Process::destroyForcibly);
        }
    }

    private static Process start(WorkerCommand command) throws IOException {
        ProcessBuilder builder = command.process();
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        return builder.start();
    }

    private static String line(BufferedReader output, String start, String engine) throws IOException {
        String line = output.readLine();
        while (line != null && !line.startsWith(start)) {
            line = output.readLine();
        }
        if (line == null) {
            throw new WorkFailedException("the process that measures engine " + engine
                    + " ended without a result; does a search with --engine " + engine + " run here?");
        }
        return line;
    }
}
