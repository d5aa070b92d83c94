package io.nas4j.space.notation;

import io.nas4j.space.InvalidInputException;
import io.nas4j.space.Require;
import io.nas4j.space.architecture.Block;
import io.nas4j.space.architecture.Stage;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The tokens of a block string: keys with numbers, and words. The programs that read such strings ignore what they do not
 * know and take the last of two; here both are refused.
 */
final class Tokens {

    private final BlockString string;
    private final Map<String, Token> values = new LinkedHashMap<>();
    private final Set<String> words = new HashSet<>();

    private Tokens(BlockString string) {
        this.string = string;
    }

    /**
     * What a string may consist of.
     *
     * @param keys that have a number
     * @param words that stand alone
     * @param reasons why other keys and words are refused; all others are unknown
     */
    record Grammar(List<String> keys, List<String> words, Map<String, String> reasons) {}

    private record Token(String value, String place) {}

    /**
     * Reads a string's tokens.
     *
     * @param from where the first begins
     * @throws InvalidInputException with the token's place
     */
    static Tokens read(BlockString string, int from, Grammar grammar) {
        Tokens tokens = new Tokens(string);
        String text = string.text();
        int start = from;
        while (start <= text.length()) {
            int underscore = text.indexOf('_', start);
            int end = underscore < 0 ? text.length() : underscore;
            String token = text.substring(start, end);
            String place = string.place(token, start);
            Place.in(place, () -> tokens.accept(token, place, grammar));
            start = end + 1;
        }
        return tokens;
    }

    private boolean accept(String token, String place, Grammar grammar) {
        if (grammar.words().contains(token)) {
            if (!words.add(token)) {
                throw new InvalidInputException("'" + token + "' may stand only once");
            }
            return true;
        }
        int digit = 0;
        while (digit < token.length() && !isDigit(token.charAt(digit))) {
            digit++;
        }
        String key = token.substring(0, digit);
        if (key.equals("se.")) {
            throw new InvalidInputException(
                    "the digit before the point is missing, and without it the key would be 'se.'; write se0"
                            + Place.abbreviated(token.substring(2)));
        }
        String reason = grammar.reasons().get(key);
        if (reason != null) {
            throw new InvalidInputException(reason);
        }
        if (!grammar.keys().contains(key) || digit == token.length()) {
            throw new InvalidInputException("a token is one of " + String.join(", ", grammar.keys()) + " and a number"
                    + (grammar.words().isEmpty() ? "" : ", or one of " + String.join(", ", grammar.words())));
        }
        if (values.put(key, new Token(token.substring(digit), place)) != null) {
            throw new InvalidInputException("key '" + key + "' may stand only once");
        }
        return true;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Refuses the string where one of the keys is missing. */
    void require(List<String> keys) {
        for (String key : keys) {
            if (!values.containsKey(key)) {
                throw new InvalidInputException(
                        string.place() + ": key '" + key + "' is missing; required are " + String.join(", ", keys));
            }
        }
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    boolean word(String word) {
        return words.contains(word);
    }

    /** What a key's text means; refusals get its place. */
    <T> T read(String key, Function<String, T> read) {
        Token token = token(key);
        return Place.in(token.place(), () -> read.apply(token.value()));
    }

    /** Builds something from all tokens; refusals get the place of the string. */
    <T> T build(Supplier<T> build) {
        return Place.in(string.place(), build);
    }

    /** A refusal of what a key says, with its place. */
    InvalidInputException refused(String key, String reason) {
        return new InvalidInputException(reason).at(token(key).place());
    }

    private Token token(String key) {
        Token token = values.get(key);
        if (token == null) {
            throw new IllegalStateException("key '" + key + "' was not required");
        }
        return token;
    }

    int integer(String key, String what, int min, int max) {
        return read(key, value -> Require.between(what, integer(what, value), min, max));
    }

    double decimal(String key, String what, double min, double max) {
        return read(key, value -> {
            if (!value.matches("[0-9]{1,17}(\\.[0-9]{1,25})?([eE]-?[0-9]{1,3})?")) {
                throw new InvalidInputException(what + " must be a number, but was '" + Place.abbreviated(value) + "'");
            }
            return Require.between(what, Double.parseDouble(value), min, max);
        });
    }

    /** Key {@code r}. */
    int layers() {
        return integer("r", "repeats", 1, Stage.MAX_LAYERS);
    }

    /** Key {@code k}. */
    int kernel() {
        return read("k", value -> Require.oneOf("kernel", integer("kernel", value), Block.KERNELS));
    }

    /** Key {@code se}; 0 where it is missing. */
    double squeeze() {
        return has("se") ? decimal("se", "SE ratio", 0.0001, 1) : 0;
    }

    private static int integer(String what, String value) {
        if (!value.matches("[0-9]{1,9}")) {
            throw new InvalidInputException(
                    what + " must be a whole number of at most 9 digits, but was '" + Place.abbreviated(value) + "'");
        }
        return Integer.parseInt(value);
    }
}
