package io.nas4j.report.card;

import io.nas4j.core.trial.Epoch;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.report.axis.LinearAxis;
import io.nas4j.report.figure.Amounts;
import io.nas4j.report.figure.Figure;
import io.nas4j.report.figure.Layer;
import io.nas4j.report.figure.Plot;
import io.nas4j.report.figure.Scales;
import io.nas4j.report.figure.Spot;
import io.nas4j.report.figure.Table;
import io.nas4j.report.record.PhaseRecords;
import io.nas4j.report.record.StudyRecords;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Networks that were trained again, and trained longer. */
public final class BaselineCard implements Card {

    private static final double PERCENT = 100;
    private static final int MOST_CURVES = 7;

    @Override
    public String name() {
        return "baseline";
    }

    @Override
    public String title() {
        return "Baseline";
    }

    @Override
    public Content content(StudyRecords study) {
        PhaseRecords baseline = study.of(Phase.BASELINE);
        List<Trial> confirm = study.of(Phase.CONFIRM).trials();
        if (baseline.trials().isEmpty() && confirm.isEmpty()) {
            return Content.empty(
                    "No network was trained longer yet: 'nas4j train " + study.name() + "' does so with the best.");
        }
        Content content = Content.of(new Part.Text(
                baseline.trials().isEmpty()
                        ? "No network was trained longer yet: 'nas4j train " + study.name() + "' does so with the best."
                        : text(baseline.trials())));
        if (!baseline.epochs().isEmpty()) {
            content = content.with(new Part.Drawn(curves(baseline)));
        }
        if (!baseline.trials().isEmpty()) {
            content = content.with(new Part.Tabled("Trained longer", table(baseline.trials())));
        }
        return confirm.isEmpty()
                ? content
                : content.with(new Part.Tabled(
                        "Trained again with other seeds, to find out which is the best", table(confirm)));
    }

    private static String text(List<Trial> trials) {
        return trials.stream()
                .filter(trial -> trial.testAccuracy().isPresent())
                .max(Comparator.comparingDouble(trial -> trial.testAccuracy().orElseThrow()))
                .map(best -> (trials.size() == 1 ? "One network was" : trials.size() + " networks were")
                        + " trained longer. The highest accuracy on test images, which no search sees, is "
                        + Amounts.percent(best.testAccuracy()) + ".")
                .orElse("Test images have judged none of these networks yet.");
    }

    private static Figure curves(PhaseRecords records) {
        List<Layer> layers = new ArrayList<>();
        List<Table.Row> rows = new ArrayList<>();
        double last = 2;
        for (Trial trial : records.trials()) {
            List<Epoch> epochs = records.epochs().getOrDefault(trial.number(), List.of());
            if (!epochs.isEmpty() && layers.size() < MOST_CURVES) {
                List<Spot> spots = epochs.stream()
                        .map(epoch -> new Spot(epoch.number(), PERCENT * epoch.accuracy()))
                        .toList();
                Layer.Style style = Layer.Style.values()[layers.size() % 3];
                layers.add(Layer.Curve.of("baseline " + trial.number(), layers.size(), style, spots));
                last = Math.max(last, spots.get(spots.size() - 1).x());
                Epoch end = epochs.get(epochs.size() - 1);
                rows.add(Table.Row.of(
                        String.valueOf(trial.number()),
                        String.valueOf(epochs.size()),
                        Amounts.percent(end.accuracy()),
                        Amounts.brief(end.loss())));
            }
        }
        List<Double> values = layers.stream()
                .map(Layer.Curve.class::cast)
                .flatMap(curve -> curve.spots().stream())
                .map(Spot::y)
                .toList();
        Plot plot = new Plot(
                "epoch", "validation accuracy in %", LinearAxis.counting(1, last), Scales.around(values), layers);
        return new Figure(
                "Longer training",
                "Validation accuracy after each epoch of " + Amounts.of(rows.size(), "network") + ".",
                plot.drawing(),
                new Table(
                        List.of(
                                Table.Column.numbers("baseline trial"),
                                Table.Column.numbers("epochs"),
                                Table.Column.numbers("last accuracy"),
                                Table.Column.numbers("last loss")),
                        rows));
    }

    private static Table table(List<Trial> trials) {
        return new Table(
                List.of(
                        Table.Column.numbers("number"),
                        Table.Column.words("state"),
                        Table.Column.numbers("validation accuracy"),
                        Table.Column.numbers("test accuracy"),
                        Table.Column.numbers("MACs"),
                        Table.Column.numbers("parameters"),
                        Table.Column.numbers("time"),
                        Table.Column.words("fingerprint")),
                trials.stream()
                        .map(trial -> Table.Row.of(
                                String.valueOf(trial.number()),
                                trial.state().name(),
                                Amounts.percent(trial.accuracy()),
                                Amounts.percent(trial.testAccuracy()),
                                Amounts.count(trial.macs()),
                                Amounts.count(trial.params()),
                                trial.seconds().isPresent()
                                        ? Amounts.time(trial.seconds().getAsDouble())
                                        : Amounts.NONE,
                                trial.fingerprint()))
                        .toList());
    }
}
