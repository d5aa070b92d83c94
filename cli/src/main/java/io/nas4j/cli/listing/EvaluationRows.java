package io.nas4j.cli.listing;

import io.nas4j.api.stage.model.EvaluationImages.Part;
import io.nas4j.api.stage.model.ModelEvaluation;
import io.nas4j.api.stage.model.UsedModel;
import io.nas4j.cli.output.Interval;
import io.nas4j.cli.output.Row;
import io.nas4j.core.classify.ClassAccuracy;
import io.nas4j.core.classify.Evaluation;
import io.nas4j.core.statistics.Proportion;
import java.util.List;
import java.util.Locale;

/** What was measured of a model, as rows for programs. */
public final class EvaluationRows {

    private EvaluationRows() {}

    public static List<Row> rows(List<ModelEvaluation> evaluations, UsedModel model, String dataset, Part part) {
        return evaluations.stream()
                .map(evaluation -> row(evaluation, model, dataset, part))
                .toList();
    }

    private static Row row(ModelEvaluation measured, UsedModel model, String dataset, Part part) {
        return measured(
                new Row()
                        .with("model", model.name())
                        .with("file", model.file().toString())
                        .with("dataset", dataset)
                        .with("part", part.name().toLowerCase(Locale.ROOT)),
                measured);
    }

    /** What was measured, without what it was measured of. */
    static Row measured(ModelEvaluation measured) {
        return measured(new Row(), measured);
    }

    private static Row measured(Row row, ModelEvaluation measured) {
        Evaluation evaluation = measured.evaluation();
        return row.with("runner", measured.runner())
                .with("resolution", measured.resolution())
                .with("macs", measured.macs())
                .with("images", evaluation.images())
                .with("top1", evaluation.top1().value())
                .with("top1_interval", interval(evaluation.top1()))
                .with("top5", evaluation.top5().map(Proportion::value))
                .with("top5_interval", evaluation.top5().map(EvaluationRows::interval))
                .with("loss", evaluation.loss())
                .with("calibration_error", evaluation.calibrationError())
                .with("images_per_second", measured.imagesPerSecond())
                .with(
                        "classes",
                        evaluation.perClass().stream().map(EvaluationRows::row).toList())
                .with("confusion", evaluation.confusion().counts());
    }

    /** A class, for table and programs alike. */
    static Row row(ClassAccuracy accuracy) {
        return new Row()
                .with("class", accuracy.className())
                .with("images", accuracy.images())
                .with("recall", accuracy.recall().map(Proportion::value))
                .with("recall_interval", accuracy.recall().map(EvaluationRows::interval))
                .with("precision", accuracy.precision())
                .with("f1", accuracy.f1());
    }

    private static Interval interval(Proportion proportion) {
        return new Interval(proportion.low(), proportion.high());
    }
}
