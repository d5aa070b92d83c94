package io.nas4j.db.table;

import io.nas4j.core.WorkFailedException;
import io.nas4j.core.json.text.JsonText;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialField;
import io.nas4j.core.trial.TrialOutline;
import io.nas4j.core.trial.TrialValues;
import io.nas4j.space.InvalidInputException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** A row of some columns of a trial: how values of each kind are read. */
final class TrialRow implements TrialValues {

    private static final ColumnList ALL = ColumnList.of(TrialField.stored());

    private final ResultSet row;
    private final ColumnList columns;

    private TrialRow(ResultSet row, ColumnList columns) {
        this.row = row;
        this.columns = columns;
    }

    /** The trial of a row that has {@link TrialColumns#ALL}. */
    static Trial read(ResultSet row, Phase phase) throws SQLException {
        return read(phase, () -> Trial.read(phase, new TrialRow(row, ALL)));
    }

    /** The outline of a search trial, of a row that has the columns of one. */
    static TrialOutline outline(ResultSet row, ColumnList columns) throws SQLException {
        return read(Phase.SEARCH, () -> TrialOutline.read(new TrialRow(row, columns)));
    }

    private static <T> T read(Phase phase, Supplier<T> how) throws SQLException {
        try {
            return how.get();
        } catch (Unread e) {
            throw e.error;
        } catch (IllegalArgumentException | NoSuchElementException | InvalidInputException e) {
            throw new WorkFailedException(
                    "the store has a " + phase.text() + " trial that this release cannot read: " + e.getMessage(), e);
        }
    }

    @Override
    public OptionalInt ordinal(TrialField field) {
        return get(field, Columns::integer);
    }

    @Override
    public OptionalLong whole(TrialField field) {
        return get(field, Columns::whole);
    }

    @Override
    public OptionalDouble decimal(TrialField field) {
        return get(field, Columns::decimal);
    }

    @Override
    public Optional<String> word(TrialField field) {
        return get(field, Columns::text);
    }

    @Override
    public List<String> words(TrialField field) {
        return word(field).map(JsonText::array).orElse(List.of());
    }

    @Override
    public Optional<Instant> time(TrialField field) {
        return get(field, Columns::time);
    }

    private <T> T get(TrialField field, Reading<T> reading) {
        try {
            return reading.of(row, columns.place(field));
        } catch (SQLException e) {
            throw new Unread(e);
        }
    }

    @FunctionalInterface
    private interface Reading<T> {
        T of(ResultSet row, int place) throws SQLException;
    }

    /** Takes an error of the database through methods that know none. */
    private static final class Unread extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final SQLException error;

        Unread(SQLException error) {
            super(error);
            this.error = error;
        }
    }
}
