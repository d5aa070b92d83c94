package io.nas4j.cli.listing;

import io.nas4j.api.stage.model.EvaluationImages.Part;
import io.nas4j.api.stage.model.ModelEvaluation;
import io.nas4j.cli.output.Listing;
import io.nas4j.cli.output.Row;
import io.nas4j.cli.output.Terminal;
import io.nas4j.core.classify.ClassAccuracy;
import io.nas4j.core.classify.Confusion;
import io.nas4j.core.classify.Evaluation;
import io.nas4j.core.statistics.Proportion;
import io.nas4j.report.chart.MatrixChart;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What was measured of a model, for a person. */
public final class EvaluationText {

    private static final List<String> COLUMNS = List.of(
            "runner",
            "resolution",
            "MACs",
            "top-1",
            "top-1 interval",
            "top-5",
            "top-5 interval",
            "loss",
            "calibration error",
            "images/s");
    private static final List<String> CLASS_COLUMNS =
            List.of("class", "images", "recall", "recall interval", "precision", "f1");

    /** Classes of which a matrix fits on a screen. */
    private static final int MOST_IN_A_MATRIX = 12;

    private static final int MISTAKES = 5;

    private EvaluationText() {}

    /** Prints all measurements, and the classes of one. */
    public static void print(
            List<ModelEvaluation> evaluations, ModelEvaluation shown, String dataset, Part part, Terminal terminal) {
        Evaluation evaluation = shown.evaluation();
        terminal.say(evaluation.images() + " " + part.name().toLowerCase(Locale.ROOT) + " images of " + dataset
                + "; intervals are Wilson's, of 95 %");
        terminal.out()
                .print(Listing.table(
                        evaluations.stream().map(EvaluationText::row).toList(), COLUMNS));
        terminal.out().println();
        if (evaluations.size() > 1) {
            terminal.say("Class by class, by " + shown.runner() + " at " + shown.resolution() + " pixels a side:");
        }
        terminal.out()
                .print(Listing.table(
                        evaluation.perClass().stream().map(EvaluationText::row).toList(), CLASS_COLUMNS));
        if (evaluation.classNames().size() <= MOST_IN_A_MATRIX) {
            terminal.out().println();
            matrix(evaluation, terminal);
        }
        mistakes(evaluation, terminal);
    }

    private static Row row(ModelEvaluation measured) {
        Evaluation evaluation = measured.evaluation();
        return new Row()
                .with("runner", measured.runner())
                .with("resolution", measured.resolution())
                .with("MACs", measured.macs())
                .with("top-1", percent(evaluation.top1().value()))
                .with("top-1 interval", interval(evaluation.top1()))
                .with("top-5", evaluation.top5().map(top5 -> percent(top5.value())))
                .with("top-5 interval", evaluation.top5().map(EvaluationText::interval))
                .with("loss", evaluation.loss())
                .with("calibration error", evaluation.calibrationError())
                .with("images/s", Math.round(measured.imagesPerSecond()));
    }

    private static Row row(ClassAccuracy accuracy) {
        return EvaluationRows.row(accuracy)
                .with("recall interval", accuracy.recall().map(EvaluationText::interval));
    }

    private static String percent(double fraction) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * fraction);
    }

    static String interval(Proportion proportion) {
        return String.format(Locale.ROOT, "%.2f .. %.2f", 100 * proportion.low(), 100 * proportion.high());
    }

    private static void matrix(Evaluation evaluation, Terminal terminal) {
        Confusion confusion = evaluation.confusion();
        List<String> names = evaluation.classNames();
        List<String> columns = new ArrayList<>(List.of("true \\ predicted"));
        IntStream.range(0, names.size()).forEach(k -> columns.add(column(names, k)));
        List<Row> rows = IntStream.range(0, names.size())
                .mapToObj(truth -> {
                    Row row = new Row().with("true \\ predicted", names.get(truth));
                    for (int k = 0; k < names.size(); k++) {
                        row.with(column(names, k), confusion.count(truth, k));
                    }
                    return row;
                })
                .toList();
        terminal.out().print(Listing.table(rows, columns));
    }

    /** Columns are known by their names, which must differ from the first one's. */
    private static String column(List<String> names, int k) {
        return names.get(k).equals("true \\ predicted") ? names.get(k) + " " : names.get(k);
    }

    private static void mistakes(Evaluation evaluation, Terminal terminal) {
        List<Confusion.Mistake> mistakes = evaluation.confusion().mistakes(MISTAKES);
        if (!mistakes.isEmpty()) {
            terminal.say("Most often mistaken: "
                    + mistakes.stream()
                            .map(mistake -> evaluation.classNames().get(mistake.truth()) + " for "
                                    + evaluation.classNames().get(mistake.predicted()) + " (" + mistake.images() + ")")
                            .collect(Collectors.joining(", "))
                    + ".");
        }
    }

    /** Which classes are taken for which, as a picture. */
    public static MatrixChart picture(Evaluation evaluation, String model, String dataset) {
        return new MatrixChart(
                "Classes of " + dataset + " as " + model + " sees them",
                "predicted class",
                "true class",
                evaluation.classNames(),
                evaluation.confusion().counts());
    }
}
