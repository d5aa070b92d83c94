package io.nas4j.space.search;

import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Activation;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.BatchNorm;
import io.nas4j.space.architecture.Block;
import io.nas4j.space.architecture.Head;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.architecture.SkipOp;
import io.nas4j.space.architecture.Stage;
import io.nas4j.space.architecture.Stem;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The built-in search spaces, by name. */
public final class SearchSpaces {

    /** For pictures of 224 pixels or so: MnasNet's seven blocks relative to MobileNetV2; contains EfficientNet-B0. */
    public static final String MNASNET = "mnasnet";

    /** For pictures of 32 to 64 pixels: five blocks, 1 to 25 million MACs at 32 pixels. */
    public static final String SMALL_IMAGE = "mnasnet-small-image";

    /** For pictures of 16 to 32 pixels and seconds of training: three blocks. */
    public static final String MICRO = "mnasnet-micro";

    private static final List<Integer> EXPANSIONS = List.of(1, 3, 6);
    private static final List<Integer> KERNELS = List.of(3, 5);
    private static final List<Double> SE_RATIOS = List.of(0.0, 0.25);
    private static final List<SkipOp> SKIPS = List.of(SkipOp.IDENTITY, SkipOp.NONE);

    /**
     * For networks that train for a few hundred steps: at the published momentum of 0.99 the running statistics that
     * validation uses would still be near where they began.
     */
    private static final BatchNorm SHORT_TRAINING = new BatchNorm(0.9, 1e-3);

    private SearchSpaces() {}

    /** All names. */
    public static List<String> names() {
        return List.of(MNASNET, SMALL_IMAGE, MICRO);
    }

    /**
     * A built-in space for pictures of the given size.
     *
     * @throws InvalidInputException where no space has that name, naming those that there are
     */
    public static SearchSpace get(String name, Input input, int classes) {
        return switch (name) {
            case MNASNET -> mnasnet(input, classes);
            case SMALL_IMAGE -> smallImage(input, classes);
            case MICRO -> micro(input, classes);
            default ->
                throw new InvalidInputException(
                        "unknown space '" + name + "'; spaces are " + String.join(", ", names()));
        };
    }

    /**
     * MnasNet's space (section 4.1) over MBConv: filters {0.75, 1, 1.25} and layers {-1, 0, +1} relative to MobileNetV2
     * with the same strides. The released MnasNet-A1 and EfficientNet-B0 have 112 and 192 filters in blocks 5 and 6, which
     * that grid lacks; they are added.
     */
    public static MbConvSpace mnasnet(Input input, int classes) {
        int[] filters = {16, 24, 32, 64, 96, 160, 320};
        int[] layers = {1, 2, 3, 4, 3, 3, 1};
        int[] strides = {1, 2, 2, 2, 1, 2, 1};
        List<List<Integer>> released =
                List.of(List.of(), List.of(), List.of(), List.of(), List.of(112), List.of(192), List.of());
        List<BlockChoices> blocks = new ArrayList<>();
        for (int b = 0; b < filters.length; b++) {
            TreeSet<Integer> widths = new TreeSet<>(List.of(filters[b] * 3 / 4, filters[b], filters[b] * 5 / 4));
            widths.addAll(released.get(b));
            List<Integer> depths = layers[b] == 1 ? List.of(1) : List.of(layers[b] - 1, layers[b], layers[b] + 1);
            blocks.add(
                    new BlockChoices(strides[b], depths, EXPANSIONS, KERNELS, SE_RATIOS, List.copyOf(widths), SKIPS));
        }
        return new MbConvSpace(
                MNASNET, frame(input, classes, new Stem(3, 2, 32), 1280, BatchNorm.DEFAULT, 0.2, 0.2), blocks);
    }

    private static MbConvSpace smallImage(Input input, int classes) {
        return new MbConvSpace(
                SMALL_IMAGE,
                frame(input, classes, new Stem(3, 1, 16), 192, SHORT_TRAINING, 0.1, 0),
                List.of(
                        block(1, List.of(1, 2), List.of(1, 3), List.of(8, 12, 16)),
                        block(2, List.of(1, 2, 3), EXPANSIONS, List.of(16, 24, 32)),
                        block(2, List.of(1, 2, 3), EXPANSIONS, List.of(32, 40, 48)),
                        block(1, List.of(1, 2, 3), EXPANSIONS, List.of(48, 56, 64)),
                        block(2, List.of(1, 2, 3), EXPANSIONS, List.of(64, 80, 96))));
    }

    private static MbConvSpace micro(Input input, int classes) {
        return new MbConvSpace(
                MICRO,
                frame(input, classes, new Stem(3, 1, 8), 64, SHORT_TRAINING, 0, 0),
                List.of(
                        block(2, List.of(1, 2), EXPANSIONS, List.of(8, 12, 16)),
                        block(2, List.of(1, 2, 3), EXPANSIONS, List.of(16, 24, 32)),
                        block(2, List.of(1, 2), EXPANSIONS, List.of(24, 32, 40))));
    }

    private static BlockChoices block(
            int stride, List<Integer> layers, List<Integer> expansions, List<Integer> filters) {
        return new BlockChoices(stride, layers, expansions, KERNELS, SE_RATIOS, filters, SKIPS);
    }

    private static Architecture frame(
            Input input, int classes, Stem stem, int head, BatchNorm batchNorm, double dropout, double dropConnect) {
        Stage placeholder = Stage.of(Block.mbconv(1, 3, 1, stem.filters(), 0, SkipOp.IDENTITY, Activation.SWISH), 1);
        return new Architecture(
                input,
                stem,
                List.of(placeholder),
                new Head(head),
                classes,
                Activation.SWISH,
                batchNorm,
                dropout,
                dropConnect);
    }
}
