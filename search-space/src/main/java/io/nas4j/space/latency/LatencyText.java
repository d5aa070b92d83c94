package io.nas4j.space.latency;

import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Fields;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A latency table as lines of text, as a file or a study holds it; {@code parse(format(t)).equals(t)}. A first line with the
 * version, then engine, machine, batch and factor, then a line for each operator: median and interquartile range in nanoseconds and
 * the operator, between tabs.
 */
public final class LatencyText {

    /** The longest text: what a study can keep. */
    public static final int MAX_LENGTH = 900_000;

    private static final String TITLE = "nas4j latency table 1";
    private static final String COLUMNS = "median_ns\tiqr_ns\toperator";
    private static final int BATCH_LINE = 4;
    private static final int CELLS = 3;
    private static final List<String> FACTS = List.of("engine", "machine", "batch", "factor");

    private LatencyText() {}

    public static String format(LatencyTable table) {
        StringBuilder text = new StringBuilder(TITLE).append('\n');
        text.append("engine\t").append(table.engine()).append('\n');
        text.append("machine\t").append(table.machine()).append('\n');
        text.append("batch\t").append(table.batch()).append('\n');
        text.append("factor\t")
                .append(new BigDecimal(Double.toString(table.factor())).toPlainString())
                .append('\n');
        text.append(COLUMNS).append('\n');
        table.timings()
                .forEach((operator, timing) -> text.append(timing.median())
                        .append('\t')
                        .append(timing.spread())
                        .append('\t')
                        .append(operator.text())
                        .append('\n'));
        return text.toString();
    }

    /**
     * Reads {@link #format}.
     *
     * @throws InvalidInputException naming the line that is wrong
     */
    public static LatencyTable parse(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new InvalidInputException(
                    "a latency table must have at most " + MAX_LENGTH + " characters, but has " + text.length());
        }
        List<String> lines = text.lines().toList();
        if (lines.isEmpty() || !lines.get(0).equals(TITLE)) {
            throw new InvalidInputException("line 1: a latency table must begin with '" + TITLE + "', but begins with '"
                    + Fields.abbreviated(lines.isEmpty() ? "" : lines.get(0)) + "'");
        }
        int head = FACTS.size() + 1;
        if (lines.size() <= head || !lines.get(head).equals(COLUMNS)) {
            throw new InvalidInputException("line " + (head + 1) + ": a latency table must name its columns there: "
                    + COLUMNS.replace('\t', ' '));
        }
        Map<TimedOperator, Timing> timings = new LinkedHashMap<>();
        for (int i = head + 1; i < lines.size(); i++) {
            row(lines.get(i), i + 1, timings);
        }
        int batch = (int) Math.min(Integer.MAX_VALUE, whole(fact(lines, 2), BATCH_LINE));
        String factor = fact(lines, 3);
        if (!factor.matches("[0-9]{1,2}(\\.[0-9]{1,20})?")) {
            throw new InvalidInputException("line " + head + ": the factor must be a number as 0.95, but was '"
                    + Fields.abbreviated(factor) + "'");
        }
        return new LatencyTable(fact(lines, 0), fact(lines, 1), batch, Double.parseDouble(factor), timings);
    }

    private static String fact(List<String> lines, int index) {
        String start = FACTS.get(index) + "\t";
        String line = lines.get(index + 1);
        if (!line.startsWith(start)) {
            throw new InvalidInputException("line " + (index + 2) + ": must be '" + start.strip()
                    + "', a tab and its value, but was '" + Fields.abbreviated(line) + "'");
        }
        return line.substring(start.length());
    }

    private static void row(String line, int number, Map<TimedOperator, Timing> timings) {
        String[] cells = line.split("\t", -1);
        if (cells.length != CELLS) {
            throw new InvalidInputException("line " + number
                    + ": must be median, interquartile range and operator between tabs, but was '"
                    + Fields.abbreviated(line) + "'");
        }
        try {
            Timing timing = new Timing(whole(cells[0], number), whole(cells[1], number));
            if (timings.put(OperatorText.parse(cells[2]), timing) != null) {
                throw new InvalidInputException("'" + cells[2] + "' stands there twice");
            }
        } catch (InvalidInputException e) {
            throw String.valueOf(e.getMessage()).startsWith("line ") ? e : e.at("line " + number);
        }
    }

    private static long whole(String digits, int line) {
        if (!digits.matches("[0-9]{1,13}")) {
            throw new InvalidInputException("line " + line + ": must be a whole number of at most 13 digits, but was '"
                    + Fields.abbreviated(digits) + "'");
        }
        return Long.parseLong(digits);
    }
}
