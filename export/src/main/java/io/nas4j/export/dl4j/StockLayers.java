package io.nas4j.export.dl4j;

import io.nas4j.space.architecture.BatchNorm;
import io.nas4j.space.plan.Conv;
import io.nas4j.space.plan.Window;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;

/** The library's own layers with weights or windows. All are linear; activations stand behind them. */
final class StockLayers {

    private StockLayers() {}

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

    /** As the library reads one from its own file: its running variance is kept as a logarithm, whatever the file says. */
    static Layer norm(int channels, BatchNorm settings) {
        return new BatchNormalization.Builder()
                .nIn(channels)
                .nOut(channels)
                .eps(settings.epsilon())
                .decay(settings.momentum())
                .useLogStd(true)
                .build();
    }

    static Layer dense(int in, int out) {
        return new DenseLayer.Builder().nIn(in).nOut(out).build();
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
}
