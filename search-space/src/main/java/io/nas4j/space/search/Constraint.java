package io.nas4j.space.search;

import io.nas4j.space.InvalidInputException;
import io.nas4j.space.NearName;
import io.nas4j.space.architecture.Fields;
import io.nas4j.space.latency.LatencyAmount;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A hard limit: a network beyond it is never proposed.
 *
 * @param limit the most that is allowed, of the metric's unit
 */
public record Constraint(Metric metric, long limit) {

    private static final Pattern FORM =
            Pattern.compile("\\s*([A-Za-z]{1,20})\\s*<=\\s*([0-9]{1,18}(?:\\.[0-9]{1,9})?)\\s*([kKmMgG]?)([bB]?)\\s*");
    private static final Pattern TIME =
            Pattern.compile("\\s*latency\\s*<=\\s*([0-9.]{1,20}\\s*[a-z]{0,2})\\s*", Pattern.CASE_INSENSITIVE);
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final List<String> UNITS = List.of("", "k", "M", "G");

    public Constraint {
        if (limit < 1) {
            throw new InvalidInputException("a constraint's limit must be at least 1, but was " + limit);
        }
    }

    /**
     * Reads {@code macs <= 60M}, {@code params <= 5M}, {@code memory <= 20MB} or {@code latency <= 10ms}. Suffixes are powers
     * of 1,000; a {@code B} may stand behind bytes only, and a time has its unit.
     *
     * @throws InvalidInputException saying which form is allowed
     */
    public static Constraint parse(String text) {
        Matcher time = TIME.matcher(text);
        if (time.matches()) {
            return new Constraint(
                    Metric.LATENCY,
                    LatencyAmount.parse(time.group(1))
                            .orElseThrow(() -> refused(text))
                            .nanos());
        }
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw refused(text);
        }
        Metric metric = Metric.find(matcher.group(1).toLowerCase(Locale.ROOT))
                .orElseThrow(() -> refused(text, NearName.hint(matcher.group(1), Metric.texts())));
        if ((!matcher.group(4).isEmpty() && metric != Metric.MEMORY) || metric == Metric.LATENCY) {
            throw refused(text);
        }
        String unit = matcher.group(3).toLowerCase(Locale.ROOT);
        BigDecimal limit =
                new BigDecimal(matcher.group(2)).scaleByPowerOfTen(unit.isEmpty() ? 0 : 3 * (1 + "kmg".indexOf(unit)));
        if (limit.compareTo(BigDecimal.ONE) < 0 || limit.compareTo(MOST) > 0) {
            throw new InvalidInputException("the limit of '" + text.strip() + "' must be from 1 to " + Long.MAX_VALUE);
        }
        return new Constraint(metric, limit.longValue());
    }

    private static InvalidInputException refused(String text) {
        return refused(text, "");
    }

    private static InvalidInputException refused(String text, String hint) {
        return new InvalidInputException("a constraint is METRIC <= LIMIT with METRIC one of "
                + String.join(", ", Metric.texts())
                + ", as 'macs <= 60M', 'params <= 5M', 'memory <= 20MB' or 'latency <= 10ms', but was '"
                + Fields.abbreviated(text) + "'" + hint);
    }

    /** Whether a network of that cost, in the metric's unit, keeps to it. */
    public boolean permits(long cost) {
        return cost <= limit;
    }

    /** The form that {@link #parse} reads; {@code parse(c.text()).equals(c)}. */
    public String text() {
        if (metric == Metric.LATENCY) {
            return metric.text() + " <= " + new LatencyAmount(limit).text();
        }
        long shown = limit;
        int power = 0;
        while (power < UNITS.size() - 1 && shown % 1000 == 0) {
            shown /= 1000;
            power++;
        }
        return metric.text() + " <= " + shown + UNITS.get(power) + (metric == Metric.MEMORY ? "B" : "");
    }

    /**
     * Refuses two limits of one metric.
     *
     * @throws InvalidInputException naming both
     */
    public static void requireDistinct(List<Constraint> constraints) {
        for (int a = 0; a < constraints.size(); a++) {
            for (int b = 0; b < a; b++) {
                if (constraints.get(a).metric() == constraints.get(b).metric()) {
                    throw new InvalidInputException("a metric may be limited once, but there are '"
                            + constraints.get(b).text() + "' and '"
                            + constraints.get(a).text() + "'");
                }
            }
        }
    }
}
