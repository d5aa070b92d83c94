package io.nas4j.report.card.network;

import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialOutline;
import io.nas4j.report.card.Card;
import io.nas4j.report.card.Content;
import io.nas4j.report.card.Part;
import io.nas4j.report.figure.Amounts;
import io.nas4j.report.figure.Figure;
import io.nas4j.report.figure.Stages;
import io.nas4j.report.figure.Table;
import io.nas4j.report.record.StudyRecords;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The best network and the next best, part by part, and where they differ. */
public final class DifferenceCard implements Card {

    @Override
    public String name() {
        return "difference";
    }

    @Override
    public String title() {
        return "The best two networks, and how they differ";
    }

    @Override
    public Content content(StudyRecords study) {
        List<TrialOutline> ranked = study.search().best();
        if (ranked.size() < 2) {
            return Content.empty("Two networks are compared where two trials are complete; the study has "
                    + Amounts.of(ranked.size(), "complete trial") + ".");
        }
        Trial best = whole(study, ranked.get(0));
        Trial next = whole(study, ranked.get(1));
        List<Row> rows = rows(best, next);
        Set<String> differing = new LinkedHashSet<>();
        rows.stream().filter(Row::differs).forEach(row -> differing.add(row.part()));
        return Content.of(
                new Part.Text(text(best, next, differing, rows.size())),
                new Part.Drawn(figure(best, differing)),
                new Part.Drawn(figure(next, differing)),
                new Part.Tabled("Part by part", table(best, next, rows)));
    }

    private static Trial whole(StudyRecords study, TrialOutline trial) {
        return study.trials().numbered(List.of(trial.number())).get(0);
    }

    /** A part of both; empty where one has none. */
    private record Row(String part, String best, String next) {

        boolean differs() {
            return !best.equals(next);
        }
    }

    private static List<Row> rows(Trial best, Trial next) {
        Map<String, String> first = parts(best);
        Map<String, String> second = parts(next);
        Set<String> names = new LinkedHashSet<>(first.keySet());
        names.addAll(second.keySet());
        List<Row> rows = new ArrayList<>();
        for (String name : names) {
            rows.add(new Row(name, first.getOrDefault(name, ""), second.getOrDefault(name, "")));
        }
        return rows;
    }

    private static Map<String, String> parts(Trial trial) {
        Map<String, String> parts = new LinkedHashMap<>();
        for (Stages.Part part : new Stages(trial.spec().architecture(), Set.of()).parts()) {
            parts.put(part.name(), part.what() + ", " + part.channels() + (part.side() > 1 ? " channels" : " values"));
        }
        return parts;
    }

    private static Figure figure(Trial trial, Set<String> differing) {
        return StagesFigure.of("Trial " + trial.number(), trial.spec().architecture(), differing);
    }

    private static String text(Trial best, Trial next, Set<String> differing, int parts) {
        return "Trial " + best.number() + " has the highest reward, " + Amounts.decimal(best.reward()) + ": accuracy "
                + Amounts.percent(best.accuracy()) + ", " + Amounts.count(best.macs()) + " MACs, "
                + Amounts.count(best.params()) + " parameters. Trial " + next.number() + " is next, "
                + Amounts.decimal(next.reward()) + ": " + Amounts.percent(next.accuracy()) + ", "
                + Amounts.count(next.macs()) + " MACs, " + Amounts.count(next.params()) + " parameters. They differ in "
                + differing.size() + " of " + parts + " parts"
                + (differing.isEmpty() ? "." : ": " + String.join(", ", differing) + ".")
                + " The page of any trial compares its decisions with those of another.";
    }

    private static Table table(Trial best, Trial next, List<Row> rows) {
        return new Table(
                List.of(
                        Table.Column.words("part"),
                        Table.Column.words("trial " + best.number()),
                        Table.Column.words("trial " + next.number()),
                        Table.Column.words("difference")),
                rows.stream()
                        .map(row -> Table.Row.of(
                                row.part(),
                                row.best().isEmpty() ? Amounts.NONE : row.best(),
                                row.next().isEmpty() ? Amounts.NONE : row.next(),
                                row.differs() ? "differs" : "same"))
                        .toList());
    }
}
