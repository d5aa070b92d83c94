package io.nas4j.report.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A page in GitHub's Markdown, part by part. Plain texts are shown as they are: what has a meaning in Markdown or HTML is
 * escaped.
 */
public final class Markdown {

    private static final String MEANING = "\\`*_{}[]#|~";

    private final List<String> parts = new ArrayList<>();

    /**
     * What stands in a cell of a table.
     *
     * @param markdown safe already
     */
    public record Cell(String markdown) {

        /** A plain text. */
        public static Cell text(String text) {
            return new Cell(escaped(text));
        }

        /** A text as it is typed. */
        public static Cell code(String text) {
            return new Cell("`" + line(text).replace('`', '\'') + "`");
        }

        /** A text that leads to a file beside the page, or to a URL. */
        public static Cell link(String text, String file) {
            return new Cell("[" + escaped(text) + "](" + target(file) + ")");
        }
    }

    /** @param level 1 for the page's own */
    public Markdown heading(int level, String text) {
        return add("#".repeat(level) + " " + escaped(text));
    }

    public Markdown paragraph(String text) {
        return add(escaped(text));
    }

    /** Lines that are shown as they are typed. */
    public Markdown code(List<String> lines) {
        String fence = lines.stream().anyMatch(line -> line.contains("```")) ? "~~~~" : "```";
        return add(fence + "\n" + lines.stream().map(Markdown::line).collect(Collectors.joining("\n")) + "\n" + fence);
    }

    /** Names and values, one below the other. */
    public Markdown list(List<Item> items) {
        return add(items.stream()
                .map(item -> "- " + escaped(item.name()) + ": " + item.value().markdown())
                .collect(Collectors.joining("\n")));
    }

    /** A name and its value. */
    public record Item(String name, Cell value) {}

    /**
     * A table.
     *
     * @param rows each with as many cells as there are columns
     */
    public Markdown table(List<String> columns, List<List<Cell>> rows) {
        return table(columns, Set.of(), rows);
    }

    /**
     * The same.
     *
     * @param numbers columns that stand to the right, counted from 0
     */
    public Markdown table(List<String> columns, Set<Integer> numbers, List<List<Cell>> rows) {
        List<String> lines = new ArrayList<>();
        lines.add(row(columns.stream().map(Cell::text).toList()));
        lines.add(IntStream.range(0, columns.size())
                .mapToObj(c -> numbers.contains(c) ? "---:" : "---")
                .collect(Collectors.joining(" | ", "| ", " |")));
        for (List<Cell> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(
                        "a row has " + row.size() + " cells, but the table has " + columns.size() + " columns");
            }
            lines.add(row(row));
        }
        return add(String.join("\n", lines));
    }

    /**
     * An image beside the page.
     *
     * @param alternative what it shows, for those who cannot see it
     * @param file its name
     */
    public Markdown image(String alternative, String file) {
        return add("![" + escaped(alternative) + "](" + target(file) + ")");
    }

    private Markdown add(String part) {
        parts.add(part);
        return this;
    }

    private static String row(List<Cell> cells) {
        return cells.stream().map(Cell::markdown).collect(Collectors.joining(" | ", "| ", " |"));
    }

    /** Angle brackets let a name have blanks and brackets. */
    private static String target(String file) {
        return "<" + file.replace("\\", "/").replace("<", "%3C").replace(">", "%3E") + ">";
    }

    private static String escaped(String text) {
        StringBuilder safe = new StringBuilder();
        line(text).codePoints().forEach(c -> {
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                default -> safe.append(MEANING.indexOf(c) >= 0 ? "\\" : "").appendCodePoint(c);
            }
        });
        return safe.toString();
    }

    private static String line(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }

    /** The whole page. */
    @Override
    public String toString() {
        return String.join("\n\n", parts) + "\n";
    }
}
