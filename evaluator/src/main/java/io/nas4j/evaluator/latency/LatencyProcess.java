package io.nas4j.evaluator.latency;

import io.nas4j.core.WorkFailedException;
import io.nas4j.evaluator.process.ShutdownHook;
import io.nas4j.evaluator.process.WorkerCommand;
import io.nas4j.space.architecture.ArchitectureText;
import io.nas4j.space.latency.Timing;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Has a process of its own measure: memory and threads are set as for those that train, and a crash takes nothing with it. */
public final class LatencyProcess {

    private LatencyProcess() {}

    /**
     * Measures; blocks for a minute or so.
     *
     * @param command comes to {@link LatencyChild#run}
     * @param progress is told what is being measured, about once a second
     * @throws WorkFailedException where the process ends without a result
     */
    public static LatencyResult measure(LatencyRequest request, WorkerCommand command, Consumer<String> progress) {
        ProcessBuilder builder = command.process();
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new WorkFailedException("the process that measures latency cannot be started: " + e.getMessage(), e);
        }
        try (ShutdownHook orphan = new ShutdownHook("latency-end", process::destroyForcibly)) {
            ask(request, process);
            return answer(request, process, progress);
        } catch (IOException e) {
            throw new WorkFailedException("the process that measures latency ended: " + e.getMessage(), e);
        } finally {
            process.destroyForcibly();
        }
    }

    private static void ask(LatencyRequest request, Process process) throws IOException {
        try (BufferedWriter writer =
                new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8))) {
            writer.write(LatencyChild.BATCH + request.batch() + "\n");
            for (var operator : request.operators()) {
                writer.write(LatencyChild.OPERATOR + operator.text() + "\n");
            }
            for (var network : request.networks()) {
                writer.write(LatencyChild.NETWORK + ArchitectureText.format(network) + "\n");
            }
            writer.write(LatencyChild.GO + request.seconds() + "\n");
        }
    }

    private static LatencyResult answer(LatencyRequest request, Process process, Consumer<String> progress)
            throws IOException {
        Optional<String> core = Optional.empty();
        String engine = "";
        int rounds = 0;
        List<Timing> timings = new ArrayList<>();
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line = reader.readLine();
            while (line != null && !line.equals(LatencyChild.END)) {
                if (line.startsWith(LatencyChild.PROGRESS)) {
                    progress.accept(line.substring(LatencyChild.PROGRESS.length()));
                } else if (line.startsWith(LatencyChild.CORE)) {
                    core = Optional.of(line.substring(LatencyChild.CORE.length()));
                } else if (line.startsWith(LatencyChild.ENGINE)) {
                    engine = line.substring(LatencyChild.ENGINE.length());
                } else if (line.startsWith(LatencyChild.ROUNDS)) {
                    rounds = Integer.parseInt(line.substring(LatencyChild.ROUNDS.length()));
                } else if (line.startsWith(LatencyChild.TIMING)) {
                    String[] numbers =
                            line.substring(LatencyChild.TIMING.length()).split(" ", -1);
                    timings.add(new Timing(Long.parseLong(numbers[0]), Long.parseLong(numbers[1])));
                }
                line = reader.readLine();
            }
            if (line == null) {
                throw new WorkFailedException("the process that measures latency ended without a result; does a search"
                        + " with --engine torch run here?");
            }
        }
        int operators = request.operators().size();
        return new LatencyResult(
                engine, core, rounds, timings.subList(0, operators), timings.subList(operators, timings.size()));
    }
}
