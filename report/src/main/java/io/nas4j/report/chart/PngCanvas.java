package io.nas4j.report.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.List;

/** Draws pixels, without a display. */
final class PngCanvas implements Canvas, AutoCloseable {

    /** Pixels of the image for each pixel of the chart. More than one makes print sharp. */
    static final int SCALE = 2;

    private final BufferedImage image;
    private final Graphics2D graphics;

    PngCanvas(int width, int height) {
        this.image = new BufferedImage(SCALE * width, SCALE * height, BufferedImage.TYPE_INT_RGB);
        this.graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.scale(SCALE, SCALE);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
    }

    @Override
    public void line(List<Spot> spots, Pen pen) {
        graphics.setColor(pen.colour());
        graphics.setStroke(stroke(pen));
        graphics.draw(path(spots));
    }

    @Override
    public void curve(String name, List<Spot> spots, Pen pen) {
        line(spots, pen);
    }

    @Override
    public void area(List<Spot> outline, Color colour, double opacity) {
        graphics.setColor(
                new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), (int) Math.round(255 * opacity)));
        Path2D path = path(outline);
        path.closePath();
        graphics.fill(path);
    }

    @Override
    public void text(String text, Spot at, Anchor anchor, Face face) {
        graphics.setColor(Color.BLACK);
        graphics.setFont(new Font(Font.SANS_SERIF, face.bold() ? Font.BOLD : Font.PLAIN, face.size()));
        double length =
                graphics.getFontMetrics().getStringBounds(text, graphics).getWidth();
        double back = switch (anchor) {
            case START -> 0;
            case MIDDLE -> length / 2;
            case END -> length;
        };
        AffineTransform before = graphics.getTransform();
        graphics.translate(at.x(), at.y());
        if (face.upwards()) {
            graphics.rotate(-Math.PI / 2);
        }
        graphics.drawString(text, (float) -back, 0);
        graphics.setTransform(before);
    }

    /** Length of a text in a font of this machine, in pixels of the chart. */
    static double width(String text, Face face) {
        return font(face)
                .getStringBounds(text, new FontRenderContext(null, true, true))
                .getWidth();
    }

    private static Font font(Face face) {
        return new Font(Font.SANS_SERIF, face.bold() ? Font.BOLD : Font.PLAIN, face.size());
    }

    BufferedImage image() {
        return image;
    }

    @Override
    public void close() {
        graphics.dispose();
    }

    private static BasicStroke stroke(Pen pen) {
        if (pen.dashes().isEmpty()) {
            return new BasicStroke(pen.width(), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
        }
        float[] dashes = new float[pen.dashes().size()];
        for (int i = 0; i < dashes.length; i++) {
            dashes[i] = pen.dashes().get(i);
        }
        return new BasicStroke(pen.width(), BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dashes, 0);
    }

    private static Path2D path(List<Spot> spots) {
        Path2D path = new Path2D.Double();
        path.moveTo(spots.get(0).x(), spots.get(0).y());
        spots.stream().skip(1).forEach(spot -> path.lineTo(spot.x(), spot.y()));
        return path;
    }
}
