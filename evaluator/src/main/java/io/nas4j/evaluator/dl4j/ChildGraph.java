package io.nas4j.evaluator.dl4j;

import io.nas4j.evaluator.engine.Drops;
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
import java.util.Optional;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.CacheMode;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.ReshapeVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.NoOp;

/** A plan as a graph of Deeplearning4j's layers, which have the names of the plan's parts. Maps are {@code [b, c, h, w]}. */
final class ChildGraph implements NetworkBuilder<String> {

    private static final String INPUT = "input";

    private final NetworkPlan plan;
    private final ComputationGraphConfiguration.GraphBuilder graph;

    private ChildGraph(NetworkPlan plan) {
        this.plan = plan;
        this.graph = new NeuralNetConfiguration.Builder()
                .dataType(DataType.FLOAT)
                .weightInit(WeightInit.ZERO)
                .activation(new ActivationIdentity())
                .updater(new NoOp())
                .trainingWorkspaceMode(WorkspaceMode.ENABLED)
                .inferenceWorkspaceMode(WorkspaceMode.ENABLED)
                .cacheMode(CacheMode.NONE)
                .graphBuilder()
                .addInputs(INPUT);
    }

    /** Builds the graph; all weights are 0. */
    static ComputationGraph of(NetworkPlan plan) {
        ComputationGraph network = new ComputationGraph(new ChildGraph(plan).configuration());
        network.init();
        network.initGradientsView();
        return network;
    }

    private ComputationGraphConfiguration configuration() {
        int size = plan.architecture().input().resolution();
        int channels = plan.architecture().input().channels();
        // the library would refuse logits as the output of a network for classes
        return graph.setOutputs(DataFlow.through(plan, this, INPUT))
                .validateOutputLayerConfig(false)
                .setInputTypes(InputType.convolutional(size, size, channels, CNN2DFormat.NCHW))
                .build();
    }

    @Override
    public String unit(ConvUnit unit, String x) {
        Conv conv = unit.conv();
        String convolved = layer(conv.name(), ChildLayers.convolution(conv), x);
        Layer norm = new Norm(conv.out(), plan.architecture().batchNorm());
        return activated(unit.activation(), unit.name(), layer(unit.batchNorm(), norm, convolved));
    }

    @Override
    public String maximum(Window window, String x) {
        return layer("stem.pool", ChildLayers.pool(PoolingType.MAX, window), x);
    }

    @Override
    public String squeezeExcite(SqueezeExcite squeeze, String input) {
        int channels = squeeze.expand().out();
        String x = layer(squeeze.name() + ".mean", ChildLayers.globalMean(), input);
        x = dense(squeeze.reduce(), ChildLayers.activation(squeeze.activation().present()), x);
        x = dense(squeeze.expand(), ChildLayers.gate(squeeze.gate()), x);
        x = vertex(squeeze.name() + ".shape", new ReshapeVertex('c', new int[] {-1, channels, 1, 1}, null), x);
        return vertex(squeeze.name() + ".gate", new GateVertex(), input, x);
    }

    @Override
    public String dropBranch(BlockPlan block, String branch) {
        return vertex(block.name() + ".drop", new DropVertex(block.name(), block.dropRate(), true), branch);
    }

    @Override
    public String mean(BlockPlan block, Window window, String input) {
        return layer(block.name() + ".pool", ChildLayers.pool(PoolingType.AVG, window), input);
    }

    @Override
    public String sum(BlockPlan block, String branch, String shortcut) {
        return vertex(block.name() + ".add", new ElementWiseVertex(ElementWiseVertex.Op.Add), branch, shortcut);
    }

    @Override
    public String activation(BlockPlan block, Activation activation, String x) {
        return activated(activation.present(), block.name(), x);
    }

    @Override
    public String globalMean(String x) {
        return layer("pool", ChildLayers.globalMean(), x);
    }

    @Override
    public String features(Dense dense, String x) {
        return dense(dense.name(), dense.in(), dense.out(), ChildLayers.activation(dense.activation()), x);
    }

    @Override
    public String dropout(double rate, String x) {
        return vertex("dropout", new DropVertex(Drops.DROPOUT, rate, false), x);
    }

    @Override
    public String classifier(Dense dense, String x) {
        return layer(dense.name(), ChildLayers.classifier(dense.in(), dense.out()), x);
    }

    private String vertex(String name, GraphVertex vertex, String... inputs) {
        graph.addVertex(name, vertex, inputs);
        return name;
    }

    private String layer(String name, Layer layer, String input) {
        graph.addLayer(name, layer, input);
        return name;
    }

    private String dense(Conv point, IActivation activation, String input) {
        return dense(point.name(), point.in(), point.out(), activation, input);
    }

    private String dense(String name, int in, int out, IActivation activation, String input) {
        return layer(name, ChildLayers.dense(in, out, activation), input);
    }

    private String activated(Optional<Activation> activation, String name, String input) {
        return activation.isEmpty()
                ? input
                : layer(name + ".act", new ActivationLayer(ChildLayers.activation(activation)), input);
    }
}
