package io.nas4j.evaluator.trainer;

import io.nas4j.core.evaluation.EvaluationRequest;
import java.nio.file.Path;

/** Writes what a program is told of a trial into a folder. */
@FunctionalInterface
public interface TrialFiles {

    /**
     * Writes the files; equal requests give equal files.
     *
     * @param folder which exists and is empty
     * @throws io.nas4j.core.WorkFailedException where a file cannot be written
     */
    void write(EvaluationRequest request, Path folder);
}
