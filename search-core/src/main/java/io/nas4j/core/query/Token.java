package io.nas4j.core.query;

import io.nas4j.space.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A piece of a condition's text.
 *
 * @param at its first character, from 1
 */
record Token(Kind kind, String text, int at) {

    enum Kind {
        WORD,
        QUOTED,
        NUMBER,
        OPERATOR,
        OPEN,
        CLOSE,
        END
    }

    private static final Pattern NEXT = Pattern.compile("\\s*(?:"
            + "(?<number>-?[0-9]{1,30}(?:\\.[0-9]{1,30})?(?:[eE][+-]?[0-9]{1,3})?[kKmMgG]?(?![A-Za-z0-9_.]))"
            + "|(?<word>[A-Za-z_][A-Za-z0-9_]*)"
            + "|'(?<single>[^']*)'|\"(?<double>[^\"]*)\""
            + "|(?<operator><=|>=|!=|<>|==|=|<|>)"
            + "|(?<open>\\()|(?<close>\\)))");

    /** All of a text's, and one that is its end. */
    static List<Token> of(String text) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = NEXT.matcher(text);
        int at = 0;
        int end = text.stripTrailing().length();
        while (at < end) {
            if (!matcher.find(at) || matcher.start() != at) {
                throw unreadable(text, at);
            }
            tokens.add(token(matcher));
            at = matcher.end();
        }
        tokens.add(new Token(Kind.END, "", end + 1));
        return tokens;
    }

    private static Token token(Matcher matcher) {
        for (Kind kind : List.of(Kind.NUMBER, Kind.WORD, Kind.OPERATOR, Kind.OPEN, Kind.CLOSE)) {
            String group = kind.name().toLowerCase(Locale.ROOT);
            if (matcher.group(group) != null) {
                return new Token(kind, matcher.group(group), matcher.start(group) + 1);
            }
        }
        String group = matcher.group("single") != null ? "single" : "double";
        return new Token(Kind.QUOTED, matcher.group(group), matcher.start(group));
    }

    private static InvalidInputException unreadable(String text, int at) {
        int place = at;
        while (Character.isWhitespace(text.charAt(place))) {
            place++;
        }
        char first = text.charAt(place);
        String what = first == '\'' || first == '"'
                ? "a text that does not end"
                : "'" + text.substring(place, Math.min(text.length(), place + 20)) + "'";
        return ConditionParser.refused(
                place + 1,
                what,
                "a field, a number as 0.8, 20M or 1.5e6, a text in quotes, and, or, not, or one of"
                        + " < <= = != >= > ( )");
    }

    boolean is(String word) {
        return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }

    /** For messages. */
    String shown() {
        return kind == Kind.END ? "the end" : "'" + text + "'";
    }
}
