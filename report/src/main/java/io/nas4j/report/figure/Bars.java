package io.nas4j.report.figure;

import io.nas4j.report.axis.Axis;
import io.nas4j.report.axis.Tick;
import io.nas4j.report.figure.Svg.Anchor;
import java.util.List;
import java.util.OptionalInt;

/**
 * Named values below each other, each as a bar from the axis' beginning or as a point, with an interval where there is one.
 *
 * @param label what the values are, with their unit
 * @param points whether values are points, since the axis does not begin at 0
 */
public record Bars(String label, Axis axis, boolean points, List<Bar> bars) {

    /**
     * A value.
     *
     * @param heading a line above it, which begins a group; empty for none
     * @param low lower end of its interval; the value itself where there is none
     * @param high upper end of its interval
     * @param shown the value in words
     */
    public record Bar(String heading, String name, double value, double low, double high, String shown) {

        /** A value without an interval. */
        public static Bar of(String name, double value, String shown) {
            return new Bar("", name, value, value, value, shown);
        }
    }

    private static final int ROW = 22;
    private static final int MOST_NAME = 170;
    private static final int BELOW = 44;

    public Bars {
        bars = List.copyOf(bars);
    }

    /** The SVG element. */
    public String drawing() {
        Svg svg = new Svg();
        double names = Math.min(
                MOST_NAME,
                bars.stream().mapToDouble(bar -> Plot.width(bar.name())).max().orElse(0));
        double shown =
                bars.stream().mapToDouble(bar -> Plot.width(bar.shown())).max().orElse(0);
        double rows = ROW
                * (bars.size()
                        + bars.stream().filter(bar -> !bar.heading().isEmpty()).count());
        Frame frame = new Frame(axis, axis, names + 10, Plot.WIDTH - shown - 14, 4, 4 + rows);
        grid(svg, frame);
        double y = frame.top();
        for (Bar bar : bars) {
            if (!bar.heading().isEmpty()) {
                svg.text(2, y + 15, Anchor.START, "heading", shortened(bar.heading(), Plot.WIDTH - 4.0));
                y += ROW;
            }
            row(svg, frame, bar, y);
            y += ROW;
        }
        svg.text(Plot.WIDTH - 2, frame.bottom() + 36, Anchor.END, "what", shortened(label, Plot.WIDTH - 4.0));
        return svg.element(Plot.WIDTH, frame.bottom() + BELOW);
    }

    private void row(Svg svg, Frame frame, Bar bar, double y) {
        svg.text(frame.left() - 8, y + 15, Anchor.END, "", shortened(bar.name(), frame.left() - 10));
        svg.text(Plot.WIDTH - 2.0, y + 15, Anchor.END, "", bar.shown());
        double at = frame.across(bar.value());
        if (points && bar.low() < bar.high()) {
            svg.line(frame.across(bar.low()), y + 11, frame.across(bar.high()), y + 11, "interval");
        }
        if (points) {
            svg.path(
                    "M" + Svg.number(at) + "," + Svg.number(y + 11) + Shape.DISC.path(),
                    "disc c0",
                    OptionalInt.empty());
        } else {
            svg.rectangle(frame.left(), y + 4, at - frame.left(), ROW - 8.0, "bar c0");
        }
        if (!points && bar.low() < bar.high()) {
            svg.line(frame.across(bar.low()), y + 11, frame.across(bar.high()), y + 11, "interval");
        }
    }

    private void grid(Svg svg, Frame frame) {
        double free = 0;
        for (Tick tick : axis.ticks()) {
            double at = frame.across(tick.value());
            double half = Plot.width(tick.label()) / 2;
            svg.line(at, frame.top(), at, frame.bottom(), "gridline");
            if (at - half >= free && !tick.label().isEmpty()) {
                svg.text(at, frame.bottom() + 16, Anchor.MIDDLE, "", tick.label());
                free = at + half + 6;
            }
        }
    }

    /** A text that fits; what is left out can be read in the figure's table. */
    static String shortened(String text, double wide) {
        String fitting = text;
        while (fitting.length() > 1 && Plot.width(fitting) > wide) {
            fitting = fitting.substring(0, fitting.length() - 2) + "…";
        }
        return fitting;
    }
}
