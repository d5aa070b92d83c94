package io.nas4j.cluster;

import io.nas4j.core.evaluation.EpochListener;
import io.nas4j.core.evaluation.EvaluationRequest;
import io.nas4j.core.evaluation.TrialEvaluator;
import io.nas4j.core.trial.Epoch;
import io.nas4j.core.trial.FailureCause;
import io.nas4j.core.trial.Outcome;
import io.nas4j.evaluator.worker.Worker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The program of a worker that trains nothing: accuracies follow from the request's seed. One seed in seven diverges, one kills its
 * worker. Its folder says what else it does.
 */
public final class MadeUpTrainer implements TrialEvaluator {

    static final int EPOCHS = 3;

    /** In the folder: the executor of the first trial that sees the file gets the signal. */
    static final List<String> SIGNALS = List.of("KILL", "STOP");
    /** In the folder: the first epoch is said, and then nothing until this file is gone. */
    static final String WAIT = "wait";
    /** Written to the folder: the numbers of the worker's process, and of its parent. */
    static final String PROCESS = "process";

    private static final int KINDS = 7;

    private final Path folder;

    private MadeUpTrainer(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] arguments) throws InterruptedException {
        Worker.serve(
                System.in,
                System.out,
                new MadeUpTrainer(Path.of(arguments[0])),
                () -> Runtime.getRuntime().halt(0));
    }

    @Override
    public Outcome evaluate(EvaluationRequest request, EpochListener listener) throws InterruptedException {
        int kind = Math.floorMod(request.seed(), KINDS);
        double best = 0;
        for (int epoch = 1; epoch <= EPOCHS; epoch++) {
            double accuracy = Math.floorMod(request.seed() * 31 + epoch, 1000L) / 1000.0;
            best = Math.max(best, accuracy);
            listener.epoch(new Epoch(epoch, 1.0 / epoch, accuracy, OptionalDouble.empty(), 0.1, 0.01, 100));
            listener.progress();
            if (request.stopRule().ends(epoch, best)) {
                return new Outcome.Pruned(best);
            }
            misbehave(kind, epoch);
        }
        return kind == 1
                ? new Outcome.Failed(FailureCause.DIVERGED, "the loss became NaN")
                : new Outcome.Complete(best, OptionalDouble.empty());
    }

    private void misbehave(int kind, int epoch) throws InterruptedException {
        try {
            if (kind == 2 && epoch == 2) {
                System.err.println("goodbye");
                Runtime.getRuntime().halt(3);
            }
            if (Files.exists(folder.resolve(WAIT)) && epoch == 1) {
                ProcessHandle self = ProcessHandle.current();
                Files.writeString(
                        folder.resolve(PROCESS),
                        self.pid() + " " + self.parent().map(ProcessHandle::pid).orElse(0L));
                while (Files.exists(folder.resolve(WAIT))) {
                    Thread.sleep(20);
                }
            }
            for (String signal : SIGNALS) {
                if (epoch == 2 && folder.resolve(signal).toFile().delete()) { // one worker alone succeeds
                    signalExecutor(signal);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void signalExecutor(String signal) throws IOException, InterruptedException {
        long executor = ProcessHandle.current().parent().orElseThrow().pid();
        new ProcessBuilder("kill", "-" + signal, String.valueOf(executor))
                .start()
                .waitFor();
        Thread.sleep(1500);
        new ProcessBuilder("kill", "-CONT", String.valueOf(executor)).start().waitFor();
    }

    @Override
    public void close() {
        // nothing is held
    }
}
