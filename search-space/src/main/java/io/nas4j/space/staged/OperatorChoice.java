package io.nas4j.space.staged;

import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Activation;
import io.nas4j.space.architecture.ArchitectureText;
import io.nas4j.space.architecture.Block;
import io.nas4j.space.architecture.Fields;
import io.nas4j.space.architecture.Operator;
import io.nas4j.space.architecture.SkipOp;
import io.nas4j.space.architecture.SqueezeExcitation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An operator that can be chosen. A setting that it fixes is no decision.
 *
 * @param expansion expansion ratio, as {@link Block#expansion}
 * @param kernel kernel size, where the operator fixes it
 * @param seRatio squeeze-and-excitation ratio, where the operator fixes it; 0 for none
 * @param skip skip op, where the operator fixes it
 */
public record OperatorChoice(
        Operator operator,
        double expansion,
        Optional<Integer> kernel,
        Optional<Double> seRatio,
        Optional<SkipOp> skip) {

    public OperatorChoice {
        if (operator == Operator.IDENTITY && kernel.isPresent()) {
            throw new InvalidInputException("identity has no kernel to fix");
        }
        // the block refuses what cannot be
        new Block(
                operator,
                expansion,
                kernel.orElse(1),
                1,
                1,
                squeeze(seRatio.orElse(0.0), Activation.RELU),
                skip.orElse(SkipOp.IDENTITY),
                Activation.RELU);
    }

    /** MBConv with an expansion ratio and nothing else fixed. */
    public static OperatorChoice mbconv(double expansion) {
        return new OperatorChoice(Operator.MBCONV, expansion, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * Reads the beginning of a block's text: {@code conv}, {@code mb:e3}, {@code fused:e4_k3}, {@code mb:e6_k5_se0.25_noskip},
     * {@code id}.
     *
     * @throws InvalidInputException saying what is allowed
     */
    public static OperatorChoice parse(String text) {
        int colon = text.indexOf(':');
        String name = colon < 0 ? text : text.substring(0, colon);
        Operator operator = Operator.find(name)
                .orElseThrow(() -> new InvalidInputException("an operator is one of "
                        + Arrays.stream(Operator.values()).map(Operator::text).collect(Collectors.joining(", "))
                        + ", then ':' and what it fixes, as mb:e3_k5, but was '"
                        + Fields.abbreviated(text) + "'"));
        if (colon < 0) {
            if (operator.expands()) {
                throw new InvalidInputException("operator '" + name + "' needs an expansion, as " + name + ":e"
                        + (operator == Operator.BOTTLENECK ? "0.25" : "6"));
            }
            return new OperatorChoice(operator, 1, Optional.empty(), Optional.empty(), Optional.empty());
        }
        List<String> keys = new ArrayList<>(List.of("k"));
        if (operator.expands()) {
            keys.add(0, "e");
        }
        if (operator.squeezes()) {
            keys.add("se");
        }
        Fields fields = new Fields(text.substring(colon + 1), keys, List.of("skip", "noskip", "pool"));
        List<SkipOp> skips = Arrays.stream(SkipOp.values())
                .filter(skip -> fields.flag(flag(skip)))
                .toList();
        if (skips.size() > 1) {
            throw new InvalidInputException("an operator may fix one of skip, noskip and pool, but was '" + text + "'");
        }
        return new OperatorChoice(
                operator,
                operator.expands() ? fields.decimal("e") : 1,
                fields.has("k") ? Optional.of(fields.integer("k")) : Optional.empty(),
                fields.has("se") ? Optional.of(fields.decimal("se")) : Optional.empty(),
                skips.stream().findFirst());
    }

    /** The form that {@link #parse} reads. */
    public String text() {
        List<String> fields = new ArrayList<>();
        if (operator.expands()) {
            fields.add("e" + ArchitectureText.number(expansion));
        }
        kernel.ifPresent(k -> fields.add("k" + k));
        seRatio.ifPresent(se -> fields.add("se" + ArchitectureText.number(se)));
        skip.ifPresent(op -> fields.add(flag(op)));
        return operator.text() + (fields.isEmpty() ? "" : ":" + String.join("_", fields));
    }

    private static String flag(SkipOp skip) {
        return switch (skip) {
            case IDENTITY -> "skip";
            case POOL -> "pool";
            case NONE -> "noskip";
        };
    }

    /** Whether it is MBConv and fixes only the expansion ratio. */
    boolean expansionOnly() {
        return equals(mbconv(operator == Operator.MBCONV ? expansion : 1));
    }

    /** Whether the kernel is a decision. */
    boolean asksKernel() {
        return operator != Operator.IDENTITY && kernel.isEmpty();
    }

    /** Whether the SE ratio is a decision. */
    boolean asksSeRatio() {
        return operator.squeezes() && !(operator == Operator.FUSED && expansion == 1) && seRatio.isEmpty();
    }

    /** Whether the skip op is a decision, where shapes allow one. */
    boolean asksSkip() {
        return operator != Operator.IDENTITY && operator != Operator.BOTTLENECK && skip.isEmpty();
    }

    /** The block with this operator. An argument is ignored where the operator fixes that setting or lacks it. */
    Block block(
            int decidedKernel, double decidedSe, SkipOp decidedSkip, int stride, int filters, Activation activation) {
        return new Block(
                operator,
                expansion,
                asksKernel() ? decidedKernel : kernel.orElse(1),
                stride,
                filters,
                squeeze(asksSeRatio() ? decidedSe : seRatio.orElse(0.0), activation),
                asksSkip() ? decidedSkip : skip.orElse(SkipOp.IDENTITY),
                activation);
    }

    private static Optional<SqueezeExcitation> squeeze(double ratio, Activation activation) {
        return ratio == 0 ? Optional.empty() : Optional.of(SqueezeExcitation.ofInput(ratio, activation));
    }
}
