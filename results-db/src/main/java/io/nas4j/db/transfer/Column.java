package io.nas4j.db.transfer;

/**
 * A column as it is exported.
 *
 * @param name in small letters
 * @param kind how its values are written
 * @param key whether the database itself gives its values, which number the rows of a table
 */
record Column(String name, Kind kind, boolean key) {

    enum Kind {
        NUMBER,
        TEXT,
        /** A text that is JSON. */
        JSON
    }

    /** A column as a file has it, which says no more than its name. */
    static Column named(String name) {
        return new Column(name, Kind.TEXT, false);
    }

    static Kind kindOf(String sqlType) {
        return switch (sqlType) {
            case "BIGINT", "INTEGER", "DOUBLE PRECISION" -> Kind.NUMBER;
            case "JSON" -> Kind.JSON;
            default -> Kind.TEXT;
        };
    }
}
