package io.nas4j.report.card.course;

import io.nas4j.core.trial.FailureCause;
import io.nas4j.report.card.Card;
import io.nas4j.report.card.Content;
import io.nas4j.report.card.Part;
import io.nas4j.report.figure.Amounts;
import io.nas4j.report.figure.Bars;
import io.nas4j.report.figure.Figure;
import io.nas4j.report.figure.Scales;
import io.nas4j.report.figure.Table;
import io.nas4j.report.record.Failures;
import io.nas4j.report.record.StudyRecords;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Why trials failed. */
public final class FailuresCard implements Card {

    @Override
    public String name() {
        return "failures";
    }

    @Override
    public String title() {
        return "Failures by cause";
    }

    @Override
    public Content content(StudyRecords study) {
        Map<FailureCause, Failures> failures = study.search().totals().failures();
        if (failures.isEmpty()) {
            return Content.empty(
                    study.summary().finished() == 0 ? "No trial has ended yet." : "No trial of the search failed.");
        }
        List<Map.Entry<FailureCause, Failures>> sorted = new ArrayList<>(failures.entrySet());
        sorted.sort(Comparator.comparingInt((Map.Entry<FailureCause, Failures> entry) ->
                        -entry.getValue().count())
                .thenComparing(Map.Entry::getKey));
        return Content.of(
                new Part.Drawn(figure(sorted, study.summary().finished())),
                new Part.Tabled("Some that failed", examples(study, sorted)));
    }

    private static Figure figure(List<Map.Entry<FailureCause, Failures>> causes, int finished) {
        int failed = causes.stream().mapToInt(entry -> entry.getValue().count()).sum();
        List<Bars.Bar> bars = causes.stream()
                .map(entry -> Bars.Bar.of(
                        entry.getKey().name(),
                        entry.getValue().count(),
                        String.valueOf(entry.getValue().count())))
                .toList();
        double most = bars.stream().mapToDouble(Bars.Bar::value).max().orElse(1);
        String text =
                Amounts.of(failed, "trial") + " of " + finished + " failed (" + Amounts.percent(1.0 * failed / finished)
                        + "), most often by " + causes.get(0).getKey() + ".";
        return new Figure(
                "Failed trials",
                text,
                new Bars("trials", Scales.fromZero(most), false, bars).drawing(),
                new Table(
                        List.of(Table.Column.words("cause"), Table.Column.numbers("trials")),
                        causes.stream()
                                .map(entry -> Table.Row.of(
                                        entry.getKey().name(),
                                        String.valueOf(entry.getValue().count())))
                                .toList()));
    }

    private static Table examples(StudyRecords study, List<Map.Entry<FailureCause, Failures>> causes) {
        return new Table(
                List.of(Table.Column.numbers("trial"), Table.Column.words("cause"), Table.Column.words("message")),
                causes.stream()
                        .flatMap(entry ->
                                study.trials().numbered(entry.getValue().first()).stream())
                        .map(trial -> Table.Row.ofTrial(
                                trial.number(),
                                String.valueOf(trial.number()),
                                trial.cause().map(Enum::name).orElse(Amounts.NONE),
                                trial.message().orElse(Amounts.NONE)))
                        .toList());
    }
}
