package io.nas4j.db.table;

import io.nas4j.core.json.text.JsonText;
import io.nas4j.core.trial.FieldKind;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialField;
import io.nas4j.core.trial.TrialResult;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.Update;

/** The columns that the table of a trial's fields names: their part of statements, and how values of each kind are written. */
final class TrialColumns {

    private static final List<TrialField> STORED = TrialField.stored();
    private static final List<TrialField> OF_RESULT =
            STORED.stream().filter(TrialField::ofResult).toList();

    /** All of them, with commas between; {@link TrialRow} reads a row of these. */
    static final String ALL = STORED.stream().map(TrialColumns::name).collect(Collectors.joining(", "));

    /** Writes a whole trial of {@code :study} and {@code :phase}. */
    static final String INSERT = "INSERT INTO trial (study_id, phase, " + ALL + ") VALUES (:study, :phase, "
            + STORED.stream().map(TrialColumns::parameter).collect(Collectors.joining(", ")) + ")";

    /** Writes the result of a trial, and when it came. */
    static final String SET_RESULT = "UPDATE trial SET "
            + Stream.concat(OF_RESULT.stream(), Stream.of(TrialField.FINISHED))
                    .map(field -> name(field) + " = " + parameter(field))
                    .collect(Collectors.joining(", "));

    private TrialColumns() {}

    static String name(TrialField field) {
        return field.column().orElseThrow();
    }

    private static String parameter(TrialField field) {
        return ":" + name(field) + (field.kind() == FieldKind.WORDS ? " FORMAT JSON" : "");
    }

    /** Gives {@link #INSERT} its values. */
    static Update bind(Update insert, Trial trial) {
        STORED.forEach(field -> bind(insert, field, field.stored(trial)));
        return insert;
    }

    /** Gives {@link #SET_RESULT} its values. */
    static Update bind(Update update, TrialResult result, Instant finished) {
        OF_RESULT.forEach(field -> bind(update, field, field.stored(result)));
        bind(update, TrialField.FINISHED, Optional.of(finished));
        return update;
    }

    private static void bind(Update update, TrialField field, Optional<Object> value) {
        if (value.isPresent()) {
            update.bind(name(field), written(field.kind(), value.get()));
        } else {
            update.bindNull(name(field), Types.NULL);
        }
    }

    private static Object written(FieldKind kind, Object value) {
        return switch (kind) {
            case WORDS ->
                JsonText.array(((List<?>) value).stream().map(String::valueOf).toList());
            case TIME -> ((Instant) value).atOffset(ZoneOffset.UTC);
            case ORDINAL, WHOLE, SEED, DECIMAL, MILLISECONDS, WORD -> value;
        };
    }
}
