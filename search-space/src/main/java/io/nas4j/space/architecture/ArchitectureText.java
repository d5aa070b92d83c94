package io.nas4j.space.architecture;

import io.nas4j.space.InvalidInputException;
import java.util.List;

/**
 * The one-line text form of an architecture; {@code parse(format(a)).equals(a)}.
 *
 * <pre>
 * in:224x3 stem:k3_s2_c32 mb:e1_k3_s1_c16_se0.25 mb:e6_k3_s2_c24_se0.25_r2 ... head:c1280 classes:1000
 * </pre>
 *
 * <p>Tokens stand apart by white space. {@code in} (resolution x channels), {@code stem}, at least one stage, {@code head}
 * and {@code classes} are required, in this order; {@code act}, {@code bn}, {@code dropout}, {@code dropconnect} and
 * {@code pad} ({@link Padding}) may follow. A stage is {@code OPERATOR:FIELDS}, with the operators {@code conv sep mb fused res id} ({@link Operator}); where
 * its layers differ, several of these joined by {@code +}. Fields are joined by underscores: {@code e} expansion, {@code k}
 * kernel, {@code s} stride, {@code c} filters; then, where they differ from none, {@code se} ratio, {@code r} layers,
 * {@code noskip} or {@code pool}, and an activation. An SE ratio is of the block's input, with the block's activation and a
 * sigmoid; {@code se0.25-x-d8-relu-hsigmoid} is of the expanded channels, rounded to multiples of 8, with ReLU and a hard
 * sigmoid. {@code stem:k7_s2_c64_pool} has a maximum behind it; {@code head:none} is no head, {@code head:c960_d1280} has a
 * dense layer.
 */
public final class ArchitectureText {

    /** The longest text that is read, in characters. */
    public static final int MAX_LENGTH = 100_000;

    private ArchitectureText() {}

    /** Writes the architecture in its shortest form; settings at their defaults are left out. */
    public static String format(Architecture a) {
        StringBuilder text = new StringBuilder(64 + 40 * a.stages().size());
        text.append("in:")
                .append(a.input().resolution())
                .append('x')
                .append(a.input().channels());
        Stem stem = a.stem();
        text.append(" stem:k").append(stem.kernel()).append("_s").append(stem.stride());
        text.append("_c").append(stem.filters()).append(stem.pool() ? "_pool" : "");
        for (Stage stage : a.stages()) {
            text.append(' ');
            formatStage(stage, a.activation(), text);
        }
        formatHead(a.head(), text);
        text.append(" classes:").append(a.classes());
        if (a.activation() != Activation.SWISH) {
            text.append(" act:").append(a.activation().text());
        }
        if (!a.batchNorm().equals(BatchNorm.DEFAULT)) {
            text.append(" bn:").append(number(a.batchNorm().momentum()));
            text.append('_').append(number(a.batchNorm().epsilon()));
        }
        if (a.dropout() != 0) {
            text.append(" dropout:").append(number(a.dropout()));
        }
        if (a.dropConnect() != 0) {
            text.append(" dropconnect:").append(number(a.dropConnect()));
        }
        if (a.padding() != Padding.SAME) {
            text.append(" pad:").append(a.padding().text());
        }
        return text.toString();
    }

    private static void formatHead(Head head, StringBuilder text) {
        text.append(" head:");
        if (head.filters() == 0 && head.dense() == 0) {
            text.append("none");
        }
        if (head.filters() > 0) {
            text.append('c').append(head.filters());
        }
        if (head.dense() > 0) {
            text.append(head.filters() > 0 ? "_d" : "d").append(head.dense());
        }
    }

    private static void formatStage(Stage stage, Activation usual, StringBuilder text) {
        List<Block> blocks = stage.blocks();
        int from = 0;
        while (from < blocks.size()) {
            Block block = blocks.get(from);
            Block next = block.withStride(1);
            int to = from + 1;
            while (to < blocks.size() && blocks.get(to).equals(next)) {
                to++;
            }
            if (from > 0) {
                text.append('+');
            }
            formatBlock(block, to - from, usual, text);
            from = to;
        }
    }

    private static void formatBlock(Block block, int layers, Activation usual, StringBuilder text) {
        text.append(block.operator().text()).append(':');
        if (block.operator().expands()) {
            text.append('e').append(number(block.expansion())).append('_');
        }
        if (block.operator() != Operator.IDENTITY) {
            text.append('k').append(block.kernel()).append('_');
        }
        text.append('s').append(block.stride()).append("_c").append(block.filters());
        block.squeezeExcitation().ifPresent(se -> formatSqueeze(se, block.activation(), text));
        if (layers != 1) {
            text.append("_r").append(layers);
        }
        switch (block.skip()) {
            case NONE -> text.append("_noskip");
            case POOL -> text.append("_pool");
            case IDENTITY -> {}
        }
        if (block.activation() != usual) {
            text.append('_').append(block.activation().text());
        }
    }

    private static void formatSqueeze(SqueezeExcitation se, Activation usual, StringBuilder text) {
        text.append("_se").append(number(se.ratio()));
        if (se.of() == SqueezeExcitation.Reference.EXPANDED) {
            text.append("-x");
        }
        if (se.divisor() != 1) {
            text.append("-d").append(se.divisor());
        }
        if (se.activation() != usual) {
            text.append('-').append(se.activation().text());
        }
        if (se.gate() == SqueezeExcitation.Gate.HARD_SIGMOID) {
            text.append("-hsigmoid");
        }
    }

    /** The number as text forms have it: without a decimal point where it is whole. */
    public static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    /**
     * Reads the form that {@link #format} writes.
     *
     * @throws InvalidInputException naming the token, its position and what is allowed there
     */
    public static Architecture parse(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new InvalidInputException(
                    "an architecture's text must have at most " + MAX_LENGTH + " characters, but has " + text.length());
        }
        return new ArchitectureParser(text).parse();
    }
}
