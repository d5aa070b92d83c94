package io.nas4j.core.trial;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What a store has of one trial, field by field; each method is for the fields of one kind. */
public interface TrialValues {

    /** The value of an {@link FieldKind#ORDINAL}. */
    OptionalInt ordinal(TrialField field);

    /** The value of a {@link FieldKind#WHOLE} or {@link FieldKind#SEED}; of {@link FieldKind#MILLISECONDS} the nanoseconds. */
    OptionalLong whole(TrialField field);

    /** The value of a {@link FieldKind#DECIMAL}. */
    OptionalDouble decimal(TrialField field);

    /** The value of a {@link FieldKind#WORD}. */
    Optional<String> word(TrialField field);

    /** The value of {@link FieldKind#WORDS}; empty where there is none. */
    List<String> words(TrialField field);

    /** The value of a {@link FieldKind#TIME}. */
    Optional<Instant> time(TrialField field);
}
