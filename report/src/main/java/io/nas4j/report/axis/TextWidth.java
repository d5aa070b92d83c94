package io.nas4j.report.axis;

/** Estimates the width of a text, rather too wide than too narrow. A chart must not depend on the fonts of a machine. */
public final class TextWidth {

    private static final int FIRST_SQUARE_LETTER = 0x2E80;

    private TextWidth() {}

    /**
     * Pixels.
     *
     * @param size of the letters, in pixels
     */
    public static double width(String text, int size, boolean bold) {
        double letters = text.codePoints().mapToDouble(TextWidth::width).sum();
        return letters * size * (bold ? 1.1 : 1);
    }

    private static double width(int letter) {
        if (letter >= FIRST_SQUARE_LETTER) {
            return 1.05;
        }
        return Character.isUpperCase(letter) ? 0.74 : 0.62;
    }
}
