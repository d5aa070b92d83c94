package io.nas4j.cli.stage;

import io.nas4j.core.WorkFailedException;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.export.target.BackendCheck;
import io.nas4j.export.target.Exporter;
import io.nas4j.export.target.RawImages;
import io.nas4j.space.InvalidInputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes a study's trained baseline with an exporter, and runs it in its backends against the engine that trained it. */
public final class ExportStage {

    private static final int MOST_IMAGES = 256;

    private ExportStage() {}

    /**
     * Exports, checks and stores.
     *
     * @throws InvalidInputException where the baseline is not trained, or the file cannot be made or holds something else
     *     that is needed
     * @throws WorkFailedException where a backend does not agree with the engine, or cannot be asked
     */
    public static ExportResult run(StageContext context, StudyConfig config, Exporter exporter, Path output) {
        Path file = output.toAbsolutePath().normalize();
        String kind = "baseline." + exporter.name();
        Artifacts.refuseOver(file, kind, context, config);
        TrainedStage trained = TrainedStage.of(context, config);
        RawImages images = trained.testImages(MOST_IMAGES);
        float[] reference = trained.logits(images);
        exporter.write(trained.network(), file);
        List<ExportResult.Checked> checks = new ArrayList<>();
        for (BackendCheck check : exporter.checks()) {
            ExportResult.Checked checked = new ExportResult.Checked(
                    check.backend(), config.execution().engine(), check.compare(file, images, reference));
            if (!exporter.accepts(checked.agreement())) {
                throw new WorkFailedException(file + " is not the network that was trained: " + checked.sentence());
            }
            checks.add(checked);
        }
        ExportResult result = new ExportResult(file, Artifacts.size(file), checks);
        Artifacts.keep(context.store(), config.name(), kind, file, result.detail());
        return result;
    }
}
