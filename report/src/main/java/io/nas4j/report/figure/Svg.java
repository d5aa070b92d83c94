package io.nas4j.report.figure;

import java.util.List;
import java.util.OptionalInt;

/** Collects the elements of an SVG drawing. Texts are escaped, and classes say how things look. */
final class Svg {

    /** Which part of a text lies at its position. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    private final StringBuilder body = new StringBuilder();

    void text(double x, double y, Anchor anchor, String look, String text) {
        body.append("<text x=\"")
                .append(number(x))
                .append("\" y=\"")
                .append(number(y))
                .append('"')
                .append(
                        anchor == Anchor.START
                                ? ""
                                : " text-anchor=\"" + (anchor == Anchor.END ? "end" : "middle") + '"')
                .append(look.isEmpty() ? "" : " class=\"" + look + '"')
                .append('>')
                .append(escaped(text))
                .append("</text>");
    }

    void line(double x1, double y1, double x2, double y2, String look) {
        path("M" + number(x1) + "," + number(y1) + "L" + number(x2) + "," + number(y2), look, OptionalInt.empty());
    }

    void rectangle(double x, double y, double width, double height, String look) {
        body.append("<rect x=\"")
                .append(number(x))
                .append("\" y=\"")
                .append(number(y))
                .append("\" width=\"")
                .append(number(Math.max(0, width)))
                .append("\" height=\"")
                .append(number(height))
                .append("\" class=\"")
                .append(look)
                .append("\"/>");
    }

    void path(String path, String look, OptionalInt trial) {
        body.append("<path d=\"").append(path).append('"');
        if (!look.isEmpty()) {
            body.append(" class=\"").append(look).append('"');
        }
        trial.ifPresent(number -> body.append(" data-t=\"").append(number).append('"'));
        body.append("/>");
    }

    /** Begins a group whose elements look alike. */
    void begin(String look) {
        body.append("<g class=\"").append(look).append("\">");
    }

    void end() {
        body.append("</g>");
    }

    /** The whole element. */
    String element(double width, double height) {
        return "<svg viewBox=\"0 0 " + number(width) + " " + number(height) + "\" xmlns=\"http://www.w3.org/2000/svg\">"
                + body + "</svg>";
    }

    /** The path of straight pieces between positions. */
    static String through(List<double[]> positions) {
        StringBuilder path = new StringBuilder();
        for (double[] at : positions) {
            path.append(path.isEmpty() ? "M" : "L")
                    .append(number(at[0]))
                    .append(',')
                    .append(number(at[1]));
        }
        return path.toString();
    }

    /** Tenths of a pixel. */
    static String number(double value) {
        long tenths = Math.round(10 * value);
        long rest = Math.abs(tenths % 10);
        return (tenths < 0 && tenths > -10 ? "-" : "") + tenths / 10 + (rest == 0 ? "" : "." + rest);
    }

    private static String escaped(String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                default -> safe.appendCodePoint(Character.isISOControl(c) || isLone(c) ? 0xFFFD : c);
            }
        });
        return safe.toString();
    }

    /** Half of a pair that stands for a character, and what no text may hold. */
    private static boolean isLone(int c) {
        return (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) || c == 0xFFFE || c == 0xFFFF;
    }
}
