package io.nas4j.core.run;

import io.nas4j.core.trial.TrialSpec;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A trial whose training has a seed of its own, so that one network can be trained several times.
 *
 * @param seed of its training
 * @param weightsFile where the weights of its best epoch go
 */
public record SeededTrial(TrialSpec spec, long seed, Optional<Path> weightsFile) {}
