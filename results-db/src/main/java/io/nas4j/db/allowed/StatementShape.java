package io.nas4j.db.allowed;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The form of a statement without what it is about: {@code q} for each quoted name, {@code s} for each text, {@code n} for each
 * number, words as they are, and single blanks between what would otherwise run together.
 */
final class StatementShape {

    private static final Pattern AROUND_MARKS = Pattern.compile(" ?([(),.=<>]) ?");
    private static final Pattern BLANKS = Pattern.compile(" {2,}");

    private final String sql;
    private final StringBuilder shape = new StringBuilder();
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
        String blanks = BLANKS.matcher(reading.shape).replaceAll(" ").strip();
        return Optional.of(AROUND_MARKS.matcher(blanks).replaceAll("$1"));
    }

    private boolean next() {
        char c = sql.charAt(at);
        if (c == '"' || c == '\'') {
            shape.append(c == '"' ? 'q' : 's');
            return quoted(c);
        }
        if (digit(at) || (c == '-' && digit(at + 1))) {
            shape.append('n');
            do {
                at++;
            } while (digit(at) || (at < sql.length() && sql.charAt(at) == '.'));
            return true;
        }
        at++;
        if (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
            shape.append(' ');
            return true;
        }
        shape.append(c);
        return (c >= 'A' && c <= 'Z')
                || (c == '_' && shape.length() > 1)
                || c == '('
                || c == ')'
                || c == ','
                || c == '.'
                || c == '='
                || c == '<'
                || c == '>';
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
