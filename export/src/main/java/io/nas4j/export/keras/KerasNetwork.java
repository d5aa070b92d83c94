package io.nas4j.export.keras;

import io.nas4j.core.evaluation.InputNormalisation;
import io.nas4j.core.weights.TrainedNetwork;
import io.nas4j.space.architecture.Activation;
import io.nas4j.space.architecture.BatchNorm;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.architecture.SqueezeExcitation.Gate;
import io.nas4j.space.plan.BlockPlan;
import io.nas4j.space.plan.Conv;
import io.nas4j.space.plan.ConvUnit;
import io.nas4j.space.plan.DataFlow;
import io.nas4j.space.plan.Dense;
import io.nas4j.space.plan.NetworkBuilder;
import io.nas4j.space.plan.SqueezeExcite;
import io.nas4j.space.plan.Window;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lays a network out as Keras layers. Names are the plan's, with {@code _} for the points. What flows is the name of a layer.
 * Keras' own "same" is TensorFlow's, on every backend; symmetric padding needs a layer of its own where it differs.
 */
final class KerasNetwork implements NetworkBuilder<String> {

    static final String INPUT = "pixels_0_to_255";

    private static final Map<String, Object> NONE = Map.of();

    private final KerasLayers layers = new KerasLayers();
    private final BatchNorm batchNorm;

    private KerasNetwork(BatchNorm batchNorm) {
        this.batchNorm = batchNorm;
    }

    /** The layers, from raw pixels to logits. */
    static KerasLayers of(TrainedNetwork network) {
        KerasNetwork keras = new KerasNetwork(network.architecture().batchNorm());
        DataFlow.through(
                network.plan(), keras, keras.normalised(network.architecture().input(), network.normalisation()));
        return keras.layers;
    }

    private String normalised(Input input, InputNormalisation normalisation) {
        List<Object> shape = new ArrayList<>();
        shape.add(null);
        shape.addAll(List.of(input.resolution(), input.resolution(), input.channels()));
        String pixels = layers.input(INPUT, settings("batch_shape", shape, "dtype", "float32"));
        List<Double> scale = new ArrayList<>();
        List<Double> offset = new ArrayList<>();
        for (int c = 0; c < input.channels(); c++) {
            double deviation = normalisation.deviation().get(c);
            scale.add(1 / (255 * deviation));
            offset.add(-normalisation.mean().get(c) / deviation);
        }
        return layers.add("Rescaling", "normalise", settings("scale", scale, "offset", offset), List.of(pixels));
    }

    @Override
    public String unit(ConvUnit unit, String x) {
        String convolved = conv(unit.conv(), x);
        String normed = layers.add(
                "BatchNormalization",
                named(unit.batchNorm()),
                settings("axis", -1, "momentum", batchNorm.momentum(), "epsilon", batchNorm.epsilon()),
                List.of(convolved));
        layers.holds(
                false,
                List.of(
                        unit.batchNorm() + ".gamma",
                        unit.batchNorm() + ".beta",
                        unit.batchNorm() + ".mean",
                        unit.batchNorm() + ".variance"));
        return activated(unit.activation(), unit.name() + ".act", normed);
    }

    private String conv(Conv conv, String x) {
        Map<String, Object> settings = settings(
                "kernel_size", List.of(conv.kernel(), conv.kernel()),
                "strides", List.of(conv.stride(), conv.stride()),
                "padding", conv.window().symmetric() ? "valid" : "same",
                "use_bias", conv.bias());
        if (conv.depthwise()) {
            settings.put("depth_multiplier", 1);
        } else {
            settings.put("filters", conv.out());
        }
        String kind = conv.depthwise() ? "DepthwiseConv2D" : "Conv2D";
        String name = layers.add(kind, named(conv.name()), settings, List.of(padded(conv, x)));
        String weight = conv.name() + ".weight";
        layers.holds(conv.depthwise(), conv.bias() ? List.of(weight, conv.name() + ".bias") : List.of(weight));
        return name;
    }

    private String padded(Conv conv, String x) {
        Window window = conv.window();
        return window.symmetric() ? zeros(conv.name() + ".pad", window.padBegin(), window.padEnd(), x) : x;
    }

    private String zeros(String name, int begin, int end, String x) {
        return sides("ZeroPadding2D", "padding", name, begin, end, x);
    }

