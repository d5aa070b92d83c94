package io.nas4j.db.allowed;

import java.sql.SQLException;

/** A database file has something in it that this program never makes. Nothing of the file was run. */
public final class ForeignObjectException extends SQLException {

    private static final long serialVersionUID = 1;

    /** @param found what it is, as {@code the trigger "PUBLIC"."T"} */
    ForeignObjectException(String found) {
        super(found);
    }

    /** What was found, as words of a sentence. */
    public String found() {
        return String.valueOf(getMessage());
    }
}
