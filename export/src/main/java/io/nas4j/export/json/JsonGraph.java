package io.nas4j.export.json;

import io.nas4j.space.architecture.Activation;
import io.nas4j.space.plan.BlockPlan;
import io.nas4j.space.plan.Conv;
import io.nas4j.space.plan.ConvUnit;
import io.nas4j.space.plan.DataFlow;
import io.nas4j.space.plan.Dense;
import io.nas4j.space.plan.NetworkBuilder;
import io.nas4j.space.plan.NetworkPlan;
import io.nas4j.space.plan.SqueezeExcite;
import io.nas4j.space.plan.Window;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A network as a list of operators. Each names its inputs; what flows is the name of an operator. */
final class JsonGraph implements NetworkBuilder<String> {

    /** What the first operator reads: the normalised images. */
    static final String INPUT = "image";

    private final List<Map<String, Object>> operators = new ArrayList<>();

    private JsonGraph() {}

    /** The operators, in the order in which data flows; the last one's output are the logits. */
    static List<Map<String, Object>> of(NetworkPlan plan) {
        JsonGraph graph = new JsonGraph();
        DataFlow.through(plan, graph, INPUT);
        return graph.operators;
    }

    @Override
    public String unit(ConvUnit unit, String x) {
        String convolved = conv(unit.conv(), x);
        Map<String, Object> norm = operator("batch_norm", unit.batchNorm(), convolved);
        return activated(unit.activation(), unit.name() + ".act", name(norm));
    }

    private String conv(Conv conv, String x) {
        Map<String, Object> operator = operator("conv", conv.name(), x);
        operator.put("in", conv.in());
        operator.put("out", conv.out());
        operator.put("groups", conv.groups());
        operator.put("bias", conv.bias());
        return window(operator, conv.window());
    }

    private static String window(Map<String, Object> operator, Window window) {
        operator.put("kernel", window.kernel());
        operator.put("stride", window.stride());
        operator.put("pad_begin", window.padBegin());
        operator.put("pad_end", window.padEnd());
        return name(operator);
    }

    @Override
    public String maximum(Window window, String x) {
        return window(operator("max_pool", "stem.pool", x), window);
    }

    @Override
    public String squeezeExcite(SqueezeExcite squeeze, String x) {
        String mean = name(operator("global_mean", squeeze.name() + ".mean", x));
        String reduced = conv(squeeze.reduce(), mean);
        reduced = activated(squeeze.activation().present(), squeeze.name() + ".act", reduced);
        String expanded = conv(squeeze.expand(), reduced);
        Map<String, Object> gate = operator("activation", squeeze.name() + ".gate", expanded);
        gate.put("function", squeeze.gate().name().toLowerCase(Locale.ROOT));
        return name(operator("multiply", squeeze.name() + ".scale", x, name(gate)));
    }

    /** Said, though inference passes it by. */
    @Override
    public String dropBranch(BlockPlan block, String branch) {
        Map<String, Object> drop = operator("drop_branch", block.name() + ".drop", branch);
        drop.put("rate", block.dropRate());
        return name(drop);
    }

    @Override
    public String mean(BlockPlan block, Window window, String input) {
        return window(operator("mean_pool", block.name() + ".pool", input), window);
    }

    @Override
    public String sum(BlockPlan block, String branch, String shortcut) {
        return name(operator("add", block.name() + ".add", branch, shortcut));
    }

    @Override
    public String activation(BlockPlan block, Activation activation, String x) {
        return activated(activation.present(), block.name() + ".act", x);
    }

    @Override
    public String globalMean(String x) {
        return name(operator("global_mean", "pool", x));
    }

    @Override
    public String features(Dense dense, String x) {
        return activated(dense.activation(), dense.name() + ".act", dense(dense, x));
    }

    /** Said, though inference passes it by. */
    @Override
    public String dropout(double rate, String x) {
        Map<String, Object> dropout = operator("dropout", "dropout", x);
        dropout.put("rate", rate);
        return name(dropout);
    }

    @Override
    public String classifier(Dense dense, String x) {
        return dense(dense, x);
    }

    private String dense(Dense dense, String x) {
        Map<String, Object> operator = operator("dense", dense.name(), x);
        operator.put("in", dense.in());
        operator.put("out", dense.out());
        return name(operator);
    }

    private String activated(Optional<Activation> activation, String name, String x) {
        if (activation.isEmpty()) {
            return x;
        }
        Map<String, Object> operator = operator("activation", name, x);
        operator.put("function", activation.get().text());
        return name(operator);
    }

    private Map<String, Object> operator(String kind, String name, String... inputs) {
        Map<String, Object> operator = new LinkedHashMap<>();
        operator.put("operator", kind);
        operator.put("name", name);
        operator.put("inputs", List.of(inputs));
        operators.add(operator);
        return operator;
    }

    private static String name(Map<String, Object> operator) {
        return String.valueOf(operator.get("name"));
    }
}
