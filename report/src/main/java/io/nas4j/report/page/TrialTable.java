package io.nas4j.report.page;

import io.nas4j.core.query.TrialOrder;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialField;
import io.nas4j.report.figure.Amounts;
import io.nas4j.report.figure.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The table of trials, by falling reward. Its columns are called as the fields of {@code nas4j trials}. */
final class TrialTable {

    private TrialTable() {}

    static Table of(List<Trial> trials) {
        List<TrialField> fields = new ArrayList<>();
        for (TrialField field : TrialField.shown(Phase.SEARCH)) {
            if (TrialField.compared().contains(field) && isThere(field, trials)) {
                fields.add(field);
            }
        }
        if (isThere(TrialField.LATENCY_MS, trials)) {
            fields.add(TrialField.LATENCY_MS);
        }
        return new Table(
                fields.stream()
                        .map(field ->
                                new Table.Column(field.text(), field.kind().numeric()))
                        .toList(),
                trials.stream()
                        .sorted(new TrialOrder(TrialField.REWARD, true).comparator())
                        .map(trial -> Table.Row.ofTrial(
                                trial.number(),
                                fields.stream().map(field -> text(field, trial)).toArray(String[]::new)))
                        .toList());
    }

    private static boolean isThere(TrialField field, List<Trial> trials) {
        return trials.stream().anyMatch(trial -> field.shown(trial).isPresent());
    }

    private static String text(TrialField field, Trial trial) {
        Optional<Object> value = field.shown(trial);
        if (value.isEmpty()) {
            return Amounts.NONE;
        }
        return switch (field) {
            case ACCURACY, TEST_ACCURACY -> Amounts.percent((Double) value.get());
            case REWARD -> Amounts.decimal((Double) value.get());
            case MACS, PARAMS -> Amounts.count((Long) value.get());
            case SECONDS -> Amounts.time((Double) value.get());
            case LATENCY_MS -> Amounts.brief((Double) value.get());
            default -> value.get().toString();
        };
    }
}
