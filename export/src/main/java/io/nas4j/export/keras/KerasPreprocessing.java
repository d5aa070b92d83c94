package io.nas4j.export.keras;

import com.fasterxml.jackson.databind.JsonNode;
import io.jhdf.HdfFile;
import io.nas4j.core.evaluation.InputNormalisation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What the layers before a model's first convolution make of pixels: {@code scale * pixel + offset}, channel by channel. */
final class KerasPreprocessing {

    private final double[] scale;
    private final double[] offset;
    private boolean any;

    private KerasPreprocessing(int channels) {
        scale = new double[channels];
        Arrays.fill(scale, 1);
        offset = new double[channels];
    }

    /** The normalisation that a model applies by itself; empty where it applies none. */
    static Optional<InputNormalisation> of(List<KerasModel.Layer> layers, HdfFile variables, int channels) {
        KerasPreprocessing all = new KerasPreprocessing(channels);
        for (KerasModel.Layer layer : layers) {
            switch (layer.kind()) {
                case "Rescaling" -> all.rescaling(layer.config());
                case "Normalization" -> all.normalization(layer, variables);
                case "Conv2D", "DepthwiseConv2D" -> {
                    return all.normalisation();
                }
                default -> {
                    // an input or padding
                }
            }
        }
        return all.normalisation();
    }

    private void rescaling(JsonNode config) {
        for (int c = 0; c < scale.length; c++) {
            double factor = number(config.path("scale"), c);
            then(c, factor, number(config.path("offset"), c));
        }
    }

    private void normalization(KerasModel.Layer layer, HdfFile variables) {
        for (int c = 0; c < scale.length; c++) {
            double mean = adapted(layer, "mean", 0, variables, c);
            double deviation = Math.sqrt(adapted(layer, "variance", 1, variables, c));
            then(c, 1 / deviation, -mean / deviation);
        }
    }

    /** A layer that was given its mean has it in its settings, one that was adapted to data in its variables. */
    private static double adapted(KerasModel.Layer layer, String name, int variable, HdfFile variables, int channel) {
        JsonNode given = layer.config().path(name);
        return given.isNull() || given.isMissingNode()
                ? KerasWeights.variable(variables, layer.group(), variable, false)
                        .values()[channel]
                : number(given, channel);
    }

    private void then(int channel, double factor, double added) {
        any = true;
        scale[channel] *= factor;
        offset[channel] = offset[channel] * factor + added;
    }

    private static double number(JsonNode value, int channel) {
        return value.isArray() ? value.path(value.size() == 1 ? 0 : channel).asDouble() : value.asDouble();
    }

    private Optional<InputNormalisation> normalisation() {
        if (!any) {
            return Optional.empty();
        }
        List<Double> means = new ArrayList<>();
        List<Double> deviations = new ArrayList<>();
        for (int c = 0; c < scale.length; c++) {
            double deviation = rounded(1 / (255 * scale[c]));
            deviations.add(deviation);
            means.add(rounded(-offset[c] * deviation) + 0.0);
        }
        return Optional.of(new InputNormalisation(means, deviations));
    }

    /** To seven digits: the factors were written as decimals with fewer, and multiplied. */
    private static double rounded(double value) {
        return Math.rint(value * 1e7) / 1e7;
    }
}
