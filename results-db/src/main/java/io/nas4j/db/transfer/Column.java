package io.nas4j.db.transfer;

/**
 * A column as it is exported.
 *
 * @param name in small letters
 * @param kind how its values are written
 */
record Column(String name, Kind kind) {

    enum Kind {
        NUMBER,
        TEXT,
        /** A text that is JSON. */
        JSON
    }

    static Kind kindOf(String sqlType) {
        return switch (sqlType) {
            case "BIGINT", "INTEGER", "DOUBLE PRECISION" -> Kind.NUMBER;
            case "JSON" -> Kind.JSON;
            default -> Kind.TEXT;
        };
    }
}
