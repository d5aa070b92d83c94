package io.nas4j.space.latency;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A time of inference as people write it: {@code 5ms}, {@code 0.25 ms}, {@code 800us}, {@code 1.5s}. */
public record LatencyAmount(long nanos) {

    private static final Pattern FORM =
            Pattern.compile("([0-9]{1,13}(?:\\.[0-9]{1,9})?)\\s*(ns|us|ms|s)", Pattern.CASE_INSENSITIVE);
    private static final List<String> UNITS = List.of("ns", "us", "ms", "s");
    private static final int STEP = 3;
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

    /** Reads a number and its unit, above 0; empty where the text is none. */
    public static Optional<LatencyAmount> parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int power = STEP * UNITS.indexOf(matcher.group(2).toLowerCase(Locale.ROOT));
        BigDecimal nanos = new BigDecimal(matcher.group(1)).scaleByPowerOfTen(power);
        return nanos.compareTo(BigDecimal.ONE) < 0 || nanos.compareTo(MOST) > 0
                ? Optional.empty()
                : Optional.of(new LatencyAmount(nanos.longValue()));
    }

    /** What {@link #parse} reads, exactly, in milliseconds. */
    public String text() {
        return BigDecimal.valueOf(nanos, 2 * STEP).stripTrailingZeros().toPlainString() + "ms";
    }
}
