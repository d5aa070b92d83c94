package io.nas4j.space.staged;

import io.nas4j.space.InvalidInputException;
import io.nas4j.space.NearName;
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

    /**
     * For images of 96 to 224 pixels, at which MnasNet was released: MnasNet's seven blocks relative to MobileNetV2; contains MnasNet-A1, MnasNet-B1 and
     * EfficientNet-B0.
     */
    public static final String MNASNET = "mnasnet";

    /** For images of 32 to 64 pixels: five blocks, 1.2 to 41.5 million MACs at 32 pixels. */
    public static final String SMALL_IMAGE = "mnasnet-small-image";

    /** For images of 16 to 32 pixels and seconds of training: three blocks. */
    public static final String MICRO = "mnasnet-micro";

    /** For images of 128 to 224 pixels: ProxylessNAS, every layer decides for itself. */
    public static final String PROXYLESS = "proxyless";

    /** For images of 32 pixels, as CIFAR-10 has: the 6,561 codes of NAS-Bench-Macro, whose decisions are the digits. */
    public static final String NAS_BENCH_MACRO = "nas-bench-macro";

    /** For images of 128 to 240 pixels: fused MBConv in early stages; contains EfficientNetV2-B0 and B1. */
    public static final String FUSED = "fused";

    private static final List<Integer> KERNELS = List.of(3, 5);
    private static final List<Double> SE_RATIOS = List.of(0.0, 0.25);
    private static final List<Double> NO_SE = List.of(0.0);
    private static final List<SkipOp> SKIPS = List.of(SkipOp.IDENTITY, SkipOp.NONE);
    private static final List<SkipOp> ALWAYS_SKIP = List.of(SkipOp.IDENTITY);
    private static final List<String> MBCONVS = List.of("mb:e1", "mb:e3", "mb:e6");

    /**
     * For networks that train for a few hundred steps. With the published momentum of 0.99 the running statistics would still
     * be near their initial values at validation.
     */
    private static final BatchNorm SHORT_TRAINING = new BatchNorm(0.9, 1e-3);

    private SearchSpaces() {}

    /** All names. */
    public static List<String> names() {
        return List.of(MNASNET, SMALL_IMAGE, MICRO, PROXYLESS, NAS_BENCH_MACRO, FUSED);
    }

    /**
     * A built-in space for images of the given size.
     *
     * @throws InvalidInputException where no space has that name, naming those that there are
     */
    public static StagedSpace get(String name, Input input, int classes) {
        return definition(name).space(input, classes);
    }

    /**
     * A built-in space as data, with the input and classes that it was made for.
     *
     * @throws InvalidInputException where no space has that name, naming those that there are
     */
    public static SpaceDefinition definition(String name) {
        return switch (name) {
            case MNASNET -> mnasnet();
            case SMALL_IMAGE -> smallImage();
            case MICRO -> micro();
            case PROXYLESS -> proxyless();
            case NAS_BENCH_MACRO -> nasBenchMacro();
            case FUSED -> fused();
            default ->
                throw new InvalidInputException("unknown space '" + name + "'; spaces are " + String.join(", ", names())
                        + NearName.hint(name, names()));
        };
    }

    /**
     * MnasNet's space (section 4.1): filters {0.75, 1, 1.25} and layers {-1, 0, +1} relative to MobileNetV2 with the same
     * strides. ConvOp is conv, depthwise separable conv (MBConv at expansion 1), MBConv3 or MBConv6: the four that the
     * released networks and the paper's figure of 432 choices a block agree on. The released MnasNet-A1, MnasNet-B1 and
     * EfficientNet-B0 have 112 and 192 filters in blocks 5 and 6, which that grid lacks; they are added. Activation and rates
     * are EfficientNet-B0's.
     */
    private static SpaceDefinition mnasnet() {
        int[] filters = {16, 24, 32, 64, 96, 160, 320};
        int[] layers = {1, 2, 3, 4, 3, 3, 1};
        int[] strides = {1, 2, 2, 2, 1, 2, 1};
        List<List<Integer>> released =
                List.of(List.of(), List.of(), List.of(), List.of(), List.of(112), List.of(192), List.of());
        BlockChoices blocks = new BlockChoices(
                operators(List.of("conv", "mb:e1", "mb:e3", "mb:e6")),
                KERNELS,
                SE_RATIOS,
                List.of(SkipOp.IDENTITY, SkipOp.POOL, SkipOp.NONE));
        List<StageChoices> stages = new ArrayList<>();
        for (int b = 0; b < filters.length; b++) {
            TreeSet<Integer> widths = new TreeSet<>(List.of(filters[b] * 3 / 4, filters[b], filters[b] * 5 / 4));
            widths.addAll(released.get(b));
            List<Integer> depths = layers[b] == 1 ? List.of(1) : List.of(layers[b] - 1, layers[b], layers[b] + 1);
            stages.add(new StageChoices(strides[b], false, depths, List.copyOf(widths), blocks));
        }
        Architecture frame = frame(224, 1000, new Stem(3, 2, 32), 1280, Activation.SWISH, BatchNorm.DEFAULT, 0.2, 0.2);
        return new SpaceDefinition(MNASNET, frame, new Resolutions(96, 224), stages, List.of());
    }

    private static SpaceDefinition smallImage() {
        return new SpaceDefinition(
                SMALL_IMAGE,
                frame(32, 10, new Stem(3, 1, 16), 192, Activation.SWISH, SHORT_TRAINING, 0.1, 0),
                new Resolutions(32, 64),
                List.of(
                        mbconvs(1, List.of(1, 2), List.of("mb:e1", "mb:e3"), List.of(8, 12, 16)),
                        mbconvs(2, List.of(1, 2, 3), MBCONVS, List.of(16, 24, 32)),
                        mbconvs(2, List.of(1, 2, 3), MBCONVS, List.of(32, 40, 48)),
                        mbconvs(1, List.of(1, 2, 3), MBCONVS, List.of(48, 56, 64)),
                        mbconvs(2, List.of(1, 2, 3), MBCONVS, List.of(64, 80, 96))),
                List.of());
    }

    private static SpaceDefinition micro() {
        return new SpaceDefinition(
                MICRO,
                frame(24, 10, new Stem(3, 1, 8), 64, Activation.SWISH, SHORT_TRAINING, 0, 0),
                new Resolutions(16, 32),
                List.of(
                        mbconvs(2, List.of(1, 2), MBCONVS, List.of(8, 12, 16)),
                        mbconvs(2, List.of(1, 2, 3), MBCONVS, List.of(16, 24, 32)),
                        mbconvs(2, List.of(1, 2), MBCONVS, List.of(24, 32, 40))),
                List.of());
    }

    /**
     * ProxylessNAS (Cai et al. 2019; widths, depths and constants as microsoft/nni nas/hub/pytorch/proxylessnas.py): stages 2
     * to 6 have 1 to 4 layers, each MBConv with kernel 3, 5 or 7 and expansion 3 or 6.
     */
    private static SpaceDefinition proxyless() {
        BlockChoices blocks =
                new BlockChoices(operators(List.of("mb:e3", "mb:e6")), List.of(3, 5, 7), NO_SE, ALWAYS_SKIP);
        int[] filters = {32, 40, 80, 96, 192};
        int[] strides = {2, 2, 2, 1, 2};
        List<StageChoices> stages = new ArrayList<>();
        stages.add(new StageChoices(
                1,
                true,
                List.of(1),
                List.of(16),
                new BlockChoices(operators(List.of("mb:e1")), List.of(3), NO_SE, ALWAYS_SKIP)));
        for (int s = 0; s < filters.length; s++) {
            stages.add(new StageChoices(strides[s], true, List.of(1, 2, 3, 4), List.of(filters[s]), blocks));
        }
        stages.add(new StageChoices(1, true, List.of(1), List.of(320), blocks));
        Architecture frame = frame(224, 1000, new Stem(3, 2, 32), 1280, Activation.RELU6, SHORT_TRAINING, 0, 0);
        return new SpaceDefinition(PROXYLESS, frame, new Resolutions(128, 224), stages, List.of());
    }

    /**
     * NAS-Bench-Macro (Su et al. 2021; xiusu/NAS-Bench-Macro train/model.py): eight layers, each identity, MBConv3 with kernel
     * 3 or MBConv6 with kernel 5, in this order of digits.
     */
    private static SpaceDefinition nasBenchMacro() {
        BlockChoices blocks =
                new BlockChoices(operators(List.of("id", "mb:e3_k3", "mb:e6_k5")), List.of(3), NO_SE, ALWAYS_SKIP);
        return new SpaceDefinition(
                NAS_BENCH_MACRO,
                frame(32, 10, new Stem(3, 1, 32), 1280, Activation.RELU, new BatchNorm(0.9, 1e-5), 0, 0),
                new Resolutions(32, 32),
                List.of(
                        new StageChoices(2, true, List.of(2), List.of(64), blocks),
                        new StageChoices(2, true, List.of(3), List.of(128), blocks),
                        new StageChoices(2, true, List.of(3), List.of(256), blocks)),
                List.of());
    }

    /**
     * Around EfficientNetV2-B0 (Tan and Le 2021, section 3.3): fused MBConv in the three early stages and MBConv in the three
     * late ones, as their search found; expansions 1, 4, 6 and kernels 3, 5 as in their search.
     */
    private static SpaceDefinition fused() {
        List<String> early = List.of("fused:e1", "fused:e4", "fused:e6");
        List<String> late = List.of("mb:e1", "mb:e4", "mb:e6");
        return new SpaceDefinition(
                FUSED,
                frame(224, 1000, new Stem(3, 2, 32), 1280, Activation.SWISH, SHORT_TRAINING, 0.2, 0.2),
                new Resolutions(128, 240),
                List.of(
                        skipping(1, List.of(1, 2, 3), early, NO_SE, List.of(16, 24)),
                        skipping(2, List.of(2, 3, 4), early, NO_SE, List.of(24, 32, 48)),
                        skipping(2, List.of(2, 3, 4), early, NO_SE, List.of(40, 48, 64)),
                        skipping(2, List.of(3, 4, 5, 6), late, SE_RATIOS, List.of(80, 96, 128)),
                        skipping(1, List.of(4, 5, 6, 7), late, SE_RATIOS, List.of(96, 112, 144)),
                        skipping(2, List.of(7, 8, 9, 10), late, SE_RATIOS, List.of(160, 192, 240))),
                List.of());
    }

    private static StageChoices mbconvs(
            int stride, List<Integer> layers, List<String> operators, List<Integer> filters) {
        return new StageChoices(
                stride, false, layers, filters, new BlockChoices(operators(operators), KERNELS, SE_RATIOS, SKIPS));
    }

    private static StageChoices skipping(
            int stride, List<Integer> layers, List<String> operators, List<Double> seRatios, List<Integer> filters) {
        return new StageChoices(
                stride, false, layers, filters, new BlockChoices(operators(operators), KERNELS, seRatios, ALWAYS_SKIP));
    }

    private static List<OperatorChoice> operators(List<String> texts) {
        return texts.stream().map(OperatorChoice::parse).toList();
    }

    private static Architecture frame(
            int resolution,
            int classes,
            Stem stem,
            int head,
            Activation activation,
            BatchNorm batchNorm,
            double dropout,
            double dropConnect) {
        Stage placeholder = Stage.of(Block.mbconv(1, 3, 1, stem.filters(), 0, SkipOp.IDENTITY, activation), 1);
        return new Architecture(
                new Input(resolution, 3),
                stem,
                List.of(placeholder),
                new Head(head),
                classes,
                activation,
                batchNorm,
                dropout,
                dropConnect);
    }
}
