package io.nas4j.report.figure;

import io.nas4j.report.axis.Axis;
import io.nas4j.report.axis.TextWidth;
import io.nas4j.report.axis.Tick;
import io.nas4j.report.figure.Svg.Anchor;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Layers over one pair of axes, 440 wide: as wide as a telephone shows it without making letters small. The legend stands above
 * the plot, and so does what y is.
 *
 * @param xLabel what x is, with its unit
 * @param yLabel what y is, with its unit
 * @param layers from the lowest to the uppermost
 */
public record Plot(String xLabel, String yLabel, Axis x, Axis y, List<Layer> layers) {

    static final int WIDTH = 440;
    static final int LETTER = 12;

    private static final int HEIGHT = 210;
    private static final int RIGHT = 18;
    private static final int BELOW = 42;
    private static final int GAP = 6;

    public Plot {
        layers = List.copyOf(layers);
    }

    /** The SVG element. */
    public String drawing() {
        Svg svg = new Svg();
        double legend = Legend.draw(svg, layers);
        double left = 14
                + y.ticks().stream()
                        .mapToDouble(tick -> width(tick.label()))
                        .max()
                        .orElse(0);
        Frame frame = new Frame(x, y, left, WIDTH - RIGHT, legend + 34, legend + 34 + HEIGHT);
        svg.text(2, legend + 16, Anchor.START, "what", Bars.shortened(yLabel, WIDTH - 4.0));
        axes(svg, frame);
        for (Layer layer : layers) {
            LayerDrawing.draw(svg, frame, layer);
        }
        double right = frame.right();
        String below = Bars.shortened(xLabel, WIDTH - 4.0);
        boolean wide = width(below) > right - left;
        svg.text(
                wide ? WIDTH - 2 : (left + right) / 2,
                frame.bottom() + 36,
                wide ? Anchor.END : Anchor.MIDDLE,
                "what",
                below);
        return svg.element(WIDTH, frame.bottom() + BELOW);
    }

    static double width(String text) {
        return TextWidth.width(text, LETTER, false);
    }

    private void axes(Svg svg, Frame frame) {
        svg.begin("grid");
        for (Tick tick : labelled(y)) {
            svg.line(frame.left(), frame.down(tick.value()), frame.right(), frame.down(tick.value()), "");
        }
        for (Tick tick : labelled(x)) {
            svg.line(frame.across(tick.value()), frame.top(), frame.across(tick.value()), frame.bottom(), "");
        }
        svg.end();
        for (Tick tick : labelled(y)) {
            svg.text(frame.left() - GAP, frame.down(tick.value()) + 4, Anchor.END, "", tick.label());
        }
        double free = 0;
        for (Tick tick : labelled(x)) {
            double half = width(tick.label()) / 2;
            double at = Math.min(frame.across(tick.value()), WIDTH - half);
            if (at - half >= free) {
                svg.text(at, frame.bottom() + 17, Anchor.MIDDLE, "", tick.label());
                free = at + half + GAP;
            }
        }
        List<double[]> corner = new ArrayList<>();
        corner.add(new double[] {frame.left(), frame.top()});
        corner.add(new double[] {frame.left(), frame.bottom()});
        corner.add(new double[] {frame.right(), frame.bottom()});
        svg.path(Svg.through(corner), "frame", OptionalInt.empty());
    }

    private static List<Tick> labelled(Axis axis) {
        return axis.ticks().stream().filter(tick -> !tick.label().isEmpty()).toList();
    }
}
