package io.nas4j.report.axis;

import java.math.BigDecimal;

/** Numbers at the marks of an axis. */
public final class TickLabels {

    private static final int LONGEST_PLAIN = 6;

    private TickLabels() {}

    /** A short form such as {@code 0.05}, {@code 1200} or {@code 2e-7}, without needless zeros. */
    public static String of(BigDecimal value) {
        BigDecimal digits = value.stripTrailingZeros();
        String plain = digits.toPlainString();
        if (digits.abs().toPlainString().length() <= LONGEST_PLAIN || digits.precision() >= LONGEST_PLAIN) {
            return plain;
        }
        int exponent = digits.precision() - digits.scale() - 1;
        return digits.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
    }
}
