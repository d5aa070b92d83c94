/**
 * Searches in virtual time: {@link io.nas4j.core.simulation.ClusterSimulation} says how long searches take on many workers, and
 * how far they come, without training anything.
 */
package io.nas4j.core.simulation;
