package io.nas4j.export.source;

import io.nas4j.core.weights.Tensor;
import io.nas4j.core.weights.Weights;
import io.nas4j.export.source.ForeignLayer.Kind;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.plan.Conv;
import io.nas4j.space.plan.ConvUnit;
import io.nas4j.space.plan.DataFlow;
import io.nas4j.space.plan.Dense;
import io.nas4j.space.plan.SqueezeExcite;
import io.nas4j.space.plan.WeightsOnly;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Takes a file's layers for those of a plan, in the order in which data flows. A batch norm may be folded into the convolution
 * before it, whose bias then says what is left of it.
 */
public final class LayersInOrder implements WeightsOnly<String> {

    private static final String MEAN = ".mean";
    private static final List<String> NORM = List.of(".gamma", ".beta", MEAN, ".variance");

    private final List<ForeignLayer> layers;
    private final TensorFit fit;
    private final double epsilon;
    private final String network;
    private int next;

    private LayersInOrder(List<ForeignLayer> layers, WantedNetwork wanted, double epsilon) {
        this.layers = layers;
        this.fit = new TensorFit(wanted);
        this.epsilon = epsilon;
        this.network = wanted.name();
    }

    /**
     * The network with as many classes as the last layer has.
     *
     * @throws InvalidInputException where there is no layer
     */
    public static WantedNetwork sized(List<ForeignLayer> layers, WantedNetwork wanted) {
        if (layers.isEmpty()) {
            throw new InvalidInputException("must have layers with weights, but has none");
        }
        return wanted.withClasses(
                layers.get(layers.size() - 1).tensors().get(0).shape().get(0));
    }

    /**
     * The weights under the plan's names.
     *
     * @param epsilon of every batch norm
     * @throws InvalidInputException naming each layer that does not fit
     */
    public static Weights of(List<ForeignLayer> layers, WantedNetwork wanted, double epsilon) {
        LayersInOrder order = new LayersInOrder(layers, wanted, epsilon);
        DataFlow.through(order.fit.plan(), order, "");
        if (order.next < layers.size()) {
            throw new InvalidInputException("must be " + wanted.name() + " with " + order.next
                    + " layers that have weights, but has " + layers.size() + ", the first beyond them "
                    + layers.get(order.next).name());
        }
        return order.fit.weights();
    }

    /** The next layer, which must be of one of these kinds. */
    private ForeignLayer next(String own, Kind... kinds) {
        if (next == layers.size()) {
            throw new InvalidInputException("must be " + network + ", but has only " + layers.size()
                    + " layers with weights, and none for " + own);
        }
        ForeignLayer layer = layers.get(next++);
        if (!List.of(kinds).contains(layer.kind())) {
            throw new InvalidInputException("must be " + network + ", but its layer " + layer.name() + " is "
                    + layer.kind().text() + ", where " + own + " needs " + kinds[0].text());
        }
        return layer;
    }

    @Override
    public String unit(ConvUnit unit, String x) {
        ForeignLayer conv = next(unit.conv().name(), Kind.CONVOLUTION);
        stride(conv, unit.conv());
        take(unit.conv().name() + ".weight", conv, 0);
        float[] bias = conv.tensors().size() > 1
                ? conv.tensors().get(1).values()
                : new float[unit.conv().out()];
        if (next < layers.size() && layers.get(next).kind() == Kind.BATCH_NORM) {
            norm(unit, next(unit.batchNorm(), Kind.BATCH_NORM), bias);
        } else {
            folded(unit, conv, bias);
        }
        return x;
    }

    /** A bias before a batch norm moves its mean. */
    private void norm(ConvUnit unit, ForeignLayer norm, float[] bias) {
        for (int i = 0; i < NORM.size(); i++) {
            take(unit.batchNorm() + NORM.get(i), norm, i);
        }
        Tensor mean = norm.tensors().get(NORM.indexOf(MEAN));
        float[] moved = mean.values().clone();
        for (int i = 0; i < Math.min(moved.length, bias.length); i++) {
            moved[i] -= bias[i];
        }
        fit.take(unit.batchNorm() + MEAN, norm.name(), Optional.of(new Tensor(mean.shape(), moved)));
    }

    private void stride(ForeignLayer layer, Conv conv) {
        if (layer.stride() != conv.stride()) {
            fit.problem(layer.name() + " must have stride " + conv.stride() + ", but has " + layer.stride());
        }
    }

    /** A batch norm that adds the bias and changes nothing else. */
    private void folded(ConvUnit unit, ForeignLayer conv, float[] bias) {
        List<Integer> shape = List.of(bias.length);
        float[] ones = new float[bias.length];
        Arrays.fill(ones, 1);
        float[] variance = new float[bias.length];
        Arrays.fill(variance, (float) (1 - epsilon));
        List<float[]> values = List.of(ones, bias, new float[bias.length], variance);
        for (int i = 0; i < NORM.size(); i++) {
            fit.take(unit.batchNorm() + NORM.get(i), conv.name(), Optional.of(new Tensor(shape, values.get(i))));
        }
    }

    private void take(String own, ForeignLayer layer, int tensor) {
        fit.take(
                own,
                layer.name(),
                tensor < layer.tensors().size() ? Optional.of(layer.tensors().get(tensor)) : Optional.empty());
    }

    @Override
    public String squeezeExcite(SqueezeExcite squeeze, String x) {
        biased(squeeze.reduce().name());
        biased(squeeze.expand().name());
        return x;
    }

    @Override
    public String features(Dense dense, String x) {
        biased(dense.name());
        return x;
    }

    @Override
    public String classifier(Dense dense, String x) {
        biased(dense.name());
        return x;
    }

    /** On one pixel, a 1×1 convolution and a dense layer are the same. */
    private void biased(String own) {
        ForeignLayer layer = next(own, Kind.CONVOLUTION, Kind.DENSE);
        take(own + ".weight", layer, 0);
        take(own + ".bias", layer, 1);
    }
}
