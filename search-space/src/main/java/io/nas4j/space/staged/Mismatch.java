package io.nas4j.space.staged;

import io.nas4j.space.architecture.Activation;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.ArchitectureText;
import io.nas4j.space.architecture.Block;
import io.nas4j.space.architecture.Operator;
import io.nas4j.space.architecture.SkipOp;
import io.nas4j.space.architecture.SqueezeExcitation;
import io.nas4j.space.architecture.Stage;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Says why a space lacks a network: it names the first decision without the needed choice. */
final class Mismatch {

    private final SpaceDefinition definition;

    Mismatch(SpaceDefinition definition) {
        this.definition = definition;
    }

    /**
     * The reason as half a sentence.
     *
     * @param wanted the network, with stem, head and activation of the space
     */
    String reason(Architecture wanted) {
        List<StageChoices> stages = definition.stages();
        if (wanted.stages().size() != stages.size()) {
            return "it has " + wanted.stages().size() + " stages, but the space has " + stages.size();
        }
        int in = wanted.stem().filters();
        for (int s = 0; s < stages.size(); s++) {
            Stage stage = wanted.stages().get(s);
            Optional<String> reason = stage("block" + (s + 1), stage, in, stages.get(s));
            if (reason.isPresent()) {
                return reason.get();
            }
            in = stage.filters();
        }
        return "each of its settings is offered, but not all of them together";
    }

    private Optional<String> stage(String name, Stage stage, int in, StageChoices choices) {
        if (!choices.layers().contains(stage.layers())) {
            return Optional.of(allowed(name + ".layers", stage.layers(), choices.layers(), String::valueOf));
        }
        if (stage.stride() != choices.stride()) {
            return Optional.of(allowed(name + ".stride", stage.stride(), List.of(choices.stride()), String::valueOf));
        }
        int before = in;
        for (int b = 0; b < stage.layers(); b++) {
            String layer = choices.eachLayer() ? name + ".layer" + (b + 1) : name;
            Optional<String> reason = block(layer, stage.blocks().get(b), before, choices.blocks());
            if (reason.isPresent()) {
                return reason;
            }
            before = stage.filters();
        }
        if (!choices.filters().contains(stage.filters())) {
            return Optional.of(allowed(name + ".filters", stage.filters(), choices.filters(), String::valueOf));
        }
        return !choices.eachLayer() && !stage.uniform()
                ? Optional.of(name + "'s layers differ, but the space decides once for all of them")
                : Optional.empty();
    }

    private static Optional<String> block(String name, Block block, int in, BlockChoices choices) {
        List<OperatorChoice> left = choices.operators().stream()
                .filter(o -> o.operator() == block.operator() && o.expansion() == block.expansion())
                .toList();
        if (left.isEmpty()) {
            OperatorChoice it = new OperatorChoice(
                    block.operator(), block.expansion(), Optional.empty(), Optional.empty(), Optional.empty());
            return Optional.of(allowed(name + ".operator", it.text(), choices.operators(), OperatorChoice::text));
        }
        List<OperatorChoice> ofKernel = offering(
                left, o -> o.asksKernel() ? choices.kernels().contains(block.kernel()) : fixes(o, block.kernel()));
        if (ofKernel.isEmpty()) {
            return Optional.of(allowed(name + ".kernel", block.kernel(), kernels(left, choices), String::valueOf));
        }
        Optional<SqueezeExcitation> se = block.squeezeExcitation();
        double ratio = se.map(SqueezeExcitation::ratio).orElse(0.0);
        if (se.isPresent()
                && !se.get().equals(SqueezeExcitation.ofInput(ratio, se.get().activation()))) {
            return Optional.of(name + "'s squeeze-and-excitation is of another kind than a sigmoid and a ratio of the"
                    + " block's input, which the space has");
        }
        List<OperatorChoice> ofRatio = offering(
                ofKernel,
                o -> o.asksSeRatio()
                        ? choices.seRatios().contains(ratio)
                        : o.seRatio().orElse(0.0) == ratio);
        if (ofRatio.isEmpty()) {
            return Optional.of(allowed(
                    name + ".se", ArchitectureText.number(ratio), choices.seRatios(), ArchitectureText::number));
        }
        SkipOp skip = block.skipInForce(in);
        boolean offered = ofRatio.stream()
                .flatMap(o -> o.asksSkip() ? choices.skips().stream() : o.skip().stream())
                .anyMatch(op -> inForce(block, op, in) == skip);
        boolean without = block.operator() == Operator.IDENTITY || block.operator() == Operator.BOTTLENECK;
        return offered || without
                ? Optional.empty()
                : Optional.of(allowed(name + ".skip", BlockChoices.text(skip), choices.skips(), BlockChoices::text));
    }

    private static SkipOp inForce(Block block, SkipOp skip, int in) {
        return new Block(Operator.CONV, 1, 1, block.stride(), block.filters(), Optional.empty(), skip, Activation.RELU)
                .skipInForce(in);
    }

    private static boolean fixes(OperatorChoice operator, int kernel) {
        return operator.kernel().orElse(kernel) == kernel;
    }

    private static List<Integer> kernels(List<OperatorChoice> operators, BlockChoices choices) {
        return operators.stream()
                .flatMap(o -> o.asksKernel() ? choices.kernels().stream() : o.kernel().stream())
                .distinct()
                .toList();
    }

    private static List<OperatorChoice> offering(List<OperatorChoice> operators, Predicate<OperatorChoice> offers) {
        return operators.stream().filter(offers).toList();
    }

    private static <T> String allowed(String decision, Object value, List<T> choices, Function<T, String> text) {
        return decision + " is " + value + ", but allowed "
                + (choices.size() == 1 ? "is " : "are ")
                + choices.stream().map(text).collect(Collectors.joining(", "));
    }
}
