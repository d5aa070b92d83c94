package io.nas4j.space.notation;

import io.nas4j.space.architecture.Activation;
import io.nas4j.space.architecture.Block;
import io.nas4j.space.architecture.Operator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The types of blocks that open timm's strings and have an operator here. */
enum TimmType {
    /** DepthwiseSeparableConv: no expansion convolution. */
    DS(Operator.MBCONV, List.of("e", "se"), "noskip"),
    /** DepthwiseSeparableConv with activation behind the 1×1 convolution and without skip. */
    DSA(Operator.SEPCONV, List.of("e", "se"), "noskip"),
    /** InvertedResidual: always with expansion convolution. */
    IR(Operator.MBCONV, List.of("e", "se"), "noskip"),
    /** EdgeResidual: always with both convolutions. */
    ER(Operator.FUSED, List.of("e", "se"), "noskip"),
    /** ConvBnAct; with a skip only where asked for. */
    CN(Operator.CONV, List.of("e"), "skip");

    private static final Map<String, String> REASONS = Map.ofEntries(
            Map.entry("a", "'a', another kernel of the expansion convolution, has no operator here"),
            Map.entry("p", "'p', another kernel of the projection convolution, has no operator here"),
            Map.entry("cc", "'cc', CondConv, has no operator here"),
            Map.entry("gs", "'gs', groups of channels, has no operator here"),
            Map.entry("d", "'d', space-to-depth, has no operator here"),
            Map.entry("fc", "'fc', another number of input channels to expand, has no operator here"),
            Map.entry("h", "'h', heads of attention, has no operator here"),
            Map.entry("v", "'v', the stride of attention, has no operator here"),
            Map.entry("i", "timm ignores 'i'; the input channels are those of the block before"),
            Map.entry("o", "timm ignores 'o'; the output channels are 'c'"),
            Map.entry("nmi", "'nmi', mish, is no activation here"));

    private final Operator operator;
    private final List<String> keys;
    private final List<String> words;

    TimmType(Operator operator, List<String> optional, String word) {
        this.operator = operator;
        List<String> keys = new ArrayList<>(List.of("r", "k", "s", "c"));
        keys.addAll(optional);
        List<String> words = new ArrayList<>(
                Arrays.stream(Activation.values()).map(TimmType::word).toList());
        words.add(word);
        this.keys = List.copyOf(keys);
        this.words = List.copyOf(words);
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    Operator operator() {
        return operator;
    }

    Tokens.Grammar grammar() {
        return new Tokens.Grammar(keys, words, REASONS);
    }

    /** Whether the key {@code e} is read; elsewhere timm ignores it. */
    boolean expands() {
        return this == IR || this == ER;
    }

    /** The word of an activation. */
    static String word(Activation activation) {
        return switch (activation) {
            case RELU -> "nre";
            case RELU6 -> "nr6";
            case HSWISH -> "nhs";
            case SWISH -> "nsw";
        };
    }

    static Optional<TimmType> find(String text) {
        return Arrays.stream(values()).filter(type -> type.text().equals(text)).findFirst();
    }

    /** The type that builds such blocks. */
    static Optional<TimmType> of(Block block) {
        return switch (block.operator()) {
            case MBCONV -> Optional.of(block.expansion() == 1 ? DS : IR);
            case FUSED -> Optional.of(block.expansion() == 1 ? CN : ER);
            case CONV -> Optional.of(CN);
            case SEPCONV -> Optional.of(DSA);
            case BOTTLENECK, IDENTITY -> Optional.empty();
        };
    }
}
