package io.nas4j.report.card.product;

import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.statistics.RankAgreement;
import io.nas4j.core.statistics.RankCorrelation;
import io.nas4j.core.trial.Epoch;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialState;
import io.nas4j.report.axis.LinearAxis;
import io.nas4j.report.card.Card;
import io.nas4j.report.card.Content;
import io.nas4j.report.card.Part;
import io.nas4j.report.figure.Amounts;
import io.nas4j.report.figure.Figure;
import io.nas4j.report.figure.Layer;
import io.nas4j.report.figure.Mark;
import io.nas4j.report.figure.Plot;
import io.nas4j.report.figure.Scales;
import io.nas4j.report.figure.Shape;
import io.nas4j.report.figure.Spot;
import io.nas4j.report.figure.Table;
import io.nas4j.report.record.PhaseRecords;
import io.nas4j.report.record.StudyRecords;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/** Networks that were trained again, and trained longer. */
public final class BaselineCard implements Card {

    private static final double PERCENT = 100;
    private static final int MOST_CURVES = 7;

    /** Two networks have an order that a coin gives too. */
    private static final int FEWEST_PAIRS = 3;

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
            content = content.with(agreement(study)).with(new Part.Tabled("Trained longer", table(baseline.trials())));
        }
        return confirm.isEmpty()
                ? content
                : content.with(new Part.Tabled(
                        "Trained again with other seeds, to find out which is the best", table(confirm)));
    }

    /** A network as the search trained it, and as it was trained longer. */
    private record Pair(Trial proxy, Trial longer) {

        double before() {
            return proxy.accuracy().orElseThrow();
        }

        double after() {
            return longer.accuracy().orElseThrow();
        }
    }

    private static List<Pair> pairs(StudyRecords study) {
        List<Pair> pairs = new ArrayList<>();
        for (Trial longer : study.of(Phase.BASELINE).trials()) {
            OptionalInt first = trained(longer) ? study.trials().firstWith(longer.fingerprint()) : OptionalInt.empty();
            if (first.isPresent()) {
                study.trials().numbered(List.of(first.getAsInt())).stream()
                        .filter(BaselineCard::trained)
                        .forEach(proxy -> pairs.add(new Pair(proxy, longer)));
            }
        }
        return pairs;
    }

    private static boolean trained(Trial trial) {
        return trial.state() == TrialState.COMPLETE && trial.accuracy().isPresent();
    }

    /** Whether the order of networks that the search saw is that of longer training. */
    private static Part agreement(StudyRecords study) {
        List<Pair> pairs = pairs(study);
        if (pairs.size() < FEWEST_PAIRS) {
            return new Part.Text(
                    "Whether the search's short training orders networks as longer training does is not told: that takes "
                            + FEWEST_PAIRS + " networks that both trained, and there are " + pairs.size() + ".");
        }
        List<Double> before = pairs.stream().map(Pair::before).toList();
        List<Double> after = pairs.stream().map(Pair::after).toList();
        String tau = RankAgreement.of(
                        RankCorrelation.KENDALL,
                        before,
                        after,
                        new RandomStreams(study.config().plan().seed()).stream("report/agreement"))
                .map(found -> String.format(
                        Locale.ROOT,
                        "Kendall's tau of the two orders is %.2f, with a 95 %% interval from %.2f to %.2f.",
                        found.value(),
                        found.low(),
                        found.high()))
                .orElse("All networks are equal in one of the two, so that there is no order to compare.");
        Plot plot = new Plot(
                "validation accuracy in the search in %",
                "validation accuracy of longer training in %",
                Scales.around(before.stream().map(value -> PERCENT * value).toList()),
                Scales.around(after.stream().map(value -> PERCENT * value).toList()),
                List.of(new Layer.Marks(
                        "networks",
                        0,
                        Shape.DISC,
                        pairs.stream()
                                .map(pair -> Mark.ofTrial(
                                        PERCENT * pair.before(),
                                        PERCENT * pair.after(),
                                        pair.proxy().number()))
                                .toList())));
        return new Part.Drawn(new Figure(
                "The search's training against longer training",
                Amounts.of(pairs.size(), "network") + " of the search were trained longer. " + tau
                        + " Only good networks are trained longer, which makes tau smaller than that of all.",
                plot.drawing(),
                new Table(
                        List.of(
                                Table.Column.numbers("trial"),
                                Table.Column.numbers("accuracy in the search"),
                                Table.Column.numbers("accuracy of longer training")),
                        pairs.stream()
                                .map(pair -> Table.Row.ofTrial(
                                        pair.proxy().number(),
                                        String.valueOf(pair.proxy().number()),
                                        Amounts.percent(pair.before()),
                                        Amounts.percent(pair.after())))
                                .toList())));
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
