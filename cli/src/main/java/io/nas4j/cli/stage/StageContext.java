package io.nas4j.cli.stage;

import io.nas4j.cli.output.Terminal;
import io.nas4j.core.evaluation.TrialEvaluator;
import io.nas4j.core.run.RunListener;
import io.nas4j.core.run.TrialRunner;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.study.StudyConfig;
import java.nio.file.Path;

/**
 * What a stage works with.
 *
 * @param home folder for the files that studies produce
 */
public record StageContext(StudyStore store, TrialEvaluator evaluator, Terminal terminal, Path home) {

    /** What takes a study's trials through their lives. */
    public TrialRunner runner(StudyConfig config, RunListener listener) {
        return new TrialRunner(config, evaluator, store, listener);
    }

    /** Folder for a study's files. */
    public Path folder(String study) {
        return home.resolve("models").resolve(study);
    }
}
