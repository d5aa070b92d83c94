package io.nas4j.space.notation;

import io.nas4j.space.Decimals;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.Block;
import io.nas4j.space.architecture.Operator;
import io.nas4j.space.architecture.SkipOp;
import io.nas4j.space.architecture.SqueezeExcitation;
import io.nas4j.space.architecture.Stage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The block strings of MnasNet, EfficientNet and EfficientNetV2, as {@code r2_k3_s22_e6_i16_o24_se0.25_noskip}: repeats,
 * kernel, stride, expansion, input and output channels, SE ratio of the block's input, no skip (tensorflow/tpu
 * mnasnet_models.py and efficientnet_builder.py, google/automl effnetv2_configs.py; {@code BlockDecoder}). One string is one
 * stage. Channels are those of a network built without width coefficient: with one, even 1.0, those programs round to
 * multiples of 8.
 *
 * <p>The strings say the stages alone; a {@link Frame} says the rest. {@code i} must be what comes out of the stage before,
 * or of the stem. That refuses MnasNet-Small's own first string, {@code i16} behind a stem of 8: kernels follow the 8, but
 * MnasNet decides by the 16 that there is no skip, and EfficientNet by the 8 that there is. {@code i8} with or without
 * {@code noskip} says which is meant.
 */
public final class TfTpuNotation {

    static final String NAME = "TF-TPU strings";

    static final List<String> REQUIRED = List.of("r", "k", "s", "e", "i", "o");

    private static final Map<String, String> COMMON = Map.of(
            "cc", "CondConv has no operator here",
            "sw", "MixNet's swish flag is read by MixNet alone",
            "dilated", "dilated convolutions have no operator here",
            "p", "MixNet's projection kernels and super-pixels have no operator here");

    /** Programs that read such strings do not agree; nothing in a string says which one is meant. */
    public enum Dialect {
        /** tensorflow/tpu mnasnet: two digits of stride; MBConv alone. */
        MNASNET(
                2,
                List.of("se"),
                List.of("noskip"),
                Map.of(
                        "c", "MnasNet's decoder ignores 'c'",
                        "f", "MnasNet's decoder ignores 'f'",
                        "d", "MnasNet's decoder ignores 'd'",
                        "a", "MnasNet's decoder ignores 'a'")),

        /**
         * tensorflow/tpu efficientnet: two digits of stride; {@code f1} is Fused MBConv, of expansion above 1; {@code a0} is
         * ReLU and {@code a1} swish in this stage; {@code c0} and {@code d0} are the defaults.
         */
        EFFICIENTNET(2, List.of("c", "f", "d", "a", "se"), List.of("noskip"), Map.of()),

        /**
         * google/automl efficientnetv2: one digit of stride; {@code c1} is Fused MBConv, at expansion 1 one convolution;
         * skips cannot be left out. The first string's {@code i} is the stem's filters.
         */
        EFFICIENTNETV2(
                1,
                List.of("c", "se"),
                List.of(),
                Map.of(
                        "noskip", "EfficientNetV2's decoder ignores 'noskip'; its blocks always skip",
                        "f", "EfficientNetV2's decoder ignores 'f'; there, c1 is Fused MBConv"));

        private final int strideDigits;
        private final Tokens.Grammar grammar;

        Dialect(int strideDigits, List<String> optional, List<String> words, Map<String, String> reasons) {
            this.strideDigits = strideDigits;
            List<String> keys = new ArrayList<>(REQUIRED);
            keys.addAll(optional);
            Map<String, String> all = new HashMap<>(COMMON);
            all.putAll(reasons);
            this.grammar = new Tokens.Grammar(List.copyOf(keys), words, Map.copyOf(all));
        }

        int strideDigits() {
            return strideDigits;
        }

        Tokens.Grammar grammar() {
            return grammar;
        }
    }

    private TfTpuNotation() {}

    /**
     * Reads strings that stand apart by commas or white space, in quotes or not, in a list or not.
     *
     * @param frame all but the stages
     * @throws InvalidInputException with stage, token and character
     */
    public static Architecture parse(String text, Dialect dialect, Frame frame) {
        return new TfTpuParser(dialect, frame).parse(text);
    }

    /**
     * Writes one string a stage; {@code parse} of them in the frame of the architecture gives it back.
     *
     * @throws InvalidInputException where a string cannot say a stage, with the stage and the reason
     */
    public static List<String> format(Architecture a, Dialect dialect) {
        Place.in(NAME, () -> Frame.of(a).requirePlain().requireSame());
        List<String> strings = new ArrayList<>();
        int in = a.stem().filters();
        for (Stage stage : a.stages()) {
            int inFilters = in;
            String place = NAME + ", stage " + (strings.size() + 1);
            strings.add(Place.in(place, () -> string(stage, inFilters, a, dialect)));
            in = stage.filters();
        }
        return strings;
    }

    private static String string(Stage stage, int in, Architecture a, Dialect dialect) {
        Block block = stage.block();
        if (!stage.uniform()) {
            throw new InvalidInputException("its blocks differ, and one string says one kind of block");
        }
        if (block.expansion() != Math.rint(block.expansion())) {
            throw new InvalidInputException(
                    "expansion " + Decimals.text(block.expansion()) + " is not whole, and 'e' takes whole numbers");
        }
        StringBuilder text = new StringBuilder(48);
        text.append('r').append(stage.layers()).append("_k").append(block.kernel());
        text.append("_s").append(String.valueOf(block.stride()).repeat(dialect.strideDigits()));
        text.append("_e").append(Decimals.text(block.expansion()));
        text.append("_i").append(in).append("_o").append(block.filters());
        text.append(operator(block, dialect));
        text.append(activation(block, a, dialect));
        Optional<SqueezeExcitation> se = block.squeezeExcitation();
        if (se.isPresent()) {
            text.append("_se").append(Decimals.text(PlainBlocks.squeeze(se.get(), block)));
        }
        if (block.skip() != SkipOp.IDENTITY) {
            text.append(skip(block, dialect));
        }
        return text.toString();
    }

    private static String operator(Block block, Dialect dialect) {
        if (block.operator() == Operator.MBCONV) {
            return "";
        }
        if (block.operator() != Operator.FUSED || dialect == Dialect.MNASNET) {
            throw PlainBlocks.noWord(block.operator());
        }
        if (dialect == Dialect.EFFICIENTNETV2) {
            return "_c1";
        }
        if (block.expansion() == 1) {
            throw new InvalidInputException("at expansion 1, 'f1' has a 1x1 convolution behind the " + block.kernel()
                    + "x" + block.kernel() + " one; EfficientNetV2's strings have the one convolution alone");
        }
        return "_f1";
    }

    private static String activation(Block block, Architecture a, Dialect dialect) {
        if (block.activation() == a.activation()) {
            return "";
        }
        if (dialect == Dialect.EFFICIENTNET) {
            switch (block.activation()) {
                case RELU -> {
                    return "_a0";
                }
                case SWISH -> {
                    return "_a1";
                }
                case RELU6, HSWISH -> {}
            }
        }
        throw new InvalidInputException("activation " + block.activation().text() + " beside the network's "
                + a.activation().text() + " has no token");
    }

    private static String skip(Block block, Dialect dialect) {
        if (block.skip() == SkipOp.POOL) {
            throw PlainBlocks.pooled();
        }
        if (!dialect.grammar().words().contains("noskip")) {
            throw new InvalidInputException("'noskip' is not a token of this dialect; its blocks always skip");
        }
        return "_noskip";
    }
}
