package io.nas4j.db.table;

import io.nas4j.core.trial.TrialField;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Some columns of a trial, in the order in which a statement asks for them. */
final class ColumnList {

    private final String columns;
    /** By the ordinal of the field, from 1; 0 of a field that is not among them. */
    private final int[] places;

    private ColumnList(String columns, int[] places) {
        this.columns = columns;
        this.places = places;
    }

    static ColumnList of(List<TrialField> fields) {
        return new ColumnList(
                fields.stream().map(TrialColumns::name).collect(Collectors.joining(", ")),
                Arrays.stream(TrialField.values())
                        .mapToInt(field -> fields.indexOf(field) + 1)
                        .toArray());
    }

    /** Their names, with commas between. */
    String columns() {
        return columns;
    }

    /** Where a row has a field, from 1. */
    int place(TrialField field) {
        return places[field.ordinal()];
    }
}
