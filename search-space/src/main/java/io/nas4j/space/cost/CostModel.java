package io.nas4j.space.cost;

import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.Block;
import io.nas4j.space.architecture.Operator;
import io.nas4j.space.plan.Layout;
import io.nas4j.space.plan.LayoutVisitor;
import java.util.List;

/** Counts exactly what a network costs; trains and loads nothing. */
public final class CostModel {

    private CostModel() {}

    /**
     * Parameters and multiply-accumulates of the whole network at its own input resolution.
     *
     * @throws InvalidInputException where a count is beyond 2^63
     */
    public static Cost cost(Architecture architecture) {
        CostSum sum = new CostSum();
        walk(architecture, sum);
        return sum.cost();
    }

    /** The cost layer by layer; the layers add up to {@link #cost}. Blocks that do nothing are left out. */
    public static List<LayerCost> layers(Architecture architecture) {
        LayerList layers = new LayerList();
        walk(architecture, layers);
        return layers.layers();
    }

    /** Memory, traffic and receptive field. */
    public static Footprint footprint(Architecture architecture) {
        FootprintSum sum = new FootprintSum();
        walk(architecture, sum);
        return sum.footprint();
    }

    /**
     * What a network's accuracy may depend on, in natural logarithms: parameters, multiply-accumulates, numbers that
     * convolutions write, convolutions in a row, bytes that inference needs.
     */
    public static double[] covariates(Architecture architecture) {
        CovariateSum sum = new CovariateSum();
        walk(architecture, sum);
        return sum.logarithms();
    }

    /** The number of blocks, without identities and without blocks that do nothing. */
    public static int depth(Architecture architecture) {
        return (int) architecture.stages().stream()
                .flatMap(stage -> stage.blocks().stream())
                .filter(block -> block.operator() != Operator.IDENTITY)
                .count();
    }

    /** The counts that other tools' figures are made of. */
    public static Conventions conventions(Architecture architecture) {
        ConventionSum sum = new ConventionSum();
        walk(architecture, sum);
        return sum.conventions();
    }

    /**
     * The cost of one block alone.
     *
     * @param in channels of its input
     * @param size of its input, pixels a side
     */
    public static Cost block(Block block, int in, int size) {
        CostSum sum = new CostSum();
        counting(() -> Layout.walkBlock(block, in, size, sum));
        return sum.cost();
    }

    /** The cost of all but the blocks, which end with the given channels at the given size. */
    public static Cost ends(Architecture architecture, int channels, int size) {
        CostSum sum = new CostSum();
        counting(() -> Layout.walkEnds(architecture, channels, size, sum));
        return sum.cost();
    }

    private static void walk(Architecture architecture, LayoutVisitor visitor) {
        counting(() -> Layout.walk(architecture, visitor));
    }

    private static void counting(Runnable walk) {
        try {
            walk.run();
        } catch (ArithmeticException e) {
            throw new InvalidInputException(
                    "the network is too large: some count of it is beyond 2^63, the most that can be counted exactly",
                    e);
        }
    }
}
