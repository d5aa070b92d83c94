package io.nas4j.space.cost;

/**
 * The cost of one layer: stem, block, head or dense layer.
 *
 * @param name {@code stem}, {@code stages.S.B}, {@code head}, {@code features}, {@code classifier}
 * @param operator the layer in words, as {@code MBConv6 k3 s2 se0.25}
 * @param inSize height and width of its input
 * @param inFilters channels of its input
 * @param receptiveField side of the square of input pixels that one output pixel sees through kernels alone, the edge of the
 *     image left aside; means over the whole map (SE, head) are not counted in
 */
public record LayerCost(
        String name,
        String operator,
        int inSize,
        int inFilters,
        int outSize,
        int outFilters,
        Cost cost,
        long receptiveField) {}
