package io.nas4j.core.run;

import io.nas4j.core.trial.TrialSpec;

/**
 * A trial whose training has a seed of its own, so that one network can be trained several times.
 *
 * @param seed of its training
 */
public record SeededTrial(TrialSpec spec, long seed) {}
