package io.nas4j.api.stage.export;

import io.nas4j.core.study.Optimizer;
import io.nas4j.core.weights.TrainedNetwork;
import io.nas4j.evaluator.Engines;
import io.nas4j.evaluator.engine.Batch;
import io.nas4j.evaluator.engine.Optimisation;
import io.nas4j.evaluator.engine.TrainableNetwork;
import io.nas4j.export.target.RawImages;

/** What an engine says of images: what others are compared with. */
final class EngineLogits {

    /** Of the images that are computed at once, so that their maps stay within some hundred megabytes. */
    static final int MOST_VALUES = 1 << 22;

    private EngineLogits() {}

    /** Logits with running statistics, row-major {@code [count, classes]}. */
    static float[] of(TrainedNetwork network, String engine, RawImages images) {
        int classes = network.plan().classifier().out();
        float[] logits = new float[images.count() * classes];
        try (TrainableNetwork built = new Engines()
                .engine(engine)
                .build(network.plan(), network.weights(), new Optimisation(Optimizer.SGD, 0, 0, 0), 0)) {
            int most = most(images.size(), images.channels());
            for (int first = 0; first < images.count(); first += most) {
                int count = Math.min(most, images.count() - first);
                float[] some = built.logits(batch(network, images, first, count));
                System.arraycopy(some, 0, logits, first * classes, some.length);
            }
        }
        return logits;
    }

    /** How many images of a size may be computed at once. */
    static int most(int size, int channels) {
        return Math.max(1, MOST_VALUES / (size * size * channels));
    }

    private static Batch batch(TrainedNetwork network, RawImages images, int first, int count) {
        int values = images.size() * images.size() * images.channels();
        float[] normalised = new float[count * values];
        for (int i = 0; i < normalised.length; i++) {
            normalised[i] =
                    network.normalisation().normalised(images.pixels()[first * values + i], i % images.channels());
        }
        return new Batch(count, images.size(), images.channels(), normalised, new int[count]);
    }
}
