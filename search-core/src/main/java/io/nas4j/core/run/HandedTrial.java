package io.nas4j.core.run;

import io.nas4j.core.prune.StopRule;
import io.nas4j.core.trial.TrialSpec;

/**
 * A trial that is trained elsewhere.
 *
 * @param stopRule when it would end early
 */
public record HandedTrial(TrialSpec spec, StopRule stopRule) {}
