package io.nas4j.cli.stage;

import io.nas4j.cli.output.Terminal;
import io.nas4j.core.evaluation.TrialEvaluator;
import io.nas4j.core.run.RunListener;
import io.nas4j.core.run.TrialRunner;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.evaluator.worker.WorkerCommand;
import java.nio.file.Path;

/**
 * What a stage works with.
 *
 * @param inference starts a process that runs a trained network
 * @param home folder for the files that studies produce
 */
public record Bench(
        StudyStore store, TrialEvaluator evaluator, WorkerCommand inference, Terminal terminal, Path home) {

    TrialRunner runner(StudyConfig config, RunListener listener) {
        return new TrialRunner(
                config.name(), config.seed(), config.engine(), config.objective(), evaluator, store, listener);
    }

    /** Folder for a study's files. */
    public Path folder(String study) {
        return home.resolve("models").resolve(study);
    }
}
