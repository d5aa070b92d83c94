package io.nas4j.api.stage.export;

import io.nas4j.api.stage.Artifacts;
import io.nas4j.api.stage.StageContext;
import io.nas4j.api.stage.export.ExportResult.Checked;
import io.nas4j.core.WorkFailedException;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.export.target.Agreement;
import io.nas4j.export.target.BackendCheck;
import io.nas4j.export.target.Evidence;
import io.nas4j.export.target.ExportOutput;
import io.nas4j.export.target.Exporter;
import io.nas4j.export.target.Reference;
import io.nas4j.space.InvalidInputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Writes a network with an exporter, and runs it in its backends against an engine. */
public final class ExportStage {

    private static final String FAILED = "failed-check";
    private static final String UNCHECKED = "unchecked";

    private ExportStage() {}

    /**
     * Exports a study's trained baseline, checks and stores.
     *
     * @param force whether files that are there are replaced; those that a study needs never are
     * @throws InvalidInputException where the baseline is not trained, or the file cannot be made or holds something else
     *     that is needed
     * @throws WorkFailedException where a backend does not agree with the engine, or cannot be asked
     */
    public static ExportResult run(
            StageContext context, StudyConfig config, Exporter exporter, Path output, boolean force) {
        Path path = output.toAbsolutePath().normalize();
        refuseOver(context, config, exporter, path);
        TrainedStage trained = TrainedStage.of(context, config);
        exporter.requireHolds(trained.network());
        try (ExportOutput place = ExportOutput.at(path, exporter.form(), force)) {
            return required(study(context, config, exporter, place, trained.subject()));
        }
    }

    /** Refuses to write over what a study needs, at a path and at what lies in a folder of that path. */
    public static void refuseOver(StageContext context, StudyConfig config, Exporter exporter, Path path) {
        Artifacts.refuseOver(path, kind(exporter), context, config);
    }

    /** Writes and checks a study's trained baseline at a place of its own, and stores what agrees. */
    public static ExportResult study(
            StageContext context, StudyConfig config, Exporter exporter, ExportOutput place, ExportSubject subject) {
        write(exporter, place, subject);
        place.targets().forEach(target -> refuseOver(context, config, exporter, target));
        Path weights = place.weights();
        ExportResult result = check(exporter, place, subject);
        if (result.problem().isEmpty()) {
            Artifacts.keep(context.store(), config.name(), kind(exporter), weights, result.detail());
        }
        return result;
    }

    /** Writes and checks a network that belongs to no study. */
    public static ExportResult alone(Exporter exporter, ExportOutput place, ExportSubject subject) {
        write(exporter, place, subject);
        return check(exporter, place, subject);
    }

    private static void write(Exporter exporter, ExportOutput place, ExportSubject subject) {
        place.write(
                exporter.calibratedOn(subject.calibration()),
                subject.reference().network());
    }

    /**
     * The result, where there is no problem with it.
     *
     * @throws WorkFailedException with the problem
     */
    public static ExportResult required(ExportResult result) {
        result.problem().ifPresent(problem -> {
            throw new WorkFailedException(problem);
        });
        return result;
    }

    private static String kind(Exporter exporter) {
        return "baseline." + exporter.name();
    }

    private static ExportResult check(Exporter exporter, ExportOutput place, ExportSubject subject) {
        List<Checked> checks = new ArrayList<>();
        long bytes = place.bytes();
        Path staged = place.staged(exporter);
        for (BackendCheck backend : exporter.checks()) {
            Checked checked;
            try {
                checked = checked(backend, backend.check(staged, subject.reference()), subject);
            } catch (InvalidInputException | WorkFailedException e) {
                Path kept = place.keepAs(backend.available() ? FAILED : UNCHECKED);
                String problem = String.valueOf(e.getMessage()).replace(staged.toString(), kept.toString());
                return new ExportResult(exporter.name(), kept, bytes, Optional.of(problem), checks);
            }
            checks.add(checked);
            if (!checked.agreement().map(exporter::accepts).orElse(true)) {
                Path kept = place.keepAs(FAILED);
                String problem = kept + " is not the network that was exported: " + checked.sentence();
                return new ExportResult(exporter.name(), kept, bytes, Optional.of(problem), checks);
            }
        }
        return new ExportResult(exporter.name(), place.accept(), bytes, Optional.empty(), checks);
    }

    private static Checked checked(BackendCheck backend, Evidence evidence, ExportSubject subject) {
        Reference reference = subject.reference();
        int classes = reference.network().plan().classifier().out();
        OptionalDouble here = accuracy(subject, reference.logits(), classes);
        if (evidence instanceof Evidence.Ran ran) {
            return new Checked(
                    backend.backend(),
                    subject.engine(),
                    subject.images(),
                    Optional.of(Agreement.of(ran.logits(), reference.logits(), classes)),
                    OptionalInt.empty(),
                    here,
                    accuracy(subject, ran.logits(), classes));
        }
        return new Checked(
                backend.backend(),
                subject.engine(),
                subject.images(),
                Optional.empty(),
                OptionalInt.of(((Evidence.ReadBack) evidence).tensors()),
                here,
                OptionalDouble.empty());
    }

    private static OptionalDouble accuracy(ExportSubject subject, float[] logits, int classes) {
        return subject.labels().isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(Agreement.accuracy(logits, subject.labels().get(), classes));
    }
}
