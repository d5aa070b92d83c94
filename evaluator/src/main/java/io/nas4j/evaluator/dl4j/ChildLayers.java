package io.nas4j.evaluator.dl4j;

import io.nas4j.space.architecture.Activation;
import io.nas4j.space.architecture.SqueezeExcitation.Gate;
import io.nas4j.space.plan.Conv;
import io.nas4j.space.plan.Window;
import java.util.Optional;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU6;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSwish;

/** Deeplearning4j's settings for each kind of layer that a plan has. */
final class ChildLayers {

    private ChildLayers() {}

    static Layer convolution(Conv conv) {
        return conv.depthwise() ? depthwise(conv) : full(conv);
    }

    private static Layer full(Conv conv) {
        return new ConvolutionLayer.Builder(conv.kernel(), conv.kernel())
                .stride(conv.stride(), conv.stride())
                .convolutionMode(mode(conv.window()))
                .padding(padding(conv.window()))
                .hasBias(conv.bias())
                .nIn(conv.in())
                .nOut(conv.out())
                .build();
    }

    private static Layer depthwise(Conv conv) {
        return new DepthwiseConvolution2D.Builder(conv.kernel(), conv.kernel())
                .stride(conv.stride(), conv.stride())
                .convolutionMode(mode(conv.window()))
                .padding(padding(conv.window()))
                .hasBias(conv.bias())
                .nIn(conv.in())
                .nOut(conv.out())
                .depthMultiplier(1)
                .build();
    }

    static Layer dense(int in, int out, IActivation activation) {
        return new DenseLayer.Builder().nIn(in).nOut(out).activation(activation).build();
    }

    /** A dense layer whose outputs are logits, with the loss behind it. */
    static Layer classifier(int in, int out) {
        return new OutputLayer.Builder(new SoftmaxCrossEntropy())
                .nIn(in)
                .nOut(out)
                .activation(new ActivationIdentity())
                .build();
    }

    /** Padding neither wins nor counts. */
    static Layer pool(PoolingType type, Window window) {
        return new SubsamplingLayer.Builder(type)
                .kernelSize(window.kernel(), window.kernel())
                .stride(window.stride(), window.stride())
                .convolutionMode(mode(window))
                .padding(padding(window))
                .build();
    }

    /** The library's "same" is TensorFlow's; elsewhere it is told the padding. */
    private static ConvolutionMode mode(Window window) {
        return window.symmetric() ? ConvolutionMode.Truncate : ConvolutionMode.Same;
    }

    /** Rows and columns on each side; "same" has its own. */
    private static int[] padding(Window window) {
        int side = window.symmetric() ? window.padBegin() : 0;
        return new int[] {side, side};
    }

    static Layer globalMean() {
        return new GlobalPoolingLayer.Builder(PoolingType.AVG).build();
    }

    static IActivation activation(Optional<Activation> activation) {
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

    static IActivation gate(Gate gate) {
        return switch (gate) {
            case SIGMOID -> new ActivationSigmoid();
            case HARD_SIGMOID -> new HardActivation(false);
        };
    }
}
