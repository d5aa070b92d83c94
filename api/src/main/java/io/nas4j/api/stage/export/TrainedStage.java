package io.nas4j.api.stage.export;

import io.nas4j.api.stage.StageContext;
import io.nas4j.api.stage.StudyData;
import io.nas4j.api.stage.train.TrainedBaseline;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.weights.TrainedNetwork;
import io.nas4j.evaluator.data.image.DataSet;
import io.nas4j.evaluator.data.image.ImageSource;
import io.nas4j.evaluator.data.image.LabelledImages;
import io.nas4j.export.target.CalibrationImages;
import io.nas4j.export.target.RawImages;
import io.nas4j.export.target.Reference;
import io.nas4j.space.InvalidInputException;
import java.util.Optional;

/** A study's trained baseline, held against the engine that trained it on the study's test images. */
public final class TrainedStage {

    private static final int MOST_IMAGES = 256;
    private static final int MOST_TO_CALIBRATE = 128;
    private static final String TEST_IMAGES = "test images";
    private static final String TRAINING_IMAGES = "training images";

    private final StageContext context;
    private final StudyConfig config;
    private final TrainedBaseline baseline;

    private TrainedStage(StageContext context, StudyConfig config, TrainedBaseline baseline) {
        this.context = context;
        this.config = config;
        this.baseline = baseline;
    }

    /**
     * Reads the baseline that a study trained.
     *
     * @throws InvalidInputException where it is not trained, or its file is not the one that was written
     */
    public static TrainedStage of(StageContext context, StudyConfig config) {
        return new TrainedStage(context, config, TrainedBaseline.read(context.store(), config, context.home()));
    }

    public TrainedNetwork network() {
        return baseline.network();
    }

    /** Runs the engine on test images. */
    public ExportSubject subject() {
        TrainedNetwork network = baseline.network();
        DataSet data = StudyData.open(baseline.task().data(), context.home());
        int resolution = network.architecture().input().resolution();
        LabelledImages labelled = spread(data.test(), MOST_IMAGES, resolution);
        RawImages images = raw(labelled);
        int[] labels = new int[images.count()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = labelled.label(i);
        }
        String engine = config.execution().engine(Phase.BASELINE);
        return new ExportSubject(
                new Reference(network, images, EngineLogits.of(network, engine, images)),
                engine,
                TEST_IMAGES,
                Optional.of(labels),
                new CalibrationImages(TRAINING_IMAGES, () -> raw(spread(data.train(), MOST_TO_CALIBRATE, resolution))));
    }

    /** Images spread evenly over all, since they may lie class by class. */
    private static LabelledImages spread(ImageSource source, int most, int resolution) {
        int count = source.count();
        int taken = Math.min(count, most);
        int[] indices = new int[taken];
        for (int i = 0; i < taken; i++) {
            indices[i] = (int) ((long) i * count / taken);
        }
        return source.images(indices, resolution);
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
