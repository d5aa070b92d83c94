package io.nas4j.space.notation;

import java.math.BigDecimal;

/** Numbers as other programs write them. */
final class Numbers {

    private Numbers() {}

    /** Without exponent where that is short; reads back as the same number. */
    static String text(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e9) {
            return Long.toString((long) value);
        }
        String plain =
                new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
        return plain.length() <= 20 ? plain : Double.toString(value);
    }
}
