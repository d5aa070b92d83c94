package io.nas4j.space.cost;

/**
 * The cost of one part of a network.
 *
 * @param name {@code stem}, {@code stages.S.B}, {@code head}, {@code classifier}
 * @param operator the part in words, as {@code MBConv6 k3 s2 se0.25}
 * @param inSize height and width of its input
 * @param inFilters channels of its input
 */
public record PartCost(
        String name, String operator, int inSize, int inFilters, int outSize, int outFilters, Cost cost) {}
