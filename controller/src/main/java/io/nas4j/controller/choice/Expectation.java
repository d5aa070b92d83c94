package io.nas4j.controller.choice;

/**
 * What the model expects of a network that was measured, with all measurements taken together.
 *
 * @param reward that is expected
 * @param low lower end of its 95 % interval
 * @param high upper end of its 95 % interval
 * @param probability that no other of the networks that were asked about has a higher one
 */
public record Expectation(double reward, double low, double high, double probability) {}
