package io.nas4j.cli.stage;

import io.nas4j.core.WorkFailedException;
import io.nas4j.core.evaluation.InputNormalisation;
import io.nas4j.core.study.Optimizer;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.weights.Safetensors;
import io.nas4j.core.weights.Weights;
import io.nas4j.core.weights.WeightsMetadata;
import io.nas4j.evaluator.Engines;
import io.nas4j.evaluator.data.image.DataSet;
import io.nas4j.evaluator.data.image.LabelledImages;
import io.nas4j.evaluator.engine.Batch;
import io.nas4j.evaluator.engine.Optimisation;
import io.nas4j.evaluator.engine.TrainableNetwork;
import io.nas4j.export.onnx.OnnxCheck;
import io.nas4j.export.onnx.OnnxExporter;
import io.nas4j.export.target.Agreement;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.plan.NetworkPlan;
import java.nio.file.Path;
import java.util.Locale;

/** Writes a study's trained baseline as ONNX and runs it with ONNX Runtime against the engine that trained it. */
public final class ExportStage {

    private static final int MOST_PICTURES = 256;
    /** Relative to the largest logit: what two orders of adding floats may differ by. */
    private static final double ALLOWED_DIFFERENCE = 1e-3;

    private ExportStage() {}

    /**
     * Exports, checks, stores and prints.
     *
     * @throws InvalidInputException where the baseline is not trained, or the file cannot be made
     * @throws WorkFailedException where ONNX Runtime does not agree with the engine
     */
    public static void run(StageContext bench, StudyConfig config, Path output) {
        Path file = output.toAbsolutePath().normalize();
        NetworkPlan plan = NetworkPlan.of(baseline(bench, config).spec().architecture());
        Path trained = BaselineStage.weights(bench, config.name());
        Artifacts.require(
                bench.store(),
                config.name(),
                BaselineStage.WEIGHTS,
                "'nas4j train " + config.name() + " --restart' trains it again");
        Weights weights = Safetensors.read(trained, plan);
        WeightsMetadata about = WeightsMetadata.of(Safetensors.metadata(trained));
        TrainingTask task = bench.store()
                .plan(config.name(), Phase.BASELINE)
                .orElseThrow(() -> untrained(config))
                .task();
        int size = plan.architecture().input().resolution();
        DataSet data = StudyData.open(task, bench.home());
        LabelledImages images = data.test().images(spread(data.test().count()), size);
        float[] raw = raw(images);
        float[] reference = logits(config, plan, weights, about.normalisation(), images, raw);
        OnnxExporter.export(plan, weights, about.normalisation(), about.classNames(), file);
        Agreement agreement = OnnxCheck.compare(
                file, new io.nas4j.export.target.RawImages(images.count(), size, images.channels(), raw), reference);
        String detail = String.format(
                Locale.ROOT,
                "%d of %d test images get the same class from ONNX Runtime as from %s; largest difference of two logits"
                        + " %.2g, largest logit %.2f",
                agreement.sameClasses(),
                agreement.images(),
                config.engine(),
                agreement.largestDifference(),
                agreement.largestLogit());
        if (!(agreement.relativeDifference() <= ALLOWED_DIFFERENCE)) {
            throw new WorkFailedException(file + " is not the network that was trained: " + detail);
        }
        Artifacts.keep(bench.store(), config.name(), "baseline.onnx", file, detail);
        bench.terminal().say("wrote " + file + " (" + Artifacts.size(file) + " bytes)");
        bench.terminal().say(detail);
    }

    private static Trial baseline(StageContext bench, StudyConfig config) {
        return bench.store()
                .trial(config.name(), Phase.BASELINE, 0)
                .filter(trial -> trial.accuracy().isPresent())
                .orElseThrow(() -> untrained(config));
    }

    private static InvalidInputException untrained(StudyConfig config) {
        return new InvalidInputException("the baseline of study " + config.name() + " is not trained; 'nas4j train "
                + config.name() + "' trains it");
    }

    /** Indices spread evenly, since test images may lie class by class. */
    private static int[] spread(int count) {
        int taken = Math.min(count, MOST_PICTURES);
        int[] indices = new int[taken];
        for (int i = 0; i < taken; i++) {
            indices[i] = (int) ((long) i * count / taken);
        }
        return indices;
    }

    private static float[] raw(LabelledImages images) {
        int stride = images.size() * images.size() * images.channels();
        float[] raw = new float[images.count() * stride];
        for (int p = 0; p < images.count(); p++) {
            byte[] pixels = images.pixels(p);
            for (int i = 0; i < stride; i++) {
                raw[p * stride + i] = pixels[i] & 0xff;
            }
        }
        return raw;
    }

    private static float[] logits(
            StudyConfig config,
            NetworkPlan plan,
            Weights weights,
            InputNormalisation normalisation,
            LabelledImages images,
            float[] raw) {
        float[] normalised = new float[raw.length];
        for (int i = 0; i < raw.length; i++) {
            normalised[i] = normalisation.normalised(raw[i], i % images.channels());
        }
        Batch batch = new Batch(images.count(), images.size(), images.channels(), normalised, new int[images.count()]);
        try (TrainableNetwork network = new Engines()
                .engine(config.engine())
                .build(plan, weights, new Optimisation(Optimizer.SGD, 0, 0, 0), 0)) {
            return network.logits(batch);
        }
    }
}
