package io.nas4j.api.stage;

import io.nas4j.core.evaluation.TrialEvaluator;
import io.nas4j.core.run.RunListener;
import io.nas4j.core.run.StudyScores;
import io.nas4j.core.run.TrialRunner;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.study.StudyConfig;
import java.nio.file.Path;

/**
 * What a stage works with.
 *
 * @param listener hears how the stage goes on
 * @param home folder for the files that studies produce
 */
public record StageContext(StudyStore store, TrialEvaluator evaluator, StageListener listener, Path home) {

    /** What takes a study's trials through their lives. */
    public TrialRunner runner(StudyConfig config, RunListener trials) {
        return new TrialRunner(config, evaluator, store, trials);
    }

    /** What scores a study's networks without training them. */
    public StudyScores scores(StudyConfig config) {
        return new StudyScores(config, evaluator, store, listener::missing);
    }

    /** Folder for a study's files. */
    public Path folder(String study) {
        return folder(home, study);
    }

    /** Folder for a study's files below the folder of all. */
    public static Path folder(Path home, String study) {
        return home.resolve("models").resolve(study);
    }
}
