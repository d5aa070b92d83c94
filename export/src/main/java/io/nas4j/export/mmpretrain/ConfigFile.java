package io.nas4j.export.mmpretrain;

import io.nas4j.core.weights.TrainedNetwork;
import io.nas4j.export.target.PythonText;
import io.nas4j.space.Decimals;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.BatchNorm;
import io.nas4j.space.architecture.Padding;
import io.nas4j.space.plan.Dense;
import java.util.ArrayList;
import java.util.List;

/** The Python text of a config file that mmengine reads: plain values, whose names become the config's own. */
final class ConfigFile {

    private static final int WHITE = 255;

    private ConfigFile() {}

    static String text(TrainedNetwork network, Backbone backbone) {
        List<String> lines = new ArrayList<>(List.of(
                "# An image classifier that nas4j wrote for mmpretrain.",
                "# " + network.architecture(),
                "size = " + network.architecture().input().resolution() + "  # rows and columns of an image",
                "mean = " + pixels(network.normalisation().mean()) + "  # of pixels from 0 to 255",
                "std = " + pixels(network.normalisation().deviation()),
                "classes = " + PythonText.texts(network.classNames()),
                "model = dict(",
                "    type=\"ImageClassifier\",",
                "    data_preprocessor=dict(mean=mean, std=std, to_rgb="
                        + (network.architecture().input().channels() == 3 ? "True" : "False") + "),",
                "    backbone=dict("));
        backbone(backbone).forEach(argument -> lines.add("        " + argument + ","));
        lines.add("    ),");
        lines.add("    neck=dict(type=\"GlobalAveragePooling\"),");
        lines.add("    head=dict(");
        head(network, backbone).forEach(argument -> lines.add("        " + argument + ","));
        lines.add("    ),");
        lines.add(")");
        lines.add("");
        return String.join("\n", lines);
    }

    /** mmpretrain normalises pixels as they are, nas4j pixels divided by 255. */
    private static String pixels(List<Double> ofUnit) {
        return PythonText.numbers(ofUnit.stream()
                .map(value -> Math.rint(value * WHITE * 1e9) / 1e9)
                .toList());
    }

    private static List<String> backbone(Backbone backbone) {
        Architecture a = backbone.architecture();
        BatchNorm norm = a.batchNorm();
        List<String> arguments = new ArrayList<>(List.of(
                "type=\"" + backbone.family().type() + "\"",
                backbone.choice(),
                "norm_cfg=dict(type=\"BN\", eps=" + Decimals.text(norm.epsilon()) + ", momentum="
                        + PythonText.momentum(norm) + ")"));
        if (backbone.family() == Family.RES_NET) {
            arguments.add("in_channels=" + a.input().channels());
        } else {
            arguments.add(
                    "conv_cfg=" + (a.padding() == Padding.SAME ? "dict(type=\"Conv2dAdaptivePadding\")" : "None"));
        }
        if (backbone.family().dropsBranches()) {
            arguments.add("drop_path_rate=" + Decimals.text(lastRate(a)));
        }
        return arguments;
    }

    /** mmpretrain gives its rate to the last of n blocks, nas4j to one behind it (both grow evenly from 0). */
    private static double lastRate(Architecture a) {
        return Math.rint(a.dropConnect() * (a.blocks() - 1) / a.blocks() * 1e9) / 1e9;
    }

    private static List<String> head(TrainedNetwork network, Backbone backbone) {
        Dense classifier = network.plan().classifier();
        String loss = "loss=dict(type=\"CrossEntropyLoss\", loss_weight=1.0)";
        if (backbone.family() != Family.MOBILE_NET_V3) {
            return List.of(
                    "type=\"LinearClsHead\"",
                    "num_classes=" + classifier.out(),
                    "in_channels=" + classifier.in(),
                    loss);
        }
        Architecture a = backbone.architecture();
        return List.of(
                "type=\"StackedLinearClsHead\"",
                "num_classes=" + classifier.out(),
                "in_channels=" + a.head().filters(),
                "mid_channels=[" + a.head().dense() + "]",
                "dropout_rate=" + Decimals.text(a.dropout()),
                "act_cfg=dict(type=\"HSwish\")",
                loss);
    }
}
