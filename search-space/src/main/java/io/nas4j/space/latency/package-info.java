/**
 * What inference takes, predicted: a {@link io.nas4j.space.latency.LatencyTable} has a measured time for each operator that
 * a space's networks are made of, and a network takes their sum. Nothing is measured here.
 */
package io.nas4j.space.latency;
