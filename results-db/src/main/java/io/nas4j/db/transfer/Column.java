package io.nas4j.db.transfer;

/**
 * A column of an export.
 *
 * @param name name in lower case
 * @param kind how its values are written
 * @param key true for the numbers that the database itself gives to the rows of a table
 */
record Column(String name, Kind kind, boolean key) {

    enum Kind {
        NUMBER,
        TEXT,
        /** A text that is JSON. */
        JSON
    }

    /** A column of a file that gives only its name. */
    static Column named(String name) {
        return new Column(name, Kind.TEXT, false);
    }

    /** A seed may be any number of 64 bits, of which programs that know numbers as doubles alone would change the digits. */
    static Kind kindOf(String name, String sqlType) {
        return name.equals("seed") ? Kind.TEXT : kindOf(sqlType);
    }

    private static Kind kindOf(String sqlType) {
        return switch (sqlType) {
            case "BIGINT", "INTEGER", "DOUBLE PRECISION" -> Kind.NUMBER;
            case "JSON" -> Kind.JSON;
            default -> Kind.TEXT;
        };
    }
}
