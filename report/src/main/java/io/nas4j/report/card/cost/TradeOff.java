package io.nas4j.report.card.cost;

import io.nas4j.core.pareto.ParetoFront;
import io.nas4j.core.reward.Objective;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialOutline;
import io.nas4j.core.trial.TrialState;
import io.nas4j.report.axis.Axis;
import io.nas4j.report.axis.LinearAxis;
import io.nas4j.report.axis.LogAxis;
import io.nas4j.report.card.Part;
import io.nas4j.report.figure.Amounts;
import io.nas4j.report.figure.Figure;
import io.nas4j.report.figure.Layer;
import io.nas4j.report.figure.Mark;
import io.nas4j.report.figure.Plot;
import io.nas4j.report.figure.Shape;
import io.nas4j.report.figure.Span;
import io.nas4j.report.figure.Spot;
import io.nas4j.report.figure.Table;
import io.nas4j.report.figure.Unit;
import io.nas4j.report.record.Shown;
import io.nas4j.report.record.StudyRecords;
import io.nas4j.space.search.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Accuracy against one cost.
 *
 * @param thing what the cost counts
 * @param metric which cost it is, where the reward or published networks may know it
 * @param fixed the unit of the axis; empty for one that suits the counts
 * @param shown trials that are drawn one by one
 * @param front those that no other dominates, from the cheapest on
 * @param note what the drawing leaves out, in a sentence behind a space; empty where it is nothing
 */
