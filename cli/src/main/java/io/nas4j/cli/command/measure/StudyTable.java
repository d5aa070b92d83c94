package io.nas4j.cli.command.measure;

import io.nas4j.api.input.SpaceArgument;
import io.nas4j.api.workplace.Studies;
import io.nas4j.core.evaluation.Score;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.table.AccuracyTable;
import io.nas4j.core.table.TableRow;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialState;
import io.nas4j.db.H2StudyStore;
import io.nas4j.db.h2.OpenMode;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.search.Metric;
import io.nas4j.space.staged.StagedSpace;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A study as a table: the networks of its complete search trials, each with its validation accuracy and scores. */
final class StudyTable {

    private StudyTable() {}

    /**
     * Reads a study.
     *
     * @throws InvalidInputException where there is none, or none of its trials is complete
     */
    static TableOptions.Named read(String url, String study) {
        StudyConfig config = Studies.config(url, study);
        try (StudyStore store = H2StudyStore.open(url, OpenMode.READ)) {
            // what is too slow was never trained
            StagedSpace space = SpaceArgument.definition(config.plan().space())
                    .without(Metric.LATENCY)
                    .space(config.data().input(), config.data().classes());
            Map<String, SortedMap<String, Score>> scores = store.scores(study);
            List<TableRow> rows = store.trials(study, Phase.SEARCH).stream()
                    .filter(trial -> trial.state() == TrialState.COMPLETE
                            && trial.sameAs().isEmpty()
                            && trial.accuracy().isPresent()
                            && !trial.spec().decisions().isEmpty())
                    .map(trial ->
                            row(trial, space, scores.getOrDefault(trial.fingerprint(), Collections.emptySortedMap())))
                    .toList();
            if (rows.isEmpty()) {
                throw new InvalidInputException("study " + study + " has no complete trial, so it is no table yet");
            }
            return new TableOptions.Named(study, space, new AccuracyTable(space, rows), true);
        }
    }

    private static TableRow row(Trial trial, StagedSpace space, SortedMap<String, Score> scores) {
        SortedMap<String, Double> values = new TreeMap<>();
        TableOptions.scoreNames()
                .forEach(name -> Optional.ofNullable(scores.get(name))
                        .ifPresent(score -> score.value().ifPresent(value -> values.put(name, value))));
        return new TableRow(
                trial.number() + 1,
                space.parse(trial.spec().decisions()).indices().stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining("-")),
                trial.accuracy().orElseThrow(),
                OptionalLong.of(trial.params()),
                OptionalLong.of(trial.macs()),
                values);
    }
}
