package io.nas4j.evaluator.dl4j;

import io.nas4j.space.plan.Conv;
import io.nas4j.space.plan.ConvUnit;
import io.nas4j.space.plan.Dense;
import io.nas4j.space.plan.MbConv;
import io.nas4j.space.plan.NetworkPlan;
import io.nas4j.space.plan.SqueezeExcite;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.CacheMode;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.ReshapeVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.NoOp;

/** A plan as a graph of Deeplearning4j's layers, which have the names of the plan's parts. Maps are {@code [b, c, h, w]}. */
final class ChildGraph {

    private static final String INPUT = "input";

    private final NetworkPlan plan;
    private final ComputationGraphConfiguration.GraphBuilder graph;

    private ChildGraph(NetworkPlan plan) {
        this.plan = plan;
        this.graph = new NeuralNetConfiguration.Builder()
                .dataType(DataType.FLOAT)
                .weightInit(WeightInit.ZERO)
                .activation(Activation.IDENTITY)
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
        String x = unit(plan.stem(), INPUT);
        for (MbConv block : plan.blocks()) {
            x = block(block, x);
        }
        x = mean("pool", unit(plan.head(), x));
        double dropout = plan.architecture().dropout();
        if (dropout > 0) {
            graph.addVertex("dropout", new DropVertex(dropout, false), x);
            x = "dropout";
        }
        Dense dense = plan.classifier();
        Layer classifier = new OutputLayer.Builder(new SoftmaxCrossEntropy())
                .nIn(dense.in())
                .nOut(dense.out())
                .activation(Activation.IDENTITY)
                .build();
        // the library would refuse logits as the output of a network for classes
        return graph.addLayer(dense.name(), classifier, x)
                .setOutputs(dense.name())
                .validateOutputLayerConfig(false)
                .setInputTypes(InputType.convolutional(size, size, channels, CNN2DFormat.NCHW))
                .build();
    }

    private String block(MbConv block, String input) {
        String x = block.expand().isPresent() ? unit(block.expand().get(), input) : input;
        x = unit(block.depthwise(), x);
        if (block.squeezeExcite().isPresent()) {
            x = gated(block.squeezeExcite().get(), x);
        }
        x = unit(block.project(), x);
        if (!block.residual()) {
            return x;
        }
        if (block.dropRate() > 0) {
            String drop = block.name() + ".drop";
            graph.addVertex(drop, new DropVertex(block.dropRate(), true), x);
            x = drop;
        }
        String sum = block.name() + ".add";
        graph.addVertex(sum, new ElementWiseVertex(ElementWiseVertex.Op.Add), x, input);
        return sum;
    }

    private String gated(SqueezeExcite se, String input) {
        String x = mean(se.name() + ".mean", input);
        x = dense(se.reduce(), activation(se.activation()), x);
        x = dense(se.expand(), Activation.SIGMOID, x);
        String shaped = se.name() + ".shape";
        graph.addVertex(
                shaped, new ReshapeVertex('c', new int[] {-1, se.expand().out(), 1, 1}, null), x);
        String gate = se.name() + ".gate";
        graph.addVertex(gate, new GateVertex(), input, shaped);
        return gate;
    }

    private String dense(Conv conv, Activation activation, String input) {
        Layer layer = new DenseLayer.Builder()
                .nIn(conv.in())
                .nOut(conv.out())
                .activation(activation)
                .build();
        graph.addLayer(conv.name(), layer, input);
        return conv.name();
    }

    private String mean(String name, String input) {
        graph.addLayer(name, new GlobalPoolingLayer.Builder(PoolingType.AVG).build(), input);
        return name;
    }

    private String unit(ConvUnit unit, String input) {
        Conv conv = unit.conv();
        graph.addLayer(conv.name(), conv.depthwise() ? depthwise(conv) : full(conv), input);
        Layer norm = new BatchNormalization.Builder()
                .nOut(conv.out())
                .eps(plan.architecture().batchNorm().epsilon())
                .decay(plan.architecture().batchNorm().momentum())
                .useLogStd(false)
                .build();
        graph.addLayer(unit.batchNorm(), norm, conv.name());
        if (unit.activation().isEmpty()) {
            return unit.batchNorm();
        }
        String name = unit.name() + ".act";
        graph.addLayer(name, new ActivationLayer(activation(unit.activation().get())), unit.batchNorm());
        return name;
    }

    private static Layer full(Conv conv) {
        return new ConvolutionLayer.Builder(conv.kernel(), conv.kernel())
                .stride(conv.stride(), conv.stride())
                .convolutionMode(ConvolutionMode.Same)
                .hasBias(conv.bias())
                .nIn(conv.in())
                .nOut(conv.out())
                .build();
    }

    private static Layer depthwise(Conv conv) {
        return new DepthwiseConvolution2D.Builder(conv.kernel(), conv.kernel())
                .stride(conv.stride(), conv.stride())
                .convolutionMode(ConvolutionMode.Same)
                .hasBias(conv.bias())
                .nIn(conv.in())
                .nOut(conv.out())
                .depthMultiplier(1)
                .build();
    }

    private static Activation activation(io.nas4j.space.architecture.Activation activation) {
        return switch (activation) {
            case SWISH -> Activation.SWISH;
            case RELU -> Activation.RELU;
            case RELU6 -> Activation.RELU6;
        };
    }
}
