package io.nas4j.evaluator.inference;

import io.nas4j.core.classify.Classifier;
import io.nas4j.core.study.Optimizer;
import io.nas4j.core.weights.TrainedNetwork;
import io.nas4j.evaluator.data.image.LabelledImages;
import io.nas4j.evaluator.engine.Batch;
import io.nas4j.evaluator.engine.Engine;
import io.nas4j.evaluator.engine.Optimisation;
import io.nas4j.evaluator.engine.TrainableNetwork;
import io.nas4j.evaluator.train.PixelReader;
import io.nas4j.space.architecture.Input;
import java.util.List;

/** A trained network in an engine; images are read as in training. */
public final class EngineClassifier implements Classifier {

    private final TrainedNetwork network;
    private final TrainableNetwork built;

    public EngineClassifier(TrainedNetwork network, Engine engine) {
        this.network = network;
        this.built = engine.build(network.plan(), network.weights(), new Optimisation(Optimizer.SGD, 0, 0, 0), 0);
    }

    @Override
    public float[] logits(List<byte[]> images) {
        Input input = network.architecture().input();
        PixelReader reader = new PixelReader(
                new LabelledImages(
                        network.classNames(),
                        input.resolution(),
                        input.channels(),
                        images.toArray(byte[][]::new),
                        new int[images.size()]),
                network.normalisation());
        float[] pixels = new float[images.size() * reader.stride()];
        for (int i = 0; i < images.size(); i++) {
            reader.read(i, pixels, i * reader.stride());
        }
        return built.logits(
                new Batch(images.size(), input.resolution(), input.channels(), pixels, new int[images.size()]));
    }

    @Override
    public void close() {
        built.close();
    }
}
