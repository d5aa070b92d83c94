package io.nas4j.report.card.search;

import io.nas4j.core.trial.TrialOutline;
import io.nas4j.report.axis.LinearAxis;
import io.nas4j.report.card.Card;
import io.nas4j.report.card.Content;
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
import io.nas4j.report.record.SearchRecords;
import io.nas4j.report.record.Shown;
import io.nas4j.report.record.StudyRecords;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** The best reward so far, over trials and over time. */
public final class BestSoFarCard implements Card {

    private static final int RANDOM_POINTS = 100;

    @Override
    public String name() {
        return "best-so-far";
    }

    @Override
    public String title() {
        return "Best so far";
    }

    @Override
    public Content content(StudyRecords study) {
        SearchRecords search = study.search();
        if (search.rises().byNumber().isEmpty()) {
            return Content.empty("No trial is complete yet: the first that is begins the curve.");
        }
        Content content = Content.of(new Part.Drawn(overTrials(study)));
        Optional<Figure> time = overTime(search);
        return time.isPresent()
                ? content.with(new Part.Drawn(time.get()))
                : content.with(
                        new Part.Text("Over time there is nothing to draw: when the trials ended is not stored."));
    }

    private static Figure overTrials(StudyRecords study) {
        int count = study.search().totals().count();
        Shown shown = study.search().shown();
        List<TrialOutline> records = study.search().rises().byNumber();
        TrialOutline last = records.get(records.size() - 1);
        String text = "The best reward rose " + times(records.size() - 1) + " after the first complete trial; trial "
                + last.number() + " of " + Amounts.whole(count) + " has the highest, " + Amounts.decimal(last.reward())
                + "."
                + shown.note();
        List<Double> table = study.analyses().table();
        List<Layer> random = table.isEmpty() ? List.of() : List.of(random(table, count));
        String expected = table.isEmpty()
                ? ""
                : " As many random draws from the " + Amounts.whole(table.size()) + " networks of the table come to "
                        + Amounts.decimal(new RandomBest(table).after(count)) + " in the mean.";
        return figure(
                "Reward by trial",
                text + expected,
                "trial",
                shown.trials(),
                records,
                count - 1.0,
                TrialOutline::number,
                random);
    }

    /** What random search comes to in the mean, which a table that has all networks tells. */
    private static Layer random(List<Double> table, int count) {
        RandomBest random = new RandomBest(table);
        int points = Math.min(count, RANDOM_POINTS);
        List<Spot> spots = IntStream.range(0, points)
                .map(i -> points == 1 ? 0 : (int) Math.round(1.0 * i * (count - 1) / (points - 1)))
                .mapToObj(trial -> new Spot(trial, random.after(trial + 1)))
                .toList();
        return Layer.Curve.of("random's expectation", 2, Layer.Style.DOTTED, spots);
    }

    private static Optional<Figure> overTime(SearchRecords search) {
        List<TrialOutline> records = search.rises().byEnd();
        if (search.totals().began().isEmpty() || search.totals().ended().isEmpty() || records.isEmpty()) {
            return Optional.empty();
        }
        Instant first = search.totals().began().get();
        ToDoubleFunction<TrialOutline> seconds =
                trial -> trial.finished().map(end -> seconds(first, end)).orElse(Double.NaN);
        double total = seconds(first, search.totals().ended().get());
        Unit unit = Unit.ofSeconds(total);
        TrialOutline last = records.get(records.size() - 1);
        String text = "The highest reward, of trial " + last.number() + ", was there after "
                + Amounts.time(seconds.applyAsDouble(last)) + " of " + Amounts.time(total)
                + ". Time runs from the begin of the first trial, pauses between runs included.";
        return Optional.of(figure(
                "Reward by time",
                text,
                unit.name() + " since the first trial began",
                search.shown().trials().stream()
                        .filter(trial -> trial.finished().isPresent())
                        .toList(),
                records,
                unit.in(total),
                trial -> unit.in(seconds.applyAsDouble(trial)),
                List.of()));
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1e3;
    }

    private static Figure figure(
            String title,
            String text,
            String xLabel,
            List<TrialOutline> shown,
            List<TrialOutline> records,
            double end,
            ToDoubleFunction<TrialOutline> x,
            List<Layer> others) {
        List<Mark> marks = shown.stream()
                .filter(TrialOutline::rewarded)
                .map(trial ->
                        Mark.ofTrial(x.applyAsDouble(trial), trial.reward().orElseThrow(), trial.number()))
                .toList();
        Span span = Span.of(marks.stream().map(Mark::y).toList());
        List<Layer> layers = new ArrayList<>();
        layers.add(new Layer.Marks("trials", 5, Shape.DISC, marks));
        layers.addAll(others);
        layers.add(Layer.Curve.of("best so far", 0, steps(records, end, x)));
        Plot plot = new Plot(
                xLabel,
                "reward",
                xLabel.equals("trial") ? LinearAxis.counting(0, end) : LinearAxis.tight(0, Math.max(end, 1e-3)),
                span.axis(),
                layers);
        return new Figure(title, text + span.note(), plot.drawing(), table(xLabel, records, x));
    }

    private static List<Spot> steps(List<TrialOutline> records, double end, ToDoubleFunction<TrialOutline> x) {
        List<Spot> steps = new ArrayList<>();
        for (TrialOutline trial : records) {
            double at = x.applyAsDouble(trial);
            if (!steps.isEmpty()) {
                steps.add(new Spot(at, steps.get(steps.size() - 1).y()));
            }
            steps.add(new Spot(at, trial.reward().orElseThrow()));
        }
        steps.add(new Spot(end, steps.get(steps.size() - 1).y()));
        return steps;
    }

    private static Table table(String xLabel, List<TrialOutline> records, ToDoubleFunction<TrialOutline> x) {
        boolean byTrial = xLabel.equals("trial");
        List<Table.Column> columns = new ArrayList<>(List.of(Table.Column.numbers("trial")));
        if (!byTrial) {
            columns.add(Table.Column.numbers(xLabel));
        }
        columns.addAll(List.of(
                Table.Column.numbers("reward"), Table.Column.numbers("accuracy"), Table.Column.numbers("MACs")));
        List<Table.Row> rows = new ArrayList<>();
        for (TrialOutline trial : records) {
            List<String> cells = new ArrayList<>(List.of(String.valueOf(trial.number())));
            if (!byTrial) {
                cells.add(Amounts.brief(x.applyAsDouble(trial)));
            }
            cells.addAll(List.of(
                    Amounts.decimal(trial.reward()), Amounts.percent(trial.accuracy()), Amounts.count(trial.macs())));
            rows.add(Table.Row.ofTrial(trial.number(), cells.toArray(String[]::new)));
        }
        return new Table(columns, rows);
    }

    private static String times(int count) {
        return count == 0 ? "no more" : count == 1 ? "once" : count == 2 ? "twice" : count + " times";
    }
}