    private String sides(String kind, String setting, String name, int begin, int end, String x) {
        List<Integer> both = List.of(begin, end);
        return layers.add(kind, named(name), settings(setting, List.of(both, both)), List.of(x));
    }

    @Override
    public String maximum(Window window, String x) {
        return pool("MaxPooling2D", "stem.pool", window, x);
    }

    @Override
    public String mean(BlockPlan block, Window window, String input) {
        return pool("AveragePooling2D", block.name() + ".pool", window, input);
    }

    /**
     * No pool of Keras leaves zeros out of account but those of its own "same". That of a map of one more pixel begins where
     * symmetric padding does, and makes a last row and column too many.
     */
    private String pool(String kind, String name, Window window, String x) {
        if (window.symmetric()) {
            String more = zeros(name + ".pad", 0, 1, x);
            return sides("Cropping2D", "cropping", name + ".crop", 0, 1, same(kind, name, window, more));
        }
        return same(kind, name, window, x);
    }

    private String same(String kind, String name, Window window, String x) {
        return layers.add(
                kind,
                named(name),
                settings(
                        "pool_size", List.of(window.kernel(), window.kernel()),
                        "strides", List.of(window.stride(), window.stride()),
                        "padding", "same"),
                List.of(x));
    }

    @Override
    public String squeezeExcite(SqueezeExcite squeeze, String x) {
        String mean = layers.add(
                "GlobalAveragePooling2D", named(squeeze.name() + ".mean"), settings("keepdims", true), List.of(x));
        String reduced = conv(squeeze.reduce(), mean);
        reduced = activated(squeeze.activation().present(), squeeze.name() + ".act", reduced);
        String expanded = conv(squeeze.expand(), reduced);
        String gate = squeeze.gate() == Gate.SIGMOID ? "sigmoid" : "hard_sigmoid";
        String gated = function(gate, squeeze.name() + ".gate", expanded);
        return layers.add("Multiply", named(squeeze.name() + ".scale"), NONE, List.of(x, gated));
    }

    @Override
    public String dropBranch(BlockPlan block, String branch) {
        List<Object> oneForAnImage = new ArrayList<>();
        oneForAnImage.add(null);
        oneForAnImage.addAll(List.of(1, 1, 1));
        return drop(block.name() + ".drop", settings("rate", block.dropRate(), "noise_shape", oneForAnImage), branch);
    }

    @Override
    public String dropout(double rate, String x) {
        return drop("dropout", settings("rate", rate), x);
    }

    private String drop(String name, Map<String, Object> settings, String x) {
        String dropped = layers.add("Dropout", named(name), settings, List.of(x));
        layers.holds(false, List.of());
        return dropped;
    }

    @Override
    public String sum(BlockPlan block, String branch, String shortcut) {
        return layers.add("Add", named(block.name() + ".add"), NONE, List.of(branch, shortcut));
    }

    @Override
    public String activation(BlockPlan block, Activation activation, String x) {
        return activated(activation.present(), block.name() + ".act", x);
    }

    @Override
    public String globalMean(String x) {
        return layers.add("GlobalAveragePooling2D", "pool", NONE, List.of(x));
    }

    @Override
    public String features(Dense dense, String x) {
        return activated(dense.activation(), dense.name() + ".act", dense(dense, x));
    }

    @Override
    public String classifier(Dense dense, String x) {
        return dense(dense, x);
    }

    private String dense(Dense dense, String x) {
        String name = layers.add("Dense", named(dense.name()), settings("units", dense.out()), List.of(x));
        layers.holds(false, List.of(dense.name() + ".weight", dense.name() + ".bias"));
        return name;
    }

    private String activated(Optional<Activation> activation, String name, String x) {
        if (activation.isEmpty()) {
            return x;
        }
        String function = switch (activation.get()) {
            case RELU -> "relu";
            case RELU6 -> "relu6";
            case SWISH -> "silu";
            case HSWISH -> "hard_silu";
        };
        return function(function, name, x);
    }

    private String function(String function, String name, String x) {
        return layers.add("Activation", named(name), settings("activation", function), List.of(x));
    }

    /** Keras allows no points in names on every backend. */
    private static String named(String own) {
        return own.replace('.', '_');
    }

    private static Map<String, Object> settings(Object... pairs) {
        Map<String, Object> settings = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            settings.put(pairs[i].toString(), pairs[i + 1]);
        }
        return settings;
    }
}
