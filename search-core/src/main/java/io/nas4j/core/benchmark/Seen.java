package io.nas4j.core.benchmark;

import io.nas4j.core.table.MeasuredNetwork;

/**
 * A network that a search evaluated.
 *
 * @param network with its true accuracy
 * @param told the accuracy that the search was told, a fraction
 */
public record Seen(MeasuredNetwork network, double told) {}
