package io.nas4j.report.card.course;

import io.nas4j.core.store.StrategyRecord;
import io.nas4j.core.strategy.StrategyEvent;
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
import io.nas4j.report.record.StudyRecords;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the strategy told of itself: values by trial, and what happened to it. */
public final class StrategyCard implements Card {

    private static final int MOST_FIGURES = 6;
    private static final int MOST_ROWS = 100;
    private static final int MOST_POINTS = 300;

    @Override
    public String name() {
        return "strategy";
    }

    @Override
    public String title() {
        return "What the strategy did";
    }

    @Override
    public Content content(StudyRecords study) {
        List<StrategyRecord> records = study.strategy().get();
        String strategy = study.config().plan().strategy();
        if (records.isEmpty()) {
            return Content.empty(
                    "Strategy " + strategy + " has told nothing: not every strategy learns, and those that do"
                            + " tell it after some trials.");
        }
        Content content = Content.of(new Part.Text(counts(records)));
        TreeMap<String, List<StrategyRecord>> values = new TreeMap<>();
        for (StrategyRecord record : records) {
            record.event()
                    .values()
                    .keySet()
                    .forEach(name -> values.computeIfAbsent(name, unused -> new ArrayList<>())
                            .add(record));
        }
        int drawn = 0;
        for (Map.Entry<String, List<StrategyRecord>> value : values.entrySet()) {
            if (drawn < MOST_FIGURES && varies(value.getKey(), value.getValue())) {
                content = content.with(new Part.Drawn(figure(value.getKey(), value.getValue())));
                drawn++;
            }
        }
        return content.with(new Part.Tabled(
                "The last " + Amounts.of(Math.min(MOST_ROWS, records.size()), "record"), table(records)));
    }

    private static String counts(List<StrategyRecord> records) {
        Map<StrategyEvent.Kind, Long> counts = records.stream()
                .collect(Collectors.groupingBy(record -> record.event().kind(), TreeMap::new, Collectors.counting()));
        return "It told of " + Amounts.of(records.size(), "event") + ": "
                + counts.entrySet().stream()
                        .map(entry -> entry.getValue() + " × " + entry.getKey().text())
                        .collect(Collectors.joining(", "))
                + "."
                + (counts.containsKey(StrategyEvent.Kind.COLLAPSE) ? " Its proposals began to repeat themselves." : "")
                + (counts.containsKey(StrategyEvent.Kind.EXHAUSTED) ? " Nothing was left to propose." : "");
    }

    private static boolean varies(String name, List<StrategyRecord> records) {
        return records.stream().map(record -> value(record, name)).distinct().count() > 1
                && records.stream().mapToDouble(record -> value(record, name)).allMatch(Double::isFinite);
    }

    private static double value(StrategyRecord record, String name) {
        return Objects.requireNonNull(record.event().values().get(name));
    }

    private static Figure figure(String name, List<StrategyRecord> all) {
        int step = Math.max(1, all.size() / MOST_POINTS);
        List<StrategyRecord> records = IntStream.range(0, all.size())
                .filter(i -> i % step == 0 || i == all.size() - 1)
                .mapToObj(all::get)
                .toList();
        List<Spot> spots = records.stream()
                .map(record -> new Spot(record.observed(), value(record, name)))
                .toList();
        List<Layer> layers = new ArrayList<>(List.of(Layer.Curve.of("", 0, spots)));
        if (spots.size() <= MOST_POINTS / 4) {
            layers.add(new Layer.Marks(
                    "",
                    0,
                    Shape.DISC,
                    spots.stream().map(spot -> Mark.of(spot.x(), spot.y())).toList()));
        }
        double last = spots.get(spots.size() - 1).x();
        Plot plot = new Plot(
                "trials that it had seen",
                name,
                LinearAxis.counting(spots.get(0).x(), last),
                Scales.around(spots.stream().map(Spot::y).toList()),
                layers);
        String text = String.format(
                Locale.ROOT,
                "%s was %s first and %s at the end.",
                name,
                Amounts.brief(spots.get(0).y()),
                Amounts.brief(spots.get(spots.size() - 1).y()));
        return new Figure(
                name,
                text,
                plot.drawing(),
                new Table(
                        List.of(Table.Column.numbers("trials seen"), Table.Column.numbers(name)),
                        spots.stream()
                                .map(spot -> Table.Row.of(Amounts.brief(spot.x()), Amounts.brief(spot.y())))
                                .toList()));
    }

    private static Table table(List<StrategyRecord> records) {
        return new Table(
                List.of(
                        Table.Column.numbers("record"),
                        Table.Column.numbers("proposed"),
                        Table.Column.numbers("seen"),
                        Table.Column.words("kind"),
                        Table.Column.words("values"),
                        Table.Column.words("text")),
                records.subList(Math.max(0, records.size() - MOST_ROWS), records.size()).stream()
                        .map(record -> Table.Row.of(
                                String.valueOf(record.number()),
                                String.valueOf(record.proposed()),
                                String.valueOf(record.observed()),
                                record.event().kind().text(),
                                record.event().values().entrySet().stream()
                                        .map(entry -> entry.getKey() + " " + Amounts.brief(entry.getValue()))
                                        .collect(Collectors.joining(", ")),
                                record.event().text()))
                        .toList());
    }
}
