package io.nas4j.cli.stage;

import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.weights.TrainedNetwork;
import io.nas4j.evaluator.data.image.DataSet;
import io.nas4j.evaluator.data.image.LabelledImages;
import io.nas4j.export.target.RawImages;
import io.nas4j.export.target.Reference;
import io.nas4j.space.InvalidInputException;
import java.nio.file.Path;
import java.util.Optional;

/** A study's trained baseline, held against the engine that trained it on the study's test images. */
public final class TrainedStage {

    private static final int MOST_IMAGES = 256;
    private static final String TEST_IMAGES = "test images";

    private final StageContext context;
    private final StudyConfig config;
    private final TrainedNetwork network;

    private TrainedStage(StageContext context, StudyConfig config, TrainedNetwork network) {
        this.context = context;
        this.config = config;
        this.network = network;
    }

    /**
     * Reads the baseline that a study trained.
     *
     * @throws InvalidInputException where it is not trained, or its file is not the one that was written
     */
    public static TrainedStage of(StageContext context, StudyConfig config) {
        return new TrainedStage(context, config, network(context, config));
    }

    public TrainedNetwork network() {
        return network;
    }

    /** Runs the engine on test images. */
    public ExportSubject subject() {
        TrainingTask task = context.store()
                .plan(config.name(), Phase.BASELINE)
                .orElseThrow(() -> untrained(config))
                .task();
        LabelledImages labelled = testImages(
                StudyData.open(task.data(), context.home()),
                network.architecture().input().resolution());
        RawImages images = raw(labelled);
        int[] labels = new int[images.count()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = labelled.label(i);
        }
        String engine = config.execution().engine();
        return new ExportSubject(
                new Reference(network, images, EngineLogits.of(network, engine, images)),
                engine,
                TEST_IMAGES,
                Optional.of(labels));
    }

    private static TrainedNetwork network(StageContext context, StudyConfig config) {
        Trial baseline = BaselineStage.baseline(context.store(), config.name()).orElseThrow(() -> untrained(config));
        String remedy = "'nas4j train " + config.name() + " --restart' trains it again";
        Artifacts.require(context.store(), config.name(), BaselineStage.WEIGHTS, remedy);
        Path file = BaselineStage.weights(context, config.name());
        TrainedNetwork network = TrainedNetwork.read(file);
        if (!network.architecture().equals(baseline.spec().architecture())) {
            throw new InvalidInputException("file " + file + " must have the weights of the baseline of study "
                    + config.name() + ", but has those of another network; " + remedy);
        }
        return network;
    }

    private static InvalidInputException untrained(StudyConfig config) {
        return new InvalidInputException("the baseline of study " + config.name() + " is not trained; 'nas4j train "
                + config.name() + "' trains it");
    }

    /** Spread evenly over all test images, since they may lie class by class. */
    private static LabelledImages testImages(DataSet data, int resolution) {
        int count = data.test().count();
        int taken = Math.min(count, MOST_IMAGES);
        int[] indices = new int[taken];
        for (int i = 0; i < taken; i++) {
            indices[i] = (int) ((long) i * count / taken);
        }
        return data.test().images(indices, resolution);
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
}
