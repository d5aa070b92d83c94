package io.nas4j.space.plan;

import io.nas4j.space.architecture.Activation;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.Block;
import io.nas4j.space.architecture.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A whole network laid out: stem, blocks, head, then global mean over the map, dropout, classifier. Data is
 * {@code [batch, channels, size, size]}; the classifier's outputs are logits {@code [batch, classes]}.
 */
public record NetworkPlan(
        Architecture architecture, ConvUnit stem, List<MbConv> blocks, ConvUnit head, Dense classifier) {

    public NetworkPlan {
        blocks = List.copyOf(blocks);
    }

    /** Lays an architecture out at its own input resolution. */
    public static NetworkPlan of(Architecture a) {
        Optional<Activation> activation = Optional.of(a.activation());
        ConvUnit stem = unit(
                "stem",
                a.input().channels(),
                a.stem().filters(),
                a.stem().kernel(),
                a.stem().stride(),
                1,
                a.input().resolution(),
                activation);
        List<MbConv> blocks = new ArrayList<>(a.blocks());
        int in = a.stem().filters();
        int size = stem.conv().outSize();
        for (int s = 0; s < a.stages().size(); s++) {
            Stage stage = a.stages().get(s);
            for (int b = 0; b < stage.layers(); b++) {
                double dropRate = a.dropConnect() * blocks.size() / a.blocks();
                int stride = b == 0 ? stage.block().stride() : 1;
                MbConv block =
                        block("stages." + s + "." + b, s, stage.block(), in, size, stride, a.activation(), dropRate);
                blocks.add(block);
                in = stage.block().filters();
                size = block.project().conv().outSize();
            }
        }
        ConvUnit head = unit("head", in, a.head().filters(), 1, 1, 1, size, activation);
        return new NetworkPlan(
                a, stem, blocks, head, new Dense("classifier", a.head().filters(), a.classes()));
    }

    private static MbConv block(
            String name, int stage, Block block, int in, int size, int stride, Activation activation, double dropRate) {
        int hidden = block.hidden(in);
        Optional<Activation> act = Optional.of(activation);
        Optional<ConvUnit> expand = block.expansion() == 1
                ? Optional.empty()
                : Optional.of(unit(name + ".expand", in, hidden, 1, 1, 1, size, act));
        ConvUnit depthwise = unit(name + ".depthwise", hidden, hidden, block.kernel(), stride, hidden, size, act);
        int outSize = depthwise.conv().outSize();
        int squeezed = block.squeezed(in);
        String se = name + ".se";
        Optional<SqueezeExcite> squeezeExcite = squeezed == 0
                ? Optional.empty()
                : Optional.of(new SqueezeExcite(
                        se,
                        new Conv(se + ".reduce", hidden, squeezed, 1, 1, 1, true, 1),
                        activation,
                        new Conv(se + ".expand", squeezed, hidden, 1, 1, 1, true, 1)));
        ConvUnit project = unit(name + ".project", hidden, block.filters(), 1, 1, 1, outSize, Optional.empty());
        boolean residual = block.residual(in, stride);
        return new MbConv(name, stage, expand, depthwise, squeezeExcite, project, residual, residual ? dropRate : 0);
    }

    private static ConvUnit unit(
            String name,
            int in,
            int out,
            int kernel,
            int stride,
            int groups,
            int size,
            Optional<Activation> activation) {
        return new ConvUnit(name, new Conv(name + ".conv", in, out, kernel, stride, groups, false, size), activation);
    }

    /** Every tensor of the network, in the order in which data flows. */
    public List<ParameterSpec> parameters() {
        List<ParameterSpec> specs = new ArrayList<>();
        add(stem, specs);
        for (MbConv block : blocks) {
            block.expand().ifPresent(unit -> add(unit, specs));
            add(block.depthwise(), specs);
            block.squeezeExcite().ifPresent(se -> {
                add(se.reduce(), specs);
                add(se.expand(), specs);
            });
            add(block.project(), specs);
        }
        add(head, specs);
        specs.add(new ParameterSpec(
                classifier.name() + ".weight",
                ParameterSpec.Role.DENSE_WEIGHT,
                List.of(classifier.out(), classifier.in())));
        specs.add(new ParameterSpec(classifier.name() + ".bias", ParameterSpec.Role.BIAS, List.of(classifier.out())));
        return specs;
    }

    private static void add(ConvUnit unit, List<ParameterSpec> specs) {
        add(unit.conv(), specs);
        List<Integer> channels = List.of(unit.conv().out());
        specs.add(new ParameterSpec(unit.batchNorm() + ".gamma", ParameterSpec.Role.GAMMA, channels));
        specs.add(new ParameterSpec(unit.batchNorm() + ".beta", ParameterSpec.Role.BETA, channels));
        specs.add(new ParameterSpec(unit.batchNorm() + ".mean", ParameterSpec.Role.RUNNING_MEAN, channels));
        specs.add(new ParameterSpec(unit.batchNorm() + ".variance", ParameterSpec.Role.RUNNING_VARIANCE, channels));
    }

    private static void add(Conv conv, List<ParameterSpec> specs) {
        specs.add(new ParameterSpec(
                conv.name() + ".weight",
                ParameterSpec.Role.CONV_WEIGHT,
                List.of(conv.out(), conv.in() / conv.groups(), conv.kernel(), conv.kernel())));
        if (conv.bias()) {
            specs.add(new ParameterSpec(conv.name() + ".bias", ParameterSpec.Role.BIAS, List.of(conv.out())));
        }
    }
}
