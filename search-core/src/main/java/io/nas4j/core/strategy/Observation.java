package io.nas4j.core.strategy;

import io.nas4j.core.trial.FailureCause;
import io.nas4j.space.search.Choices;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a strategy is told of a finished trial.
 *
 * @param reward empty where the trial failed
 * @param cause why it failed
 */
public record Observation(Choices choices, OptionalDouble reward, Optional<FailureCause> cause) {}
