package io.nas4j.evaluator.trainer;

import io.nas4j.space.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The words of a command, without a shell. White space ends a word. Between single quotes every character stands for itself.
 * Between double quotes, and outside quotes, a backslash makes the next character stand for itself. Nothing else means
 * anything: no variables, no patterns, no pipes.
 */
final class CommandWords {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private CommandWords() {}

    /**
     * Splits a command.
     *
     * @throws InvalidInputException where a quote does not end, or a backslash is the last character
     */
    static List<String> split(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean begun = false;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char here = text.charAt(i);
            if (here == '\\' && quote != '\'') {
                i++;
                if (i == text.length()) {
                    throw new InvalidInputException(
                            "the command " + text + " ends with a backslash, behind which a" + " character must stand");
                }
                word.append(text.charAt(i));
                begun = true;
            } else if (quote != 0 && here == quote) {
                quote = 0;
            } else if (quote != 0) {
                word.append(here);
            } else if (here == '\'' || here == '"') {
                quote = here;
                begun = true;
            } else if (Character.isWhitespace(here)) {
                if (begun) {
                    words.add(word.toString());
                }
                word.setLength(0);
                begun = false;
            } else {
                word.append(here);
                begun = true;
            }
        }
        if (quote != 0) {
            throw new InvalidInputException("the command " + text + " has a quote " + quote + " that does not end");
        }
        if (begun) {
            words.add(word.toString());
        }
        return words;
    }

    /** The words as a text that {@link #split} takes apart again. */
    static String join(List<String> words) {
        return words.stream().map(CommandWords::quoted).collect(Collectors.joining(" "));
    }

    private static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
