package io.nas4j.cluster.wire;

import java.util.ArrayList;
import java.util.List;

/**
 * One line between the search and Spark's driver.
 *
 * @param word says what it is about
 * @param fields what belongs to the word; any text
 */
public record Frame(String word, List<String> fields) {

    private static final String BETWEEN = "\t";

    public Frame {
        fields = List.copyOf(fields);
    }

    public static Frame of(String word, Object... fields) {
        List<String> texts = new ArrayList<>();
        for (Object field : fields) {
            texts.add(String.valueOf(field));
        }
        return new Frame(word, texts);
    }

    /** The frame that {@link #text} wrote. */
    public static Frame parse(String line) {
        String[] parts = line.split(BETWEEN, -1);
        List<String> fields = new ArrayList<>();
        for (int i = 1; i < parts.length; i++) {
            fields.add(unescape(parts[i]));
        }
        return new Frame(parts[0], fields);
    }

    /** One line, without its end. */
    public String text() {
        StringBuilder text = new StringBuilder(word);
        fields.forEach(field -> text.append(BETWEEN).append(escape(field)));
        return text.toString();
    }

    public String field(int index) {
        return fields.get(index);
    }

    public long number(int index) {
        return Long.parseLong(fields.get(index));
    }

    private static String escape(String text) {
        return text.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }

    private static String unescape(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                i++;
                plain.append(
                        switch (text.charAt(i)) {
                            case 't' -> '\t';
                            case 'n' -> '\n';
                            case 'r' -> '\r';
                            default -> text.charAt(i);
                        });
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }
}
