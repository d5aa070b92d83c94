package io.nas4j.db.table;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Reads columns that may be NULL, by their place in the row, from 1. */
final class Columns {

    private Columns() {}

    static OptionalDouble decimal(ResultSet row, int place) throws SQLException {
        double value = row.getDouble(place);
        return row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    static OptionalInt integer(ResultSet row, int place) throws SQLException {
        int value = row.getInt(place);
        return row.wasNull() ? OptionalInt.empty() : OptionalInt.of(value);
    }

    static Optional<String> text(ResultSet row, int place) throws SQLException {
        return Optional.ofNullable(row.getString(place));
    }

    static Optional<Instant> time(ResultSet row, int place) throws SQLException {
        return Optional.ofNullable(row.getObject(place, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    static OptionalLong whole(ResultSet row, int place) throws SQLException {
        long value = row.getLong(place);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
