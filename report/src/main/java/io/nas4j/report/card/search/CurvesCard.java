package io.nas4j.report.card.search;

import io.nas4j.core.trial.Epoch;
import io.nas4j.core.trial.TrialOutline;
import io.nas4j.core.trial.TrialState;
import io.nas4j.report.axis.Axis;
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
import io.nas4j.report.record.SearchRecords;
import io.nas4j.report.record.Spent;
import io.nas4j.report.record.StudyRecords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** The validation accuracy of trials after each epoch, and where pruned ones ended. */
public final class CurvesCard implements Card {

    private static final double PERCENT = 100;
    private static final int MOST = 20;

    @Override
    public String name() {
        return "learning-curves";
    }

    @Override
    public String title() {
        return "Learning curves";
    }

    @Override
    public Content content(StudyRecords study) {
        SearchRecords search = study.search();
        Map<Integer, List<Epoch>> epochs = new HashMap<>();
        List<TrialOutline> best = withEpochs(study, search.best(), epochs);
        List<TrialOutline> some = withEpochs(study, search.pruned(), epochs);
        int pruned = search.totals()
                .spent()
                .getOrDefault(TrialState.PRUNED, Spent.NOTHING)
                .trials();
        if (best.isEmpty() && some.isEmpty()) {
            return Content.empty("No epoch of a finished trial is stored: a table of accuracies has none, and a search"
                    + " stores each as it ends.");
        }
        return Content.of(new Part.Drawn(figure(best, some, pruned, epochs)));
    }

    /**
     * The first of some trials that have epochs, few enough to tell their curves apart.
     *
     * @param epochs gets theirs
     */
    private static List<TrialOutline> withEpochs(
            StudyRecords study, List<TrialOutline> trials, Map<Integer, List<Epoch>> epochs) {
        List<TrialOutline> found = new ArrayList<>();
        for (int from = 0; from < trials.size() && found.size() < MOST; from += MOST) {
            List<TrialOutline> next = trials.subList(from, Math.min(trials.size(), from + MOST));
            epochs.putAll(study.trials()
                    .epochs(next.stream().map(TrialOutline::number).toList()));
            next.stream()
                    .filter(trial -> epochs.containsKey(trial.number()))
                    .limit(MOST - found.size())
                    .forEach(found::add);
        }
        return found;
    }

    private static Figure figure(
            List<TrialOutline> best, List<TrialOutline> pruned, int allPruned, Map<Integer, List<Epoch>> epochs) {
        List<Layer> layers = new ArrayList<>();
        for (int i = pruned.size() - 1; i >= 0; i--) {
            layers.add(curve(pruned.get(i), epochs, i == 0 ? "pruned" : "", 4, Layer.Style.FAINT));
        }
        for (int i = best.size() - 1; i > 0; i--) {
            layers.add(curve(best.get(i), epochs, i == 1 ? "next best" : "", 5, Layer.Style.FAINT));
        }
        if (!best.isEmpty()) {
            layers.add(curve(best.get(0), epochs, "best", 0, Layer.Style.SOLID));
        }
        if (!pruned.isEmpty()) {
            layers.add(new Layer.Marks("where pruned", 4, Shape.CROSS, ends(pruned, epochs)));
        }
        layers.add(new Layer.Marks("", 5, Shape.DISC, ends(best, epochs)));
        List<Spot> spots = layers.stream()
                .flatMap(layer -> layer instanceof Layer.Curve curve ? curve.spots().stream() : Stream.empty())
                .toList();
        Axis x =
                LinearAxis.counting(1, spots.stream().mapToDouble(Spot::x).max().orElse(2));
        Plot plot = new Plot(
                "epoch",
                "validation accuracy in %",
                x,
                Scales.around(spots.stream().map(Spot::y).toList()),
                layers);
        String text = "Drawn " + (best.size() == 1 ? "is the best trial" : "are the best " + best.size() + " trials")
                + (allPruned == 0
                        ? "; no trial was pruned."
                        : " and " + (pruned.size() == allPruned ? "all " : "the last " + pruned.size() + " of ")
                                + Amounts.of(allPruned, "pruned trial") + ", which end at the crosses.");
        return new Figure("Validation accuracy by epoch", text, plot.drawing(), table(best, pruned, epochs));
    }

    private static Layer curve(
            TrialOutline trial, Map<Integer, List<Epoch>> epochs, String name, int colour, Layer.Style style) {
        List<Spot> spots = of(trial, epochs).stream()
                .map(epoch -> new Spot(epoch.number(), PERCENT * epoch.accuracy()))
                .toList();
        return new Layer.Curve(name, colour, style, spots, OptionalInt.of(trial.number()));
    }

    private static List<Epoch> of(TrialOutline trial, Map<Integer, List<Epoch>> epochs) {
        return Objects.requireNonNull(epochs.get(trial.number()));
    }

    private static Epoch last(TrialOutline trial, Map<Integer, List<Epoch>> epochs) {
        List<Epoch> all = of(trial, epochs);
        return all.get(all.size() - 1);
    }

    private static List<Mark> ends(List<TrialOutline> trials, Map<Integer, List<Epoch>> epochs) {
        return trials.stream()
                .map(trial -> Mark.ofTrial(
                        last(trial, epochs).number(),
                        PERCENT * last(trial, epochs).accuracy(),
                        trial.number()))
                .toList();
    }

    private static Table table(List<TrialOutline> best, List<TrialOutline> pruned, Map<Integer, List<Epoch>> epochs) {
        return new Table(
                List.of(
                        Table.Column.numbers("trial"),
                        Table.Column.words("state"),
                        Table.Column.numbers("epochs"),
                        Table.Column.numbers("first accuracy"),
                        Table.Column.numbers("last accuracy"),
                        Table.Column.numbers("last loss")),
                Stream.concat(best.stream(), pruned.stream())
                        .map(trial -> Table.Row.ofTrial(
                                trial.number(),
                                String.valueOf(trial.number()),
                                trial.state().name(),
                                String.valueOf(of(trial, epochs).size()),
                                Amounts.percent(of(trial, epochs).get(0).accuracy()),
                                Amounts.percent(last(trial, epochs).accuracy()),
                                Amounts.brief(last(trial, epochs).loss())))
                        .toList());
    }
}
