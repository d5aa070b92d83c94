package io.nas4j.space.staged;

import io.nas4j.space.Require;
import io.nas4j.space.architecture.Activation;
import io.nas4j.space.architecture.ArchitectureText;
import io.nas4j.space.architecture.Block;
import io.nas4j.space.architecture.SkipOp;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * What can be chosen for a block. A setting is not a decision where the operator fixes it or has none of its kind.
 *
 * @param seRatios squeeze-and-excitation ratios, relative to the block's input, with a sigmoid gate; 0 for none
 */
public record BlockChoices(
        List<OperatorChoice> operators, List<Integer> kernels, List<Double> seRatios, List<SkipOp> skips) {

    public BlockChoices {
        operators = ChoiceLists.checked("operators", operators, OperatorChoice::text);
        kernels = ChoiceLists.checked("kernels", kernels, String::valueOf);
        seRatios = ChoiceLists.checked("se", seRatios, ArchitectureText::number);
        skips = ChoiceLists.checked("skips", skips, BlockChoices::text);
        kernels.forEach(kernel -> Require.oneOf("kernel", kernel, Block.KERNELS));
        for (double ratio : seRatios) {
            if (ratio != 0) {
                Require.between("SE ratio (0 is none)", ratio, 0.0001, 1.0);
            }
        }
    }

    /** A skip op's name in decisions. */
    static String text(SkipOp skip) {
        return skip.name().toLowerCase(Locale.ROOT);
    }

    /**
     * What a skip op can change, given the shapes of the block's layers.
     */
    enum SkipRoom {
        /** Nothing: every layer changes the number of channels. */
        NONE,
        /** Pooling or none: only a layer with stride 2 keeps the number of channels. */
        POOL,
        /** Everything: some layer keeps the whole shape. */
        ALL;

        static SkipRoom of(int stride, int in, int filters, boolean more) {
            return more || (in == filters && stride == 1) ? ALL : in == filters ? POOL : NONE;
        }
    }

    /** The choices of the kernel that are open. */
    List<Integer> openKernels(int operator) {
        return operators.get(operator).asksKernel() ? all(kernels.size()) : List.of(0);
    }

    /** The choices of the SE ratio that are open. */
    List<Integer> openSeRatios(int operator) {
        return operators.get(operator).asksSeRatio() ? all(seRatios.size()) : List.of(0);
    }

    /** The choices of the skip op that are open. Of choices with the same effect only the first is open. */
    List<Integer> openSkips(int operator, SkipRoom room) {
        if (room == SkipRoom.NONE || !operators.get(operator).asksSkip()) {
            return List.of(0);
        }
        if (room == SkipRoom.ALL) {
            return all(skips.size());
        }
        List<Integer> open = new ArrayList<>(List.of(0));
        for (int s = 1; s < skips.size() && open.size() < 2; s++) {
            if ((skips.get(s) == SkipOp.POOL) != (skips.get(0) == SkipOp.POOL)) {
                open.add(s);
            }
        }
        return open;
    }

    private static List<Integer> all(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    /** How many picks are open where this operator is chosen. */
    long ways(int operator, SkipRoom room) {
        return (long) openKernels(operator).size()
                * openSeRatios(operator).size()
                * openSkips(operator, room).size();
    }

    /** How many picks are open. */
    long ways(SkipRoom room) {
        return IntStream.range(0, operators.size())
                .mapToLong(o -> ways(o, room))
                .sum();
    }

    /** Each pick that is open, once. */
    void forEach(SkipRoom room, Consumer<BlockPick> action) {
        for (int o = 0; o < operators.size(); o++) {
            for (int k : openKernels(o)) {
                for (int se : openSeRatios(o)) {
                    for (int skip : openSkips(o, room)) {
                        action.accept(new BlockPick(o, k, se, skip));
                    }
                }
            }
        }
    }

    Block block(BlockPick pick, int stride, int filters, Activation activation) {
        return operators
                .get(pick.operator())
                .block(
                        kernels.get(pick.kernel()),
                        seRatios.get(pick.seRatio()),
                        skips.get(pick.skip()),
                        stride,
                        filters,
                        activation);
    }
}
