package io.nas4j.evaluator.dl4j;

import java.io.Serial;
import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Plans a {@link NormLayer}. */
final class Norm extends BatchNormalization {

    @Serial
    private static final long serialVersionUID = 1;

    Norm(int channels, io.nas4j.space.architecture.BatchNorm settings) {
        setNIn(channels);
        setNOut(channels);
        setEps(settings.epsilon());
        setDecay(settings.momentum());
        setUseLogStd(false);
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration configuration,
            Collection<TrainingListener> listeners,
            int index,
            INDArray parameters,
            boolean initialise,
            DataType type) {
        NormLayer layer = new NormLayer(configuration, type);
        ParamInitializer initializer = initializer();
        layer.setListeners(listeners);
        layer.setIndex(index);
        layer.setParamsViewArray(parameters);
        layer.setParamTable(initializer.init(configuration, parameters, initialise));
        layer.setConf(configuration);
        return layer;
    }
}
