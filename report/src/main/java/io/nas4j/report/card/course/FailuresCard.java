package io.nas4j.report.card.course;

import io.nas4j.core.trial.FailureCause;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialState;
import io.nas4j.report.card.Card;
import io.nas4j.report.card.Content;
import io.nas4j.report.card.Part;
import io.nas4j.report.figure.Amounts;
import io.nas4j.report.figure.Bars;
import io.nas4j.report.figure.Figure;
import io.nas4j.report.figure.Scales;
import io.nas4j.report.figure.Table;
import io.nas4j.report.record.StudyRecords;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Why trials failed. */
public final class FailuresCard implements Card {

    private static final int EXAMPLES = 3;

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
        List<Trial> failed = study.search().stream()
                .filter(trial -> trial.state() == TrialState.FAILED)
                .toList();
        if (failed.isEmpty()) {
            return Content.empty(
                    study.summary().finished() == 0 ? "No trial has ended yet." : "No trial of the search failed.");
        }
        Map<FailureCause, List<Trial>> causes = failed.stream()
                .collect(Collectors.groupingBy(
                        trial -> trial.cause().orElse(FailureCause.ERROR), TreeMap::new, Collectors.toList()));
        List<Map.Entry<FailureCause, List<Trial>>> sorted = new ArrayList<>(causes.entrySet());
        sorted.sort(Comparator.comparingInt(entry -> -entry.getValue().size()));
        return Content.of(
                new Part.Drawn(figure(sorted, failed.size(), study.summary().finished())),
                new Part.Tabled("Some that failed", examples(sorted)));
    }

    private static Figure figure(List<Map.Entry<FailureCause, List<Trial>>> causes, int failed, int finished) {
        List<Bars.Bar> bars = causes.stream()
                .map(entry -> Bars.Bar.of(
                        entry.getKey().name(),
                        entry.getValue().size(),
                        String.valueOf(entry.getValue().size())))
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
                                        String.valueOf(entry.getValue().size())))
                                .toList()));
    }

    private static Table examples(List<Map.Entry<FailureCause, List<Trial>>> causes) {
        return new Table(
                List.of(Table.Column.numbers("trial"), Table.Column.words("cause"), Table.Column.words("message")),
                causes.stream()
                        .flatMap(entry -> entry.getValue().stream().limit(EXAMPLES))
                        .map(trial -> Table.Row.ofTrial(
                                trial.number(),
                                String.valueOf(trial.number()),
                                trial.cause().map(Enum::name).orElse(Amounts.NONE),
                                trial.message().orElse(Amounts.NONE)))
                        .toList());
    }
}
