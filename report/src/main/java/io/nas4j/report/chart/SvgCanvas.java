package io.nas4j.report.chart;

import java.awt.Color;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Draws as SVG. The bytes depend on the chart alone: texts stay texts, and the fonts of the machine have no influence. */
final class SvgCanvas implements Canvas {

    private final StringBuilder body = new StringBuilder();
    private final int width;
    private final int height;
    private final String title;

    SvgCanvas(int width, int height, String title) {
        this.width = width;
        this.height = height;
        this.title = title;
    }

    @Override
    public void line(List<Spot> spots, Pen pen) {
        body.append("<path d=\"")
                .append(path(spots))
                .append('"')
                .append(stroke(pen))
                .append("/>\n");
    }

    /** Browsers show the title of a path when the mouse is on it. */
    @Override
    public void curve(String name, List<Spot> spots, Pen pen) {
        body.append("<path d=\"").append(path(spots)).append('"').append(stroke(pen));
        body.append("><title>").append(escaped(name)).append("</title></path>\n");
    }

    @Override
    public void area(List<Spot> outline, Color colour, double opacity) {
        body.append("<path d=\"").append(path(outline)).append("Z\" fill=\"").append(hex(colour));
        body.append("\" fill-opacity=\"").append(opacity).append("\"/>\n");
    }

    @Override
    public void text(String text, Spot at, Anchor anchor, Face face) {
        body.append("<text x=\"").append(number(at.x())).append("\" y=\"").append(number(at.y()));
        body.append("\" font-size=\"").append(face.size()).append('"');
        if (anchor != Anchor.START) {
            body.append(" text-anchor=\"")
                    .append(anchor.name().toLowerCase(Locale.ROOT))
                    .append('"');
        }
        if (face.bold()) {
            body.append(" font-weight=\"bold\"");
        }
        if (face.upwards()) {
            body.append(" transform=\"rotate(-90 ").append(number(at.x())).append(' ');
            body.append(number(at.y())).append(")\"");
        }
        body.append('>').append(escaped(text)).append("</text>\n");
    }

    /** The whole file. */
    byte[] bytes() {
        String head = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + width + "\" height=\"" + height
                + "\" viewBox=\"0 0 " + width + " " + height + "\" role=\"img\""
                + " font-family=\"Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif\" fill=\"#000000\">\n"
                + "<title>" + escaped(title) + "</title>\n"
                + "<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n";
        return (head + body + "</svg>\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String path(List<Spot> spots) {
        return spots.stream()
                .map(spot -> number(spot.x()) + "," + number(spot.y()))
                .collect(Collectors.joining(" L", "M", ""));
    }

    private static String stroke(Pen pen) {
        String dashes = pen.dashes().isEmpty()
                ? ""
                : pen.dashes().stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(" ", " stroke-dasharray=\"", "\""));
        return " fill=\"none\" stroke=\"" + hex(pen.colour()) + "\" stroke-width=\"" + number(pen.width())
                + "\" stroke-linejoin=\"round\"" + dashes;
    }

    private static String hex(Color colour) {
        return String.format(Locale.ROOT, "#%06x", colour.getRGB() & 0xffffff);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value).replaceFirst("\\.?0+$", "");
    }

    /** Characters with a meaning in XML become entities. Characters that XML cannot hold become the replacement character. */
    private static String escaped(String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                default -> safe.appendCodePoint(isXml(c) ? c : 0xFFFD);
            }
        });
        return safe.toString();
    }

    private static boolean isXml(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }
}
