package io.nas4j.db.allowed;

import java.util.Optional;

/**
 * The form of a statement without what it is about: {@code q} for each quoted name, {@code s} for each text, {@code n} for each
 * number, words as they are, and single blanks between what would otherwise run together.
 */
final class StatementShape {

    /** Around these there are no blanks. */
    private static final String MARKS = "(),.=<>";

    private final String sql;
    private final StringBuilder shape = new StringBuilder();
    private boolean blank;
    private int at;

    private StatementShape(String sql) {
        this.sql = sql;
    }

    /** Empty where the statement has anything else: comments, variables, other quotes, lower-case words. */
    static Optional<String> of(String sql) {
        StatementShape reading = new StatementShape(sql);
        while (reading.at < sql.length()) {
            if (!reading.next()) {
                return Optional.empty();
            }
        }
        return Optional.of(reading.shape.toString());
    }

    private void append(char c) {
        int last = shape.length() - 1;
        if (blank && last >= 0 && MARKS.indexOf(c) < 0 && MARKS.indexOf(shape.charAt(last)) < 0) {
            shape.append(' ');
        }
        blank = false;
        shape.append(c);
    }

    private boolean next() {
        char c = sql.charAt(at);
        if (c == '"' || c == '\'') {
            append(c == '"' ? 'q' : 's');
            return quoted(c);
        }
        if (digit(at) || (c == '-' && digit(at + 1))) {
            append('n');
            do {
                at++;
            } while (digit(at) || (at < sql.length() && sql.charAt(at) == '.'));
            return true;
        }
        at++;
        if (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
            blank = true;
            return true;
        }
        append(c);
        return (c >= 'A' && c <= 'Z') || (c == '_' && shape.length() > 1) || MARKS.indexOf(c) >= 0;
    }

    /** Moves behind the closing quote; two quotes are one of the text. */
    private boolean quoted(char quote) {
        for (at++; at < sql.length(); at++) {
            if (sql.charAt(at) == quote) {
                at++;
                if (at == sql.length() || sql.charAt(at) != quote) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean digit(int index) {
        return index < sql.length() && sql.charAt(index) >= '0' && sql.charAt(index) <= '9';
    }
}
