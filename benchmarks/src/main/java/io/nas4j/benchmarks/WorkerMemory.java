package io.nas4j.benchmarks;

import io.nas4j.core.evaluation.EvaluationRequest;
import io.nas4j.core.study.Augmentation;
import io.nas4j.core.study.Optimizer;
import io.nas4j.core.study.OptimizerSettings;
import io.nas4j.core.study.Recipe;
import io.nas4j.core.study.TaskData;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.core.trial.Outcome;
import io.nas4j.evaluator.process.WorkerCommand;
import io.nas4j.evaluator.worker.WorkerPool;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.ArchitectureText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Trains many small networks, all different, in one worker process and prints the process's resident size on the way.
 * {@code benchmarks/memory} runs it for each engine.
 */
public final class WorkerMemory {

    private static final Path PROCESSES = Path.of("/proc");
    private static final int SETTLED = 20;
    private static final int EVERY = 60;

    private WorkerMemory() {}

    /** Arguments: engine, trials, the worker's command line. */
    public static void main(String[] arguments) throws InterruptedException {
        String engine = arguments[0];
        int trials = Integer.parseInt(arguments[1]);
        List<String> command = new ArrayList<>(List.of(arguments).subList(2, arguments.length));
        SplittableRandom random = new SplittableRandom(1);
        long settled = 0;
        try (WorkerPool pool =
                new WorkerPool(1, new WorkerCommand(command, WorkerCommand.ENVIRONMENT), System.err::println)) {
            for (int trial = 1; trial <= trials; trial++) {
                Outcome outcome = pool.evaluate(request(engine, random, trial), epoch -> {});
                if (!(outcome instanceof Outcome.Complete)) {
                    throw new IllegalStateException("trial " + trial + " ended with " + outcome);
                }
                if (trial == SETTLED) {
                    settled = resident();
                }
                if (trial == SETTLED || trial % EVERY == 0 || trial == trials) {
                    long now = resident();
                    System.out.printf(Locale.ROOT, "%s, after trial %3d: %6.0f MB", engine, trial, now / 1024.0);
                    System.out.printf(Locale.ROOT, " (%.2f of trial %d)%n", (double) now / settled, SETTLED);
                }
            }
        }
    }

    private static EvaluationRequest request(String engine, SplittableRandom random, int seed) {
        TrainingTask task = TrainingTask.of(
                TaskData.of("shapes:16", 128, 64).withSeed(3),
                Recipe.plain(1, 32, OptimizerSettings.usual(Optimizer.ADAMW).withWarmupSteps(2))
                        .withRegularization(0, Augmentation.CROP_FLIP));
        return new EvaluationRequest(architecture(random), task, engine, seed, false, Optional.empty());
    }

    /** Of three stages; there are 13 million. */
    private static Architecture architecture(SplittableRandom random) {
        StringBuilder text = new StringBuilder("in:16x3 stem:k3_s1_c").append(4 * random.nextInt(1, 5));
        for (int stage = 0; stage < 3; stage++) {
            text.append(" mb:e").append(random.nextInt(1, 7));
            text.append("_k").append(3 + 2 * random.nextInt(2));
            text.append("_s").append(random.nextInt(1, 3));
            text.append("_c").append(4 * random.nextInt(2, 7));
            text.append(random.nextBoolean() ? "_se0.25" : "");
            text.append("_r").append(random.nextInt(1, 3));
        }
        return ArchitectureText.parse(text.append(" head:c64 classes:10").toString());
    }

    /** Kilobytes of this process's one child. */
    private static long resident() {
        long pid = ProcessHandle.current().children().findFirst().orElseThrow().pid();
        try {
            return Files.readAllLines(PROCESSES.resolve(pid + "/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
