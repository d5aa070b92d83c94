package io.nas4j.core.trial;

import java.time.Instant;
import java.util.List;

/** What a field's values are: how a store has them, how they are compared, and how listings show them. */
public enum FieldKind {
    /** An {@link Integer} that names or counts something. */
    ORDINAL,
    /** A {@link Long}. */
    WHOLE,
    /** A {@link Long} that is any of them, shown as a text: programs that know numbers as doubles alone would change its digits. */
    SEED,
    /** A {@link Double}. */
    DECIMAL,
    /** A time that is stored as a {@link Long} of nanoseconds, and compared and shown as milliseconds. */
    MILLISECONDS,
    /** A {@link String}. */
    WORD,
    /** A {@link List} of strings. */
    WORDS,
    /** An {@link Instant}, shown as ISO 8601 has it. */
    TIME;

    private static final double NANOS = 1e6;

    /** Whether values are compared as numbers. */
    public boolean numeric() {
        return this == ORDINAL || this == WHOLE || this == SEED || fractional();
    }

    /** Whether values are compared as doubles. */
    public boolean fractional() {
        return this == DECIMAL || this == MILLISECONDS;
    }

    /** A stored value as it is shown. */
    Object shown(Object stored) {
        return switch (this) {
            case MILLISECONDS -> (Long) stored / NANOS;
            case TIME, SEED -> stored.toString();
            default -> stored;
        };
    }

    /** A stored value as it is compared: a Long, a Double or a String. */
    Comparable<?> compared(Object stored) {
        return switch (this) {
            case ORDINAL -> (long) (Integer) stored;
            case WHOLE, SEED -> (Long) stored;
            case DECIMAL, MILLISECONDS -> (Double) shown(stored);
            default -> shown(stored).toString();
        };
    }
}
