package io.nas4j.api.stage.export;

import io.nas4j.core.evaluation.InputNormalisation;
import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.weights.TrainedNetwork;
import io.nas4j.core.weights.Weights;
import io.nas4j.export.target.CalibrationImages;
import io.nas4j.export.target.RawImages;
import io.nas4j.export.target.Reference;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.plan.NetworkPlan;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A network that is exported, and what it is held against.
 *
 * @param engine that computed the reference's logits
 * @param images what the images are, as {@code test images}
 * @param labels the class of each image, where that is known
 * @param calibration what shows a form of few bits which numbers flow
 */
public record ExportSubject(
        Reference reference, String engine, String images, Optional<int[]> labels, CalibrationImages calibration) {

    /** Of random images. */
    private static final int MOST_IMAGES = 16;

    private static final String RANDOM_IMAGES = "random images";

    /** A network without images of its own: compared on random ones. */
    public static ExportSubject onRandomImages(TrainedNetwork network, String engine, long seed) {
        RawImages images = random(network.architecture().input(), new RandomStreams(seed).stream("export/images"));
        return new ExportSubject(
                new Reference(network, images, EngineLogits.of(network, engine, images)),
                engine,
                RANDOM_IMAGES,
                Optional.empty(),
                new CalibrationImages(RANDOM_IMAGES, () -> images));
    }

    /** An architecture with fresh weights, for those who train it elsewhere. */
    public static TrainedNetwork fresh(Architecture architecture, long seed) {
        NetworkPlan plan = NetworkPlan.of(architecture);
        int channels = architecture.input().channels();
        List<String> classes = IntStream.range(0, architecture.classes())
                .mapToObj(i -> "class " + i)
                .toList();
        return new TrainedNetwork(
                plan,
                Weights.initial(plan, new RandomStreams(seed).stream("export/weights")),
                channels == 3 ? InputNormalisation.IMAGENET : InputNormalisation.unit(channels),
                classes);
    }

    private static RawImages random(Input input, SplittableRandom random) {
        int size = input.resolution();
        int count = Math.min(MOST_IMAGES, EngineLogits.most(size, input.channels()));
        float[] pixels = new float[count * size * size * input.channels()];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = random.nextInt(256);
        }
        return new RawImages(count, size, input.channels(), pixels);
    }
}