record TradeOff(
        String thing,
        Optional<Metric> metric,
        Optional<Unit> fixed,
        List<Costed> shown,
        List<Costed> front,
        String note) {

    private static final double NANOS = 1e6;
    private static final double PERCENT = 100;
    /** Costs are drawn on a logarithmic axis too where the highest is so many times the least. */
    private static final double APART = 3;

    private static final int CONTOURS = 3;
    private static final int CONTOUR_POINTS = 40;

    TradeOff {
        shown = List.copyOf(shown);
        front = List.copyOf(front);
    }

    /** A count, whose front is that of all trials. */
    static TradeOff counted(
            String thing, Metric metric, ToDoubleFunction<TrialOutline> cost, Shown shown, List<TrialOutline> front) {
        return new TradeOff(
                thing,
                Optional.of(metric),
                Optional.empty(),
                costed(shown.trials(), cost),
                costed(front, cost),
                shown.note());
    }

    /** A time in nanoseconds, shown in milliseconds, whose front is that of the trials that are drawn. */
    static TradeOff timed(String thing, Optional<Metric> metric, List<Costed> shown, String note) {
        List<Costed> ranked =
                shown.stream().filter(each -> each.trial().ranked()).toList();
        return new TradeOff(
                thing,
                metric,
                Optional.of(new Unit(NANOS, "")),
                shown,
                ParetoFront.of(ranked, Costed::accuracy, Costed::cost).things(),
                note.isEmpty() ? "" : note + " The front is that of the trials shown.");
    }

    private static List<Costed> costed(List<TrialOutline> trials, ToDoubleFunction<TrialOutline> cost) {
        return trials.stream()
                .map(trial -> new Costed(trial, cost.applyAsDouble(trial)))
                .toList();
    }

    /** The figure, with a second drawing where the costs are so far apart that a logarithmic axis shows more. */
    Part part(StudyRecords study) {
        List<Costed> complete = of(TrialState.COMPLETE);
        List<Costed> pruned = of(TrialState.PRUNED);
        double[] costs = Stream.concat(complete.stream(), pruned.stream())
                .mapToDouble(Costed::cost)
                .toArray();
        double most = DoubleStream.of(costs).max().orElse(1);
        double least = DoubleStream.of(costs).min().orElse(0);
        Unit unit = fixed.orElseGet(() -> Unit.of(most));
        Axis linear = LinearAxis.loose(unit.in(least), unit.in(most));
        Optional<Axis> logarithmic = least > 0 && most >= APART * least
                ? Optional.of(LogAxis.over(DoubleStream.of(costs).map(unit::in).toArray()))
                : Optional.empty();
        List<Axis> axes = Stream.concat(Stream.of(linear), logarithmic.stream()).toList();
        Span span = Span.of(
                complete.stream().map(trial -> PERCENT * trial.accuracy()).toList());
        List<PublishedCosts.Published> published =
                metric.isPresent() ? PublishedCosts.between(study.config(), metric.get(), axes, unit) : List.of();
        Drawn drawn = new Drawn(study, complete, pruned, published, unit, span.axis());
        Figure figure = new Figure("Accuracy and " + thing, text(published) + span.note(), drawn.on(linear), table());
        return logarithmic
                .<Part>map(axis -> new Part.DrawnOnScales(figure, thing, drawn.on(axis)))
                .orElseGet(() -> new Part.Drawn(figure));
    }

    /** What is drawn, on any axis of costs. */
    private final class Drawn {

        private final StudyRecords study;
        private final List<Costed> complete;
        private final List<Costed> pruned;
        private final List<PublishedCosts.Published> published;
        private final Unit unit;
        private final Axis y;

        Drawn(
                StudyRecords study,
                List<Costed> complete,
                List<Costed> pruned,
                List<PublishedCosts.Published> published,
                Unit unit,
                Axis y) {
            this.study = study;
            this.complete = complete;
            this.pruned = pruned;
            this.published = published;
            this.unit = unit;
            this.y = y;
        }

        /** The SVG element. */
        String on(Axis x) {
            List<Layer> layers = new ArrayList<>(contours(study.config().plan().objective(), x, y, unit, study));
            layers.addAll(rules(study.config().plan().objective(), x, unit, published));
            layers.add(new Layer.Marks("complete", 5, Shape.DISC, marks(complete, unit)));
            if (!pruned.isEmpty()) {
                layers.add(new Layer.Marks("pruned", 4, Shape.CROSS, marks(pruned, unit)));
            }
            layers.add(Layer.Curve.of("front", 0, steps(front, unit)));
            layers.add(new Layer.Marks("", 0, Shape.DISC, marks(front, unit)));
            best(study)
                    .ifPresent(best ->
                            layers.add(new Layer.Marks("best reward", 1, Shape.RING, marks(List.of(best), unit))));
            return new Plot(unit.named(thing), "validation accuracy in %", x, y, layers).drawing();
        }
    }

    private Optional<Costed> best(StudyRecords study) {
        return study.best()
                .flatMap(best -> shown.stream()
                        .filter(each -> each.number() == best.number() && Double.isFinite(each.cost()))
                        .findFirst());
    }

    private List<Costed> of(TrialState state) {
        return shown.stream()
                .filter(each -> each.trial().state() == state
                        && Double.isFinite(each.accuracy())
                        && Double.isFinite(each.cost()))
                .toList();
    }

    private static List<Mark> marks(List<Costed> trials, Unit unit) {
        return trials.stream()
                .map(trial -> Mark.ofTrial(unit.in(trial.cost()), PERCENT * trial.accuracy(), trial.number()))
                .toList();
    }

    /** What a budget buys: the accuracy stays until a costlier network is better. */
    private static List<Spot> steps(List<Costed> front, Unit unit) {
        List<Spot> steps = new ArrayList<>();
        for (Mark mark : marks(front, unit)) {
            if (!steps.isEmpty()) {
                steps.add(new Spot(mark.x(), steps.get(steps.size() - 1).y()));
            }
            steps.add(new Spot(mark.x(), mark.y()));
        }
        return steps;
    }

    /** Lines of equal reward: through the best, and below it. */
    private List<Layer> contours(Objective objective, Axis x, Axis y, Unit unit, StudyRecords study) {
        OptionalDouble best = study.best().map(Trial::reward).orElse(OptionalDouble.empty());
        if (objective.measured().isPresent()
                || !metric.equals(Optional.of(objective.cost()))
                || objective.exponent() == 0
                || best.isEmpty()) {
            return List.of();
        }
        double top = best.getAsDouble();
        double step = top * (y.most() - y.least()) / y.most() / (CONTOURS + 1);
        List<Layer> contours = new ArrayList<>();
        for (int c = 0; c < CONTOURS; c++) {
            double reward = top - c * step;
            List<Spot> spots = contour(objective, x, y, unit, reward);
            if (spots.size() > 1) {
                contours.add(Layer.Curve.of(contours.isEmpty() ? "equal reward" : "", 6, Layer.Style.FAINT, spots));
            }
        }
        return contours;
    }

    private static List<Spot> contour(Objective objective, Axis x, Axis y, Unit unit, double reward) {
        List<Spot> spots = new ArrayList<>();
        for (int i = 0; i <= CONTOUR_POINTS; i++) {
            double part = 1.0 * i / CONTOUR_POINTS;
            double at = x.log()
                    ? x.least() * Math.pow(x.most() / x.least(), part)
                    : x.least() + (x.most() - x.least()) * part;
            double macs = Math.max(1, at * unit.divisor());
            double accuracy = PERCENT * reward / objective.reward(1, Math.round(macs));
            if (accuracy >= y.least() && accuracy <= y.most()) {
                spots.add(new Spot(at, accuracy));
            }
        }
        return spots;
    }

    private List<Layer> rules(Objective objective, Axis x, Unit unit, List<PublishedCosts.Published> published) {
        List<Layer> rules = new ArrayList<>();
        double target = unit.in(objective.target());
        if (objective.measured().isEmpty()
                && metric.equals(Optional.of(objective.cost()))
                && objective.exponent() != 0
                && target >= x.least()
                && target <= x.most()) {
            rules.add(new Layer.Rule("target T", 2, target, "T"));
        }
        for (PublishedCosts.Published network : published) {
            rules.add(new Layer.Rule(
                    rules.stream().anyMatch(rule -> rule.colour() == 3) ? "" : "published networks",
                    3,
                    network.at(),
                    network.letter()));
        }
        return rules;
    }

    private String text(List<PublishedCosts.Published> published) {
        String fronts = front.isEmpty()
                ? "No trial has this cost."
                : "The front has " + Amounts.of(front.size(), "network")
                        + ": no other trial is at least as accurate and cheaper.";
        String letters = published.isEmpty()
                ? ""
                : " Published networks at this image size and number of classes cost as much as the lines show: "
                        + String.join(
                                ", ",
                                published.stream()
                                        .map(network -> network.letter() + " " + network.name())
                                        .toList())
                        + ". Their accuracy here is not known.";
        return fronts + letters + note;
    }

    private Table table() {
        return new Table(
                List.of(
                        Table.Column.numbers("trial"),
                        Table.Column.numbers("accuracy"),
                        Table.Column.numbers(thing),
                        Table.Column.numbers("reward")),
                front.stream()
                        .map(trial -> Table.Row.ofTrial(
                                trial.number(),
                                String.valueOf(trial.number()),
                                Amounts.percent(trial.accuracy()),
                                fixed.isEmpty()
                                        ? Amounts.count(trial.cost())
                                        : Amounts.brief(fixed.get().in(trial.cost())),
                                Amounts.decimal(trial.trial().reward())))
                        .toList());
    }
}
