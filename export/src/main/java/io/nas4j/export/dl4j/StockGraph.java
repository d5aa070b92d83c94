package io.nas4j.export.dl4j;

import io.nas4j.space.architecture.Activation;
import io.nas4j.space.architecture.SqueezeExcitation.Gate;
import io.nas4j.space.plan.BlockPlan;
import io.nas4j.space.plan.ConvUnit;
import io.nas4j.space.plan.DataFlow;
import io.nas4j.space.plan.Dense;
import io.nas4j.space.plan.NetworkBuilder;
import io.nas4j.space.plan.NetworkPlan;
import io.nas4j.space.plan.SqueezeExcite;
import io.nas4j.space.plan.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.ReshapeVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.graph.ShiftVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU6;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.activations.impl.ActivationSwish;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/**
 * A plan as a graph of Deeplearning4j's own layers and vertices, which have the names of the plan's parts. Logits flow out of
 * {@code classifier}, and their softmax out of {@code probabilities}, the graph's output, which has the loss of training.
 *
 * <p>Types of inputs are not told to the library: it would refuse the product of maps and their gates, which it can compute.
 * A vertex has its place in the order in which data flows; the library keeps an order that it is told.
 */
final class StockGraph implements NetworkBuilder<String> {

    private static final String INPUT = "input";
    private static final String PROBABILITIES = "probabilities";

    private final NetworkPlan plan;
    private final ComputationGraphConfiguration.GraphBuilder graph;
    private final List<String> order = new ArrayList<>(List.of(INPUT));

    private StockGraph(NetworkPlan plan) {
        this.plan = plan;
        this.graph = new NeuralNetConfiguration.Builder()
                .seed(0) // else the time, and equal networks would have other bytes
                .dataType(DataType.FLOAT)
                .activation(new ActivationIdentity())
                .graphBuilder()
                .addInputs(INPUT);
    }

    /** The graph's configuration. The library loads its natives to plan it. */
    static ComputationGraphConfiguration of(NetworkPlan plan) {
        StockGraph stock = new StockGraph(plan);
        String logits = DataFlow.through(plan, stock, INPUT);
        LossLayer loss = new LossLayer.Builder(new LossMCXENT())
                .activation(new ActivationSoftmax())
                .build();
        ComputationGraphConfiguration configuration =
                stock.graph.setOutputs(stock.layer(PROBABILITIES, loss, logits)).build();
        configuration.setTopologicalOrderStr(stock.order);
        configuration.setTopologicalOrder(IntStream.range(0, stock.order.size()).toArray());
        return configuration;
    }

    @Override
    public String unit(ConvUnit unit, String x) {
        String convolved = layer(unit.conv().name(), StockLayers.convolution(unit.conv()), x);
        Layer norm = StockLayers.norm(unit.conv().out(), plan.architecture().batchNorm());
        return activated(unit.activation(), unit.name(), layer(unit.batchNorm(), norm, convolved));
    }

    @Override
    public String maximum(Window window, String x) {
        return layer("stem.pool", StockLayers.pool(PoolingType.MAX, window), x);
    }

    @Override
    public String squeezeExcite(SqueezeExcite squeeze, String input) {
        String name = squeeze.name();
        int channels = squeeze.expand().out();
        String x = layer(name + ".mean", new GlobalPoolingLayer(PoolingType.AVG), input);
        x = layer(
                squeeze.reduce().name(),
                StockLayers.dense(channels, squeeze.reduce().out()),
                x);
        x = activated(Optional.of(squeeze.activation()), name, x);
        x = layer(squeeze.expand().name(), StockLayers.dense(squeeze.expand().in(), channels), x);
        x = gate(squeeze.gate(), name + ".gate", x);
        x = vertex(name + ".shape", new ReshapeVertex('c', new int[] {-1, channels, 1, 1}, null), x);
        return vertex(name, new ElementWiseVertex(ElementWiseVertex.Op.Product), input, x);
    }

    private String gate(Gate gate, String name, String x) {
        return switch (gate) {
            case SIGMOID -> activation(new ActivationSigmoid(), name, x);
            case HARD_SIGMOID -> hardSigmoid(name, x);
        };
    }

    /** The library has no drop-connect that drops whole images: a graph that is trained further has none. */
    @Override
    public String dropBranch(BlockPlan block, String branch) {
        return branch;
    }

    @Override
    public String mean(BlockPlan block, Window window, String input) {
        return layer(block.name() + ".pool", StockLayers.pool(PoolingType.AVG, window), input);
    }

    @Override
    public String sum(BlockPlan block, String branch, String shortcut) {
        return vertex(block.name() + ".add", new ElementWiseVertex(ElementWiseVertex.Op.Add), branch, shortcut);
    }

    @Override
    public String activation(BlockPlan block, Activation activation, String x) {
        return activated(Optional.of(activation), block.name(), x);
    }

    @Override
    public String globalMean(String x) {
        return layer("pool", new GlobalPoolingLayer(PoolingType.AVG), x);
    }

    @Override
    public String features(Dense dense, String x) {
        return activated(
                dense.activation(), dense.name(), layer(dense.name(), StockLayers.dense(dense.in(), dense.out()), x));
    }

    @Override
    public String dropout(double rate, String x) {
        return layer("dropout", new DropoutLayer.Builder(1 - rate).build(), x); // the library counts what stays
    }

    @Override
    public String classifier(Dense dense, String x) {
        return layer(dense.name(), StockLayers.dense(dense.in(), dense.out()), x);
    }

    private String activated(Optional<Activation> activation, String name, String x) {
        if (activation.isEmpty()) {
            return x;
        }
        String own = name + ".act";
        return switch (activation.get()) {
            case RELU -> activation(new ActivationReLU(), own, x);
            case RELU6 -> activation(new ActivationReLU6(), own, x);
            case SWISH -> activation(new ActivationSwish(), own, x);
            case HSWISH ->
                vertex(own, new ElementWiseVertex(ElementWiseVertex.Op.Product), x, hardSigmoid(own + ".gate", x));
        };
    }

    /** {@code relu6(x + 3) / 6}; the library's own hard sigmoid is another function. */
    private String hardSigmoid(String name, String x) {
        String shifted = vertex(name + ".shift", new ShiftVertex(3), x);
        String cut = activation(new ActivationReLU6(), name + ".cut", shifted);
        return vertex(name, new ScaleVertex(1 / 6.0), cut);
    }

    private String activation(IActivation function, String name, String x) {
        return layer(name, new ActivationLayer(function), x);
    }

    private String vertex(String name, GraphVertex vertex, String... inputs) {
        graph.addVertex(name, vertex, inputs);
        order.add(name);
        return name;
    }

    private String layer(String name, Layer layer, String input) {
        graph.addLayer(name, layer, input);
        order.add(name);
        return name;
    }
}
