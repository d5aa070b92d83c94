package io.nas4j.evaluator.dl4j;

import io.nas4j.evaluator.engine.Drops;
import io.nas4j.space.architecture.Activation;
import io.nas4j.space.architecture.SqueezeExcitation.Gate;
import io.nas4j.space.plan.BlockPlan;
import io.nas4j.space.plan.Conv;
import io.nas4j.space.plan.ConvUnit;
import io.nas4j.space.plan.Dense;
import io.nas4j.space.plan.NetworkPlan;
import io.nas4j.space.plan.Shortcut;
import io.nas4j.space.plan.SqueezeExcite;
import io.nas4j.space.plan.Step;
import io.nas4j.space.plan.Window;
import java.util.Optional;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.CacheMode;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.ReshapeVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU6;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSwish;
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
        String x = unit(plan.stem(), INPUT);
        if (plan.stemPool().isPresent()) {
            x = pooled("stem.pool", PoolingType.MAX, plan.stemPool().get(), x);
        }
        for (BlockPlan block : plan.blocks()) {
            x = block(block, x);
        }
        if (plan.head().isPresent()) {
            x = unit(plan.head().get(), x);
        }
        x = mean("pool", x);
        if (plan.features().isPresent()) {
            Dense dense = plan.features().get();
            x = dense(dense.name(), dense.in(), dense.out(), activation(dense.activation()), x);
        }
        double dropout = plan.architecture().dropout();
        if (dropout > 0) {
            x = vertex("dropout", new DropVertex(Drops.DROPOUT, dropout, false), x);
        }
        Dense dense = plan.classifier();
        Layer classifier = new OutputLayer.Builder(new SoftmaxCrossEntropy())
                .nIn(dense.in())
                .nOut(dense.out())
                .activation(new ActivationIdentity())
                .build();
        // the library would refuse logits as the output of a network for classes
        return graph.addLayer(dense.name(), classifier, x)
                .setOutputs(dense.name())
                .validateOutputLayerConfig(false)
                .setInputTypes(InputType.convolutional(size, size, channels, CNN2DFormat.NCHW))
                .build();
    }

    private String block(BlockPlan block, String input) {
        String x = input;
        for (Step step : block.branch()) {
            if (step instanceof ConvUnit unit) {
                x = unit(unit, x);
            } else if (step instanceof SqueezeExcite se) {
                x = gated(se, x);
            }
        }
        if (block.dropRate() > 0) {
            x = vertex(block.name() + ".drop", new DropVertex(block.name(), block.dropRate(), true), x);
        }
        Shortcut shortcut = block.shortcut();
        if (shortcut instanceof Shortcut.Identity) {
            x = sum(block, x, input);
        } else if (shortcut instanceof Shortcut.MeanPool pool) {
            x = sum(block, x, pooled(block.name() + ".pool", PoolingType.AVG, pool.window(), input));
        } else if (shortcut instanceof Shortcut.Projection projection) {
            x = sum(block, x, unit(projection.unit(), input));
        }
        return activated(block.activation(), block.name(), x);
    }

    private String sum(BlockPlan block, String x, String shortcut) {
        return vertex(block.name() + ".add", new ElementWiseVertex(ElementWiseVertex.Op.Add), x, shortcut);
    }

    private String gated(SqueezeExcite se, String input) {
        int channels = se.expand().out();
        String x = mean(se.name() + ".mean", input);
        x = dense(se.reduce(), activation(se.activation().present()), x);
        x = dense(se.expand(), gate(se.gate()), x);
        x = vertex(se.name() + ".shape", new ReshapeVertex('c', new int[] {-1, channels, 1, 1}, null), x);
        return vertex(se.name() + ".gate", new GateVertex(), input, x);
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
        Layer layer = new DenseLayer.Builder()
                .nIn(in)
                .nOut(out)
                .activation(activation)
                .build();
        return layer(name, layer, input);
    }

    /** Padding neither wins nor counts. */
    private String pooled(String name, PoolingType type, Window window, String input) {
        Layer layer = new SubsamplingLayer.Builder(type)
                .kernelSize(window.kernel(), window.kernel())
                .stride(window.stride(), window.stride())
                .convolutionMode(ConvolutionMode.Same)
                .build();
        return layer(name, layer, input);
    }

    private String mean(String name, String input) {
        return layer(name, new GlobalPoolingLayer.Builder(PoolingType.AVG).build(), input);
    }

    private String unit(ConvUnit unit, String input) {
        Conv conv = unit.conv();
        String convolved = layer(conv.name(), conv.depthwise() ? depthwise(conv) : full(conv), input);
        Layer norm = new Norm(conv.out(), plan.architecture().batchNorm());
        return activated(unit.activation(), unit.name(), layer(unit.batchNorm(), norm, convolved));
    }

    private String activated(Optional<Activation> activation, String name, String input) {
        return activation.isEmpty() ? input : layer(name + ".act", new ActivationLayer(activation(activation)), input);
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

    private static IActivation activation(Optional<Activation> activation) {
        if (activation.isEmpty()) {
            return new ActivationIdentity();
        }
        return switch (activation.get()) {
            case RELU -> new ActivationReLU();
            case RELU6 -> new ActivationReLU6();
            case SWISH -> new ActivationSwish();
            case HSWISH -> new HardActivation(true);
        };
    }

    private static IActivation gate(Gate gate) {
        return switch (gate) {
            case SIGMOID -> new ActivationSigmoid();
            case HARD_SIGMOID -> new HardActivation(false);
        };
    }
}
