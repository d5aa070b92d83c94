package io.nas4j.space.plan;

import io.nas4j.space.architecture.Activation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Writes down each call. What flows is the number of the call that made it; 0 are the images. */
final class RecordingBuilder implements NetworkBuilder<Integer> {

    /**
     * A call.
     *
     * @param inputs what flows into it
     * @param tensors the names of the tensors that it uses
     */
    record Call(String operator, String name, List<Integer> inputs, List<String> tensors) {}

    private final List<Call> calls = new ArrayList<>();
    private final List<String> blocks = new ArrayList<>();
    private String inside = "";

    /** Runs a plan through a recorder. */
    static RecordingBuilder of(NetworkPlan plan) {
        RecordingBuilder recorder = new RecordingBuilder();
        int last = DataFlow.through(plan, recorder, 0);
        if (last != recorder.calls.size()) {
            throw new IllegalStateException("the network ends with call " + last + " of " + recorder.calls.size());
        }
        return recorder;
    }

    List<Call> calls() {
        return calls;
    }

    /** The blocks that were bracketed, in order. */
    List<String> blocks() {
        return blocks;
    }

    /** A line for each call: number, operator, name, inputs. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Call call : calls) {
            lines.add(lines.size() + 1 + " " + call.operator() + " " + call.name() + " " + call.inputs());
        }
        return lines;
    }

    private int call(String operator, String name, List<Integer> inputs, String... tensors) {
        calls.add(new Call(operator, name, inputs, List.of(tensors)));
        return calls.size();
    }

    @Override
    public Integer block(BlockPlan block, Integer input, UnaryOperator<Integer> flow) {
        if (!inside.isEmpty()) {
            throw new IllegalStateException(block.name() + " begins inside " + inside);
        }
        inside = block.name();
        blocks.add(inside);
        int output = flow.apply(input);
        inside = "";
        return output;
    }

    @Override
    public Integer unit(ConvUnit unit, Integer x) {
        boolean inBlock = unit.part() != Part.STEM && unit.part() != Part.HEAD;
        if (inBlock == inside.isEmpty() || !unit.name().startsWith(inside)) {
            throw new IllegalStateException(unit.name() + " is called in block '" + inside + "'");
        }
        String bn = unit.batchNorm();
        return call(
                "unit",
                unit.name(),
                List.of(x),
                unit.conv().name() + ".weight",
                bn + ".gamma",
                bn + ".beta",
                bn + ".mean",
                bn + ".variance");
    }

    @Override
    public Integer maximum(Window window, Integer x) {
        return call("maximum", "stem", List.of(x));
    }

    @Override
    public Integer squeezeExcite(SqueezeExcite squeeze, Integer x) {
        String[] tensors = Stream.of(squeeze.reduce(), squeeze.expand())
                .flatMap(conv -> Stream.of(conv.name() + ".weight", conv.name() + ".bias"))
                .toArray(String[]::new);
        return call("squeeze", squeeze.name(), List.of(x), tensors);
    }

    @Override
    public Integer dropBranch(BlockPlan block, Integer branch) {
        return call("drop", block.name(), List.of(branch));
    }

    @Override
    public Integer mean(BlockPlan block, Window window, Integer input) {
        return call("mean", block.name(), List.of(input));
    }

    @Override
    public Integer sum(BlockPlan block, Integer branch, Integer shortcut) {
        return call("sum", block.name(), List.of(branch, shortcut));
    }

    @Override
    public Integer activation(BlockPlan block, Activation activation, Integer x) {
        return call("activation", block.name(), List.of(x));
    }

    @Override
    public Integer globalMean(Integer x) {
        return call("mean", "map", List.of(x));
    }

    @Override
    public Integer features(Dense dense, Integer x) {
        return call("features", dense.name(), List.of(x), dense.name() + ".weight", dense.name() + ".bias");
    }

    @Override
    public Integer dropout(double rate, Integer x) {
        return call("dropout", Double.toString(rate), List.of(x));
    }

    @Override
    public Integer classifier(Dense dense, Integer x) {
        return call("classifier", dense.name(), List.of(x), dense.name() + ".weight", dense.name() + ".bias");
    }
}
