package io.nas4j.core.plugin;

import io.nas4j.core.evaluation.TrialEvaluator;
import io.nas4j.core.study.StudyConfig;
import java.nio.file.Path;

/**
 * Somebody else's way to train and judge networks, chosen by {@code --engine plugin:NAME}. Each evaluator must keep what {@code
 * TrialEvaluatorContract} tests.
 */
public interface EvaluatorProvider {

    /** What the name of such an engine begins with. */
    String PREFIX = "plugin:";

    /** What {@code --engine plugin:NAME} calls it. */
    String name();

    /**
     * Makes an evaluator for the trials of a study; it is closed when the study is.
     *
     * @param config the study, with its number of workers: as many threads call at once
     * @param home folder beside the storage, for files
     * @throws io.nas4j.space.InvalidInputException where it cannot evaluate such a study here
     */
    TrialEvaluator evaluator(StudyConfig config, Path home);

    /** What a study keeps of it, so that a changed evaluator is noticed; the name alone unless it says more. */
    default String version() {
        return name();
    }
}
