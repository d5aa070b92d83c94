package io.nas4j.cli.stage;

import io.nas4j.core.study.Optimizer;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.weights.TrainedNetwork;
import io.nas4j.evaluator.Engines;
import io.nas4j.evaluator.data.image.DataSet;
import io.nas4j.evaluator.data.image.LabelledImages;
import io.nas4j.evaluator.engine.Batch;
import io.nas4j.evaluator.engine.Optimisation;
import io.nas4j.evaluator.engine.TrainableNetwork;
import io.nas4j.export.target.RawImages;
import io.nas4j.space.InvalidInputException;
import java.nio.file.Path;

/** A study's trained baseline, and what the engine that trained it says of images: what others are compared with. */
public final class TrainedStage {

    private final TrainedNetwork network;
    private final String engine;
    private final TrainingTask task;
    private final Path home;

    private TrainedStage(TrainedNetwork network, String engine, TrainingTask task, Path home) {
        this.network = network;
        this.engine = engine;
        this.task = task;
        this.home = home;
    }

    /**
     * Reads the baseline that a study trained.
     *
     * @throws InvalidInputException where it is not trained, or its file is not the one that was written
     */
    public static TrainedStage of(StageContext context, StudyConfig config) {
        Trial baseline = BaselineStage.baseline(context.store(), config.name()).orElseThrow(() -> untrained(config));
        String remedy = "'nas4j train " + config.name() + " --restart' trains it again";
        Artifacts.require(context.store(), config.name(), BaselineStage.WEIGHTS, remedy);
        Path file = BaselineStage.weights(context, config.name());
        TrainedNetwork network = TrainedNetwork.read(file);
        if (!network.architecture().equals(baseline.spec().architecture())) {
            throw new InvalidInputException("file " + file + " must have the weights of the baseline of study "
                    + config.name() + ", but has those of another network; " + remedy);
        }
        TrainingTask task = context.store()
                .plan(config.name(), Phase.BASELINE)
                .orElseThrow(() -> untrained(config))
                .task();
        return new TrainedStage(network, config.execution().engine(), task, context.home());
    }

    private static InvalidInputException untrained(StudyConfig config) {
        return new InvalidInputException("the baseline of study " + config.name() + " is not trained; 'nas4j train "
                + config.name() + "' trains it");
    }

    public TrainedNetwork network() {
        return network;
    }

    /** Test images in the network's resolution, spread evenly over all, since they may lie class by class. */
    public RawImages testImages(int most) {
        DataSet data = StudyData.open(task.data(), home);
        int count = data.test().count();
        int taken = Math.min(count, most);
        int[] indices = new int[taken];
        for (int i = 0; i < taken; i++) {
            indices[i] = (int) ((long) i * count / taken);
        }
        return raw(data.test().images(indices, network.architecture().input().resolution()));
    }

    private static RawImages raw(LabelledImages images) {
        int stride = images.size() * images.size() * images.channels();
        float[] raw = new float[images.count() * stride];
        for (int p = 0; p < images.count(); p++) {
            byte[] pixels = images.pixels(p);
            for (int i = 0; i < stride; i++) {
                raw[p * stride + i] = pixels[i] & 0xff;
            }
        }
        return new RawImages(images.count(), images.size(), images.channels(), raw);
    }

    /** The engine's logits of images, row-major {@code [count, classes]}. */
    public float[] logits(RawImages images) {
        float[] normalised = new float[images.pixels().length];
        for (int i = 0; i < normalised.length; i++) {
            normalised[i] = network.normalisation().normalised(images.pixels()[i], i % images.channels());
        }
        Batch batch = new Batch(images.count(), images.size(), images.channels(), normalised, new int[images.count()]);
        try (TrainableNetwork built = new Engines()
                .engine(engine)
                .build(network.plan(), network.weights(), new Optimisation(Optimizer.SGD, 0, 0, 0), 0)) {
            return built.logits(batch);
        }
    }
}
