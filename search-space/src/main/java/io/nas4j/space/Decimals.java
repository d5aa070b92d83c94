package io.nas4j.space;

import java.math.BigDecimal;

/** Numbers in sentences, as people type them: 2 and 0.0001, not 2.0 and 1.0E-4. */
public final class Decimals {

    /** Beyond so many characters a power of ten is easier to read. */
    private static final int LONGEST = 20;

    private Decimals() {}

    /** The shortest text that means exactly this number. */
    public static String text(double value) {
        return Double.isFinite(value) ? plain(Double.toString(value)) : Double.toString(value);
    }

    /** The shortest text that means exactly this number. */
    public static String text(float value) {
        return Float.isFinite(value) ? plain(Float.toString(value)) : Float.toString(value);
    }

    private static String plain(String digits) {
        String plain = new BigDecimal(digits).stripTrailingZeros().toPlainString();
        return plain.length() <= LONGEST ? plain : digits.replace(".0E", "e").replace('E', 'e');
    }
}
