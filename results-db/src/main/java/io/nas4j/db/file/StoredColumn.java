package io.nas4j.db.file;

import org.h2.value.Value;

/**
 * A column of a stored row.
 *
 * @param name name in lower case
 * @param type name of the SQL type, as the information schema has it
 * @param longest characters of a text at most; means nothing for other types
 */
public record StoredColumn(String name, String type, long longest) {

    private static final String TEXT = "CHARACTER VARYING";

    /** Such a column has exactly as many characters as it may have. */
    private static final String HASH = "sha256";

    /** Whether the column may have a value. */
    boolean fits(Value value) {
        int stored = value.getValueType();
        if (stored == Value.NULL) {
            return true;
        }
        if (!Value.getTypeName(stored).equals(type)) {
            return false;
        }
        if (!type.equals(TEXT)) {
            return true;
        }
        int length = String.valueOf(value.getString()).length();
        return name.equals(HASH) ? length == longest : length <= longest;
    }
}
