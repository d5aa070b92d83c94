package io.nas4j.evaluator.supernet;

import io.nas4j.space.plan.ParameterSpec;

/**
 * A tensor of a path.
 *
 * @param own as the network has it alone
 * @param shared the name of the shared tensor that it is a slice of
 */
public record SharedParameter(ParameterSpec own, String shared) {}
